"""With the keyboard alone, and always seeing where one is."""

import re

import pytest
from playwright.sync_api import Page, expect

from .people import EMPLOYEE, enter

pytestmark = pytest.mark.browser

MOST_STEPS = 40
RING = """() => {
    const at = document.activeElement, shown = at.closest("label") ?? at;
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
    return parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none"
        && box.width > 4 && box.height > 4;
}"""


def tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until one is there; each stop on the way is seen."""
    wanted = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        assert page.evaluate(RING), f"focus is not seen on {here}"
        if wanted.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"no {role} {name} within {MOST_STEPS} steps; now at {here}")


def test_from_the_day_s_page_to_a_need_that_is_sent(page: Page) -> None:
    enter(page.context, EMPLOYEE)
    page.goto("/boras/hem/")
    tab_to(page, "link", "Hoppa till innehållet")
    page.keyboard.press("Enter")
    tab_to(page, "textbox", "Vad skaver?")
    page.keyboard.type("Ingen vet vem som har nyckeln till förrådet")
    tab_to(page, "button", "Fortsätt")
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Vad skaver?")
    expect(field).to_have_value("Ingen vet vem som har nyckeln till förrådet")
    expect(field).to_be_focused()
    tab_to(page, "button", "Skicka in")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/behov/B\d\d-\d{4,}/$"))


def test_the_skip_link_leads_past_the_menu(page: Page) -> None:
    page.goto("/boras/")
    skip = page.get_by_role("link", name="Hoppa till innehållet")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_the_small_screen_s_menu_opens_and_closes(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/boras/")
    menu = page.get_by_role("navigation", name="Huvudmeny")
    tab_to(page, "button", "Meny")
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    tab_to(page, "link", "Behov")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Meny")).to_be_focused()


def test_the_account_s_menu_opens_and_closes(page: Page) -> None:
    enter(page.context, EMPLOYEE)
    page.goto("/boras/hem/")
    menu = page.locator("#jag")
    tab_to(page, "button", "UB, Undersköterska, Borås: mitt konto")
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    tab_to(page, "link", "Min sida")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
