"""Sent too late or twice, in a real browser to a real server: nothing lost, nothing doubled."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import NewContext
from .people import sign_in

pytestmark = pytest.mark.browser
WRITTEN = "Halv sju letar jag i telefonlistan efter någon som kan jobba klockan sju i morgon."
DRAFT = "/boras/behov/nytt/utkast/"
"""Saves itself while one writes: without a session, or with another's, it is refused."""
AGAIN = """async () => {
  const form = document.querySelector("form#skriv");
  const send = () => fetch(form.action, {method: "POST", body: new FormData(form)});
  return (await Promise.all([send(), send(), send()])).map((answer) => answer.url);
}"""


def begun(page: Page, text: str) -> None:
    page.goto("/boras/behov/nytt/")
    field = page.get_by_role("textbox", name="Vad skaver?")
    if page.evaluate("typeof htmx") == "undefined":
        field.fill(text)
        return
    # what the page asks while one writes has been answered before anything ends
    with page.expect_response(re.compile("/behov/nytt/kontroll/$")):
        field.fill(text)
    expect(page.locator("#traffar").get_by_role("listitem").first).to_be_visible()


def press(page: Page, city: str, title: str) -> None:
    """The demo's button on the page for signing in that one has been sent to."""
    there = page.locator("details.door__city", has=page.locator("summary", has_text=city))
    if there.get_attribute("open") is None:
        there.locator("summary").click()
    there.get_by_role("button", name=title).click()


def sent(page: Page, text: str) -> None:
    page.get_by_role("button", name="Skicka in").click()
    expect(page).to_have_url(re.compile(r"/boras/behov/B\d\d-\d+/$"))
    expect(page.locator("#behovet")).to_contain_text(text)


@pytest.mark.parametrize("with_script", [True, False])
def test_a_session_that_ended_costs_no_words(new_context: NewContext, with_script: bool) -> None:
    page = new_context(refused=DRAFT, java_script_enabled=with_script).new_page()
    text = f"{WRITTEN} {'Med' if with_script else 'Utan'} skript."
    sign_in(page, "Borås", "Undersköterska")
    begun(page, text)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Skicka in").click()
    expect(page).to_have_url(re.compile("/konto/login/"))
    press(page, "Borås", "Undersköterska")
    expect(page).to_have_url(re.compile("/boras/behov/nytt/$"))
    expect(page.get_by_text("Det du skrev finns kvar här.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Vad skaver?")).to_have_value(text)
    sent(page, text)


def test_signing_in_in_another_tab_costs_no_words(new_context: NewContext) -> None:
    page = new_context(refused=DRAFT).new_page()
    text = f"{WRITTEN} I två flikar."
    sign_in(page, "Borås", "Undersköterska")
    begun(page, text)
    page.context.clear_cookies(name="sessionid")
    other = page.context.new_page()
    sign_in(other, "Borås", "Undersköterska")
    page.get_by_role("button", name="Skicka in").click()
    expect(page.get_by_text("Sidan hade stått öppen för länge.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Vad skaver?")).to_have_value(text)
    sent(page, text)


def test_three_presses_at_the_same_moment_make_one(new_context: NewContext) -> None:
    page = new_context().new_page()
    sign_in(page, "Borås", "Undersköterska")
    begun(page, f"Tre gånger trycker jag. {WRITTEN}")
    addresses = page.evaluate(AGAIN)
    assert len(set(addresses)) == 1
    assert re.search(r"/boras/behov/B\d\d-\d+/$", addresses[0])
    page.goto("/boras/behov/?vy=mina")
    expect(page.get_by_role("link", name="Tre gånger trycker jag", exact=True)).to_have_count(1)


def test_how_much_is_left_is_told_and_nothing_is_cut(new_context: NewContext) -> None:
    page = new_context().new_page()
    sign_in(page, "Borås", "Undersköterska")
    page.goto("/boras/behov/nytt/")
    field = page.get_by_role("textbox", name="Vad skaver?")
    field.fill("x" * 20_005)
    field.press("End")
    expect(page.get_by_text("5 tecken för mycket")).to_be_visible()
    page.get_by_role("button", name="Skicka in").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(field).to_have_value("x" * 20_005)


def test_a_word_without_end_stays_on_the_page(new_context: NewContext) -> None:
    page = new_context().new_page()
    sign_in(page, "Borås", "Undersköterska")
    begun(page, f"{'x' * 110} {WRITTEN}")
    sent(page, WRITTEN)
    for path in (page.url, "/boras/behov/?vy=mina", "/boras/hem/"):
        page.goto(path)
        expect(page.get_by_role("main")).to_contain_text("x" * 110)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") == width
