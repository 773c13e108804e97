"""English is one click away, and then the shell is English."""

import re

import pytest
from playwright.sync_api import Page, expect

from .people import POLYGLOT, enter

pytestmark = pytest.mark.browser

SWEDISH = re.compile(
    r"\b(hem|behov|lösningar|nätverket|sök|logga|hitta|lär|hoppa|stäng|meny|min sida|"
    r"som enheten|människor|påhittade?|vad skaver|inställningar|och|att|som)\b",
    re.IGNORECASE,
)
SHELL = ".skip-link, .demo-strip, header.site-header, footer"
NOT_OURS = (
    "[lang=sv], .footer-promise, .footer-promise ~ *, footer .wrap > div > div:last-child > p"
)
"""The way back to Swedish, and what a city has written, perhaps in Swedish only."""


def test_one_click_to_english_and_one_back(page: Page) -> None:
    enter(page.context, POLYGLOT)
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
    return SWEDISH.findall(page.evaluate(WORDS, [SHELL, NOT_OURS]))


WORDS = """([shell, notOurs]) => [...document.querySelectorAll(shell)].map(part => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll(notOurs).forEach(each => each.remove());
    const heard = [...copy.querySelectorAll("[aria-label]")].map(each => each.ariaLabel);
    return [...heard, copy.textContent].join(" ");
}).join(" ")"""
