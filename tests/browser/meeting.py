"""All the places where one can come upon a need: its address, lists, search, matches."""

import time

from playwright.sync_api import Page, expect

Form = dict[str, str | float | bool]
ENOUGH = 30.0
"""Seconds until the worker has read the journal and the index knows."""


def meets(page: Page, need: str, title: str) -> bool:
    """Whether a visitor comes upon the need everywhere (true) or nowhere (false)."""
    seen = places(page, need, title)
    assert len(set(seen.values())) == 1, seen
    return all(seen.values())


def come_to_meet(page: Page, need: str, title: str) -> None:
    deadline = time.monotonic() + ENOUGH
    while not all((seen := places(page, need, title)).values()):
        assert time.monotonic() < deadline, seen


def places(page: Page, need: str, title: str) -> dict[str, bool]:
    return {
        "its address": opens(page, need, title),
        "the city's list": shows(page, "/boras/behov/?q=ringer", title),
        "the network's list": shows(page, "/vaxjo/behov/?vy=natverket&q=ringer", title),
        "the search": shows(page, f"/helsingborg/sok/?vad=need&q={title}", title),
        "the matches": is_matched(page, title),
    }


def opens(page: Page, need: str, title: str) -> bool:
    answer = page.goto(need)
    assert answer
    assert answer.status in (200, 404)
    assert (title in page.title()) is answer.ok
    return answer.ok


def shows(page: Page, address: str, title: str) -> bool:
    page.goto(address)
    expect(page.get_by_role("status").filter(has_text="träff")).to_be_visible()
    return page.get_by_role("main").get_by_role("link", name=title).count() > 0


def is_matched(page: Page, title: str) -> bool:
    """What the field asks while one writes; who may not write here may still ask."""
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    form: Form = {"text": title, "csrfmiddlewaretoken": token}
    answer = page.request.post("/helsingborg/traffar/", form=form, max_retries=3)
    assert answer.ok
    return answer.text().count(title) > 1  # once is what was asked
