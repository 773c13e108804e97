"""Every page, in both languages, by day and by night, wide and narrow: open to everybody.

What axe asks for is in the page's structure, names and colours. In English these are the same but
for the words, and every text has its translation by another test; what these break is the width.
"""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import get_resolver
from playwright.sync_api import Browser, Page

from .rooms import HEIGHT, Rooms
from .server import Server
from .visits import NARROW, NO_PAGES, VISITS, Visit, addresses

pytestmark = pytest.mark.browser

Theme = Literal["light", "dark"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""What a theme can change; in the dark nothing else needs to be looked at anew. It takes half of
the time that all rules take together."""
Rules = Literal["all", "structure", "colours", "none"]


@pytest.fixture(scope="package")
def rooms(browser: Browser, site: Server, empty_site: Server) -> Iterator[Rooms]:
    rooms = Rooms(browser, site, empty_site)
    yield rooms
    rooms.close()


def test_every_address_is_visited_or_is_no_page() -> None:
    visited = {visit.name for visit in VISITS if not visit.name.startswith("/")}
    excused = set().union(*NO_PAGES.values())
    all_names = set(addresses(get_resolver()))
    pages = {name for name in all_names if not name.startswith("api:")} | {"api:openapi-view"}
    assert pages - excused == visited
    assert excused <= pages
    assert not excused & visited


FIRST = {visit.name: visit for visit in reversed(VISITS)}
"""One visit to each address. The others are the same page in another state: it is made of the same
parts, which in English are seen in one."""
LOOKED_AT = [
    (visit, language)
    for visit in VISITS
    for language in (("sv", "en") if visit is FIRST[visit.name] else ("sv",))
]


@pytest.mark.parametrize(("visit", "language"), LOOKED_AT, ids=str)
def test_page(rooms: Rooms, visit: Visit, language: str) -> None:
    page, guard = rooms.open(visit, language)
    faults: dict[str, list[str]] = {}
    if language == "sv":
        page.evaluate(AXE_SCRIPT)
    for theme, width, rules in looks(visit, language):
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for fault in [*axe(page, rules), *shape(page, width, language)]:
            faults.setdefault(fault, []).append(f"{theme} {width}")
    rooms.leave(visit, page)
    told = [f"{', '.join(where)}: {fault}" for fault, where in faults.items()]
    assert not told, "\n".join(told)
    guard.check()


def looks(visit: Visit, language: str) -> list[tuple[Theme, int, Rules]]:
    """In Swedish what the page is made of, wide and narrow. Its colours are the same in both: by
    day they are seen in one and by night in the other, the next page the other way round. English
    has other words in the same page: these break it where it is narrow, and have no colours of
    their own."""
    if language == "en":
        return [("light", visit.widths[-1], "none")]
    turn = VISITS.index(visit) % len(visit.widths)
    first, *others = visit.widths[turn:] + visit.widths[:turn]
    more = others if visit is FIRST[visit.name] else []
    structure: list[tuple[Theme, int, Rules]] = [("light", each, "structure") for each in more]
    return [("light", first, "all"), *structure, ("dark", visit.widths[turn - 1], "colours")]


def axe(page: Page, rules: Rules) -> list[str]:
    """What axe holds against the page: rule, place, reason."""
    if rules == "none":
        return []
    only = {"type": "tag", "values": RULES}
    if rules == "colours":
        only = {"type": "rule", "values": COLOURS}
    shut = {name: {"enabled": False} for name in COLOURS} if rules == "structure" else {}
    asked = {"runOnly": only, "rules": shut, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate("asked => axe.run(asked)", asked)
    return [
        f"{each['id']}: {node['target']} {node['html'][:160]} – {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def shape(page: Page, width: int, language: str) -> list[str]:
    """What every page has, and axe doesn't ask for."""
    seen: dict[str, Any] = page.evaluate(
        """() => ({
            headings: document.querySelectorAll("h1").length,
            title: document.title.trim(),
            language: document.documentElement.lang,
            empty: document.querySelectorAll('[lang=""]').length,
            wide: document.documentElement.scrollWidth,
        })"""
    )
    asked = {
        f"{seen['headings']} h1": seen["headings"] == 1,
        f"title {seen['title']!r}": bool(seen["title"].removesuffix("Språng").strip(" –")),
        f"lang {seen['language']!r}": seen["language"] == language,
        "an empty lang": not seen["empty"],
        f"{seen['wide']} px wide": width != NARROW or seen["wide"] <= NARROW,
    }
    return [fault for fault, is_right in asked.items() if not is_right]
