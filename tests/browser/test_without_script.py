"""Everything also works where scripts don't run."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import NewContext
from .people import sign_in
from .writing import send

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(new_context: NewContext) -> Page:
    return new_context(java_script_enabled=False).new_page()


def test_matches_are_a_button_away_and_what_was_written_comes_along(plain: Page) -> None:
    sign_in(plain, "Borås", "Undersköterska")
    plain.goto("/boras/behov/nytt/")
    written = "Halv sju letar jag i telefonlistan efter någon som kan jobba klockan sju."
    plain.get_by_role("textbox", name="Vad skaver?").fill(written)
    plain.get_by_role("button", name="Visa träffar").click()
    group = plain.get_by_role("region", name="Fler har det här behovet")
    expect(group.get_by_role("listitem").first).to_contain_text("Stark")
    expect(plain.get_by_role("textbox", name="Vad skaver?")).to_have_value(written)
    send(plain)
    expect(plain.get_by_text(written)).to_be_visible()


def test_a_list_is_filtered_and_taken_off_again(plain: Page) -> None:
    plain.goto("/boras/behov/")
    count = plain.get_by_role("status").filter(has_text="träff")
    everything = count.inner_text()
    plain.get_by_role("searchbox", name="Sök").fill("släpet")
    plain.get_by_role("button", name="Visa", exact=True).click()
    expect(count).to_have_text("1 träff")
    plain.get_by_role("link", name="Rensa").click()
    expect(count).to_have_text(everything)


def test_a_menu_opens_and_closes(plain: Page) -> None:
    plain.set_viewport_size({"width": 320, "height": 640})
    plain.goto("/boras/")
    menu = plain.get_by_role("navigation", name="Huvudmeny")
    plain.get_by_role("button", name="Meny").click()
    menu.get_by_role("link", name="Lösningar").click()
    expect(plain).to_have_url(re.compile("/boras/losningar/$"))
    expect(menu).to_be_hidden()


def test_language_and_theme_are_chosen_and_remembered(plain: Page) -> None:
    plain.goto("/boras/behov/?vy=alla")
    here, page = plain.url, plain.locator("html")
    plain.get_by_role("contentinfo").get_by_role("button", name="Mörkt").click()
    expect(page).to_have_attribute("data-theme", "dark")
    assert plain.url == here
    plain.get_by_role("contentinfo").get_by_role("button", name="English").click()
    expect(page).to_have_attribute("lang", "en")
    assert plain.url == here
    plain.goto("/boras/losningar/")
    expect(page).to_have_attribute("data-theme", "dark")
    expect(page).to_have_attribute("lang", "en")
