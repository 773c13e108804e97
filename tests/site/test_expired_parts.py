"""Parts of pages that came too late: what a page sends itself, and what one pressed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse

from sprang.dialogue.models import Comment
from sprang.foundation.models import User
from sprang.needs.models import Need
from sprang.site.late import stash
from sprang.site.late.parts import BY_PAGE
from tests.cast import client_of
from tests.fuzz.page import form_to
from tests.html import text_of

from .test_expired import CAPTURE, TEXT, begun, careful, end_session

MakeNeed = Callable[..., Need]
PRESSED = {"hx-request": "true"}
BY_ITSELF = {**PRESSED, BY_PAGE.lower(): "1"}


def test_a_part_of_a_page_never_becomes_the_page_for_signing_in(nurse: User) -> None:
    stranger = client_of(None)
    typing = stranger.post(f"{CAPTURE}kontroll/", {"text": "Vi letar"}, headers=BY_ITSELF)
    assert typing.status_code == 401
    assert "Det du skriver står kvar" in text_of(typing)
    assert "HX-Redirect" not in typing
    watching = stranger.get("/boras/hem/", headers=PRESSED)
    assert (watching.status_code, watching["HX-Redirect"]) == (
        204,
        "/konto/login/?next=/boras/hem/",
    )


@pytest.mark.parametrize("is_ended", [True, False])
def test_what_the_page_sends_itself_never_takes_the_place_of_the_form(
    nurse: User, is_ended: bool
) -> None:
    """A draft that saves itself while one presses: both are late, and the form is what counts."""
    client = careful(nurse)
    sent = begun(client, text=TEXT)
    if is_ended:
        end_session(client)
    else:
        client.cookies["csrftoken"] = "n" * 32
    client.post(CAPTURE, sent)
    draft = client.post(f"{CAPTURE}utkast/", sent, headers=BY_ITSELF)
    assert draft.status_code == 401
    assert "Det du skriver står kvar" in text_of(draft)
    client.cookies.pop("csrftoken", None)
    kept = client.session[stash.ROOM]
    assert (kept["path"], "nycklar" in kept["words"]) == (CAPTURE, True)


@pytest.mark.parametrize("is_ended", [True, False])
def test_a_comment_that_was_pressed_is_kept_and_the_whole_page_led_on(
    make_need: MakeNeed, nurse: User, is_ended: bool
) -> None:
    need, client = make_need(), careful(nurse)
    there = reverse("dialogue", args=["boras", need.uid])
    sent = form_to(client.get(there), there).values() | {"text": TEXT}
    if is_ended:
        end_session(client)
    else:
        client.cookies["csrftoken"] = "n" * 32
    told = client.post(there, sent, headers=PRESSED)
    to = f"/konto/login/?next={there}" if is_ended else there
    assert (told.status_code, told["HX-Redirect"]) == (204, to)
    client.cookies.pop("csrftoken", None)
    client.force_login(nurse)
    page = client.get(there)
    assert "Det du skrev finns kvar här" in text_of(page)
    form = form_to(page, there)
    assert form.first("text").splitlines() == TEXT.splitlines()
    said = client.post(there, form.values(), headers=PRESSED)
    assert (said.status_code, Comment.objects.get().text) == (200, TEXT)
    assert form_to(client.get(there), there).first("text") == ""


def test_what_is_too_much_to_keep_takes_the_place_of_the_page(
    make_need: MakeNeed, nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    need, client = make_need(), careful(nurse)
    there = reverse("dialogue", args=["boras", need.uid])
    sent = form_to(client.get(there), there).values() | {"text": TEXT}
    monkeypatch.setattr(stash, "LARGEST", 5)
    client.cookies["csrftoken"] = "n" * 32
    told = client.post(there, sent, headers=PRESSED)
    assert (told.status_code, told["HX-Retarget"]) == (422, "body")
    assert form_to(told, there).first("text") == TEXT


def test_every_element_that_sends_itself_says_so() -> None:
    sending = re.compile(r"<(\w+)([^<>]*hx-post=(?:\"[^\"]*\"|[^>])*)>")
    found = [
        (tag, "{% sent_by_page %}" in rest)
        for page in Path("src/sprang").rglob("templates/**/*.html")
        for tag, rest in sending.findall(page.read_text())
    ]
    assert len(found) > 10
    assert {says for tag, says in found if tag != "form"} == {True}
    assert {says for tag, says in found if tag == "form"} == {False}
