"""English is one click away, and then the shell is English."""

import re

import pytest
from playwright.sync_api import Page, expect

from .people import EMPLOYEE, enter

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SWEDISH = re.compile(
    r"\b(hem|behov|lösningar|nätverket|sök|logga|hitta|lär|hoppa|stäng|meny|min sida|"
    r"som enheten|människor|påhittade?|vad skaver|inställningar|och|att|som)\b",
    re.IGNORECASE,
)
SHELL = (".skip-link", ".demo-strip", "header.site-header", "#jag", "footer")
OF_THE_CITY = ".footer-promise"
"""What a city itself has written, for which it may have no English words."""


def test_one_click_to_english_and_one_back(page: Page) -> None:
    enter(page.context, EMPLOYEE)
    page.goto("/boras/behov/?vy=alla")
    address, html = page.url, page.locator("html")
    page.get_by_role("contentinfo").get_by_role("button", name="English").click()
    expect(html).to_have_attribute("lang", "en")
    assert page.url == address
    expect(page.get_by_role("navigation", name="Main menu")).to_contain_text("Solutions")
    assert not swedish_in(page)
    page.get_by_role("contentinfo").get_by_role("button", name="Svenska").click()
    expect(html).to_have_attribute("lang", "sv")
    assert page.url == address


def swedish_in(page: Page) -> list[str]:
    """Swedish words in the shell, in what is seen and in what is only heard."""
    page.locator(OF_THE_CITY).evaluate_all("all => all.forEach(each => each.remove())")
    page.locator("header [lang=sv], footer [lang=sv], #jag [lang=sv]").evaluate_all(
        "all => all.forEach(each => each.remove())"
    )
    texts = [page.locator(place).first.evaluate(WORDS) for place in SHELL]
    return SWEDISH.findall(" ".join(texts))


WORDS = """place => [place, ...place.querySelectorAll("*")]
    .map(each => each.getAttribute("aria-label") ?? "").concat(place.textContent).join(" ")"""
