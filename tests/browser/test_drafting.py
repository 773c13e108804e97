"""A browser that is closed in the middle of a sentence, and a coach that follows the words."""

from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Page, Response, expect

from .conftest import NewContext
from .people import sign_in
from .writing import send

pytestmark = pytest.mark.browser
TEXT = "Nyckeln till tvättstugan hänger aldrig där den ska, och vi letar varje kväll"


def signed_in(new_context: NewContext, title: str) -> Page:
    page = new_context().new_page()
    sign_in(page, "Borås", title)
    return page


def is_kept(response: Response) -> bool:
    sent = unquote_plus(response.request.post_data or "")
    return response.url.endswith("/utkast/") and TEXT in sent


def test_a_closed_browser_loses_nothing(new_context: NewContext) -> None:
    page = signed_in(new_context, "Undersköterska")
    page.goto("/boras/behov/nytt/")
    # what this person began to write in another test may be given back here
    page.locator("#id_text").fill("")
    with page.expect_response(is_kept) as kept:
        page.locator("#id_text").press_sequentially(TEXT)
    assert kept.value.status == 200
    expect(page.locator("#utkast")).to_contain_text("Sparat som utkast kl.")
    page.context.close()

    again = signed_in(new_context, "Undersköterska")
    again.goto("/boras/behov/utkast/")
    again.get_by_role("link", name=TEXT).click()
    expect(again.locator("#id_text")).to_have_value(TEXT)
    send(again)
    again.goto("/boras/behov/utkast/")
    expect(again.get_by_role("heading", name="Inga utkast")).to_be_visible()
    again.goto("/boras/behov/nytt/")
    expect(again.locator("#id_text")).to_have_value("")


def test_the_coach_follows_from_forty_to_eighty(new_context: NewContext) -> None:
    nurse = signed_in(new_context, "Undersköterska")
    nurse.goto("/boras/behov/nytt/")
    nurse.locator("#id_text").fill("Personalen hittar inte vagnen. Den står alltid i fel hus.")
    need = send(nurse)
    lead = signed_in(new_context, "Innovationsledare")
    lead.goto(f"{need}andring/")
    figure = lead.locator(".coach__figure b")
    expect(figure).to_have_text("46")
    written = (
        ("Vem det drabbar", "Tolv i personalen", "57"),
        ("Hur ofta", "Varje fredag", "61"),
        ("Vad det kostar att inget göra", "En timme i veckan", "70"),
        ("Hur det borde vara", "Ingen letar efter vagnen", "94"),
    )
    for label, words, reached in written:
        field = lead.get_by_label(label)
        lead.locator("details.step", has=field).evaluate("step => step.open = true")
        field.fill(words)
        if label != "Hur det borde vara":
            expect(figure).to_have_text(reached)
    expect(figure).to_have_text("94")
    lead.get_by_role("button", name="Spara", exact=True).click()
    expect(lead.get_by_role("heading", name="Så tydligt är behovet: 94 av 100")).to_be_visible()
