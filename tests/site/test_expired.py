"""The session has ended, or the page was an old one: nothing that was typed is lost or leaked."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client, RequestFactory
from django.utils import timezone

from sprang.foundation import throttle
from sprang.foundation.forms.marks import mark_of
from sprang.foundation.models import Platform, Session, User
from sprang.needs.models import Need
from sprang.needs.sources.models import Submission
from sprang.site.late import middleware, stash
from sprang.site.late.stash import STASHING
from tests.cast import client_of
from tests.fuzz.page import form_to, forms_of
from tests.html import text_of

MakeNeed = Callable[..., Need]
CAPTURE = "/boras/behov/nytt/"
URLENCODED = "application/x-www-form-urlencoded"
WAITING = "Du får se det igen när du har loggat in."
TEXT = "Vi letar nycklar varje kväll.\r\nDet tar en timme. <b>Å</b>"


def careful(user: User) -> Client:
    """A browser whose posts are checked as in production."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    return client


def begun(client: Client, address: str = CAPTURE, **typed: Any) -> dict[str, Any]:
    """The page's form, filled in as a person would."""
    return form_to(client.get(address), address).values() | typed


def end_session(client: Client) -> None:
    """As when the browser has been asleep: the cookie is there, the session is not."""
    Session.objects.all().delete()


def test_what_was_typed_comes_back_after_signing_in(nurse: User) -> None:
    client = careful(nurse)
    sent = begun(client, text=TEXT, visibility="unit")
    end_session(client)
    told = client.post(CAPTURE, sent)
    assert (told.status_code, told["Location"]) == (302, f"/konto/login/?next={CAPTURE}")
    client.force_login(nurse)
    page = client.get(CAPTURE)
    assert "Du hade blivit utloggad. Det du skrev finns kvar här." in text_of(page)
    form = form_to(page, CAPTURE)
    assert form.first("text") == TEXT.replace("\r\n", "\n") or form.first("text") == TEXT
    assert form.first("visibility") == "unit"
    assert not Need.objects.exists()
    assert client.post(CAPTURE, form.values()).status_code == 302
    assert Need.objects.get().text == TEXT
    again = client.get(CAPTURE)
    assert "Det du skrev finns kvar" not in text_of(again)
    assert form_to(again, CAPTURE).first("text") == ""


def test_it_can_be_read_again_until_it_is_sent(nurse: User) -> None:
    client = careful(nurse)
    sent = begun(client, text=TEXT)
    end_session(client)
    client.post(CAPTURE, sent)
    client.force_login(nurse)
    assert [TEXT in form_to(client.get(CAPTURE), CAPTURE).first("text") for _ in range(2)] == [
        True,
        True,
    ]


def test_who_signs_in_there_next_gets_nothing_of_it(nurse: User, teacher: User) -> None:
    client = careful(nurse)
    sent = begun(client, text=TEXT)
    end_session(client)
    client.post(CAPTURE, sent)
    client.force_login(teacher)
    page = client.get(CAPTURE)
    assert "nycklar" not in page.content.decode()
    assert stash.ROOM not in client.session
    client.force_login(nurse)
    assert "nycklar" not in client.get(CAPTURE).content.decode()


def test_signing_out_throws_it_away(nurse: User) -> None:
    client = careful(nurse)
    sent = begun(client, text=TEXT)
    end_session(client)
    client.post(CAPTURE, sent)
    client.force_login(nurse)
    client.logout()
    client.force_login(nurse)
    assert "nycklar" not in client.get(CAPTURE).content.decode()


def test_after_a_day_it_is_gone(nurse: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = careful(nurse)
    sent = begun(client, text=TEXT)
    end_session(client)
    client.post(CAPTURE, sent)
    client.force_login(nurse)
    later = (timezone.now() + timedelta(hours=25)).timestamp()
    monkeypatch.setattr(stash.time, "time", lambda: later)
    assert "nycklar" not in client.get(CAPTURE).content.decode()


@pytest.mark.parametrize("mark", ["", "nonsense", "0" * 32 + ":1:x"])
def test_nobody_fills_a_session_with_a_form_that_is_not_of_the_house(
    nurse: User, mark: str
) -> None:
    sent = begun(careful(nurse), text=TEXT) | {"form_of": mark}
    stranger = client_of(None)
    assert stranger.post(CAPTURE, sent)["Location"] == f"/konto/login/?next={CAPTURE}"
    assert not Session.objects.filter(user=None).exists()


def test_marks_are_never_kept_and_a_code_that_is_no_secret_is() -> None:
    sent = "text=hej&municipality_code=1490&csrfmiddlewaretoken=z&form_uid=1&form_of=2"
    request = RequestFactory().post(CAPTURE, sent, content_type=URLENCODED)
    assert stash.words_of(request) == "text=hej&municipality_code=1490"


@pytest.mark.parametrize("where", ["/konto/password/change/", "/start/nyckel/"])
def test_where_secrets_are_typed_nothing_is_kept(where: str, nurse: User) -> None:
    request: Any = RequestFactory().post(where, {"password": "x", "form_of": mark_of(nurse)})
    request.user, request.session = nurse, {}
    assert stash.words_of(request) == ""
    assert stash.keep(request, expired=True) is None
    assert request.session == {}


def test_a_file_must_be_chosen_again_and_it_says_which(nurse: User) -> None:
    client = careful(nurse)
    sent = begun(client, text=TEXT, fil=SimpleUploadedFile("nyckel.txt", b"hej"))
    end_session(client)
    client.post(CAPTURE, sent)
    client.force_login(nurse)
    said = text_of(client.get(CAPTURE))
    assert "Filen ”nyckel.txt” behöver du välja en gång till." in said


def test_an_old_page_gets_its_words_back(nurse: User) -> None:
    """Signed in anew in another tab: the token of the first one's page is an old one."""
    client = careful(nurse)
    sent = begun(client, text=TEXT)
    client.cookies["csrftoken"] = "n" * 32
    told = client.post(CAPTURE, sent)
    assert (told.status_code, told["Location"]) == (302, CAPTURE)
    page = client.get(CAPTURE)
    assert "Sidan hade stått öppen för länge. Det du skrev finns kvar här." in text_of(page)
    assert client.post(CAPTURE, form_to(page, CAPTURE).values()).status_code == 302
    assert Need.objects.get().text == TEXT


def test_an_edit_comes_back_with_the_version_that_was_seen(
    make_need: MakeNeed, nurse: User
) -> None:
    need = make_need()
    address, client = f"{need.get_absolute_url()}andring/", careful(nurse)
    sent = begun(client, address, affected="Natten") | {"krav-0-what": "Nyckeln finns"}
    end_session(client)
    client.post(address, sent)
    client.force_login(nurse)
    form = form_to(client.get(address), address)
    assert (form.first("affected"), form.first("version")) == ("Natten", "1")
    assert form.first("krav-0-what") == "Nyckeln finns"


def test_a_button_is_pressed_anew_on_its_own_page(make_need: MakeNeed, lead: User) -> None:
    """One press must not do, up to a day later, what no page says: share, sharpen, withdraw."""
    need = make_need(affected="Alla", wanted_effect="Lugn")
    client, here = careful(lead), need.get_absolute_url()
    sent = form_to(client.get(here), f"{here}skarpning/").values()
    end_session(client)
    told = client.post(f"{here}skarpning/", sent | {"next": here})
    assert told["Location"] == f"/konto/login/?next={here}skarpning/"
    client.force_login(lead)
    page = client.get(f"{here}skarpning/")
    assert "Inget är skickat än" in text_of(page)
    assert [form for form in forms_of(page) if "skarpning" in form.action] == []
    assert f'<a class="button" href="{here}">Tillbaka till sidan</a>' in page.content.decode()
    assert Need.objects.get().status == "captured"
    assert client.get(f"{here}skarpning/").status_code == 405


def test_the_query_string_comes_back_too(nurse: User) -> None:
    client, there = careful(nurse), f"{CAPTURE}?steg=2&next=/boras/"
    sent = begun(client, text=TEXT)
    end_session(client)
    told = client.post(there, sent)
    assert told["Location"] == f"/konto/login/?next={CAPTURE}%3Fsteg%3D2%26next%3D/boras/"
    client.force_login(nurse)
    assert "nycklar" not in client.get(CAPTURE).content.decode()
    assert "nycklar" in client.get(there).content.decode()
    client.cookies["csrftoken"] = "n" * 32
    assert client.post(there, sent)["Location"] == there


def test_who_must_first_prove_who_they_are_keeps_the_words(nurse: User) -> None:
    def response(to: str) -> HttpResponse:
        return HttpResponseRedirect(to)

    request: Any = RequestFactory().post(CAPTURE, {"text": TEXT, "form_of": mark_of(nurse)})
    request.user, request.session = nurse, {}
    stash.keep(request, expired=True)
    assert not middleware.is_done(request, response(f"/konto/bevis/?next={CAPTURE}"))
    assert not middleware.is_done(request, response(f"/konto/reauthenticate/?next={CAPTURE}"))
    assert middleware.is_done(request, response("/boras/behov/B26-0001/"))


def test_nobody_fills_the_database_from_outside(nurse: User, settings: LazySettings) -> None:
    sent = begun(careful(nurse), text=TEXT)
    end_session(careful(nurse))
    settings.LIMITS = True
    throttle.forget_all()
    for _try in range(STASHING.rate.amount):
        assert client_of(None).post(CAPTURE, sent).status_code == 302
    for stranger in (client_of(None), Client(enforce_csrf_checks=True)):
        told = stranger.post(CAPTURE, sent)
        assert told.status_code == 409
        assert form_to(told, CAPTURE).first("text").splitlines() == TEXT.splitlines()
    assert Session.objects.count() == STASHING.rate.amount
    throttle.forget_all()
    assert stash.LARGEST == 100_000


def test_another_site_s_form_is_not_offered_to_be_sent(nurse: User, teacher: User) -> None:
    """What a stranger made someone's browser post must not become one press from being sent."""
    client = careful(nurse)
    theirs = begun(careful(teacher), text=TEXT)
    for forged in (theirs, theirs | {"form_of": ""}, {"text": TEXT}):
        told = client.post(CAPTURE, forged | {"csrfmiddlewaretoken": "f" * 64})
        assert told.status_code == 403
        assert "nycklar" not in told.content.decode()
    own = begun(client, text=TEXT) | {"csrfmiddlewaretoken": "f" * 64}
    evil = client.post(CAPTURE, own, headers={"origin": "https://evil.example"})
    assert evil.status_code == 403
    assert stash.ROOM not in client.session


def test_more_than_a_session_carries_stays_on_the_page(nurse: User) -> None:
    client, long = careful(nurse), "Nyckel " * 200_000
    sent = begun(client, text=long)
    end_session(client)
    told = client.post(CAPTURE, sent)
    assert told.status_code == 409
    assert "Logga in i en annan flik" in text_of(told)
    assert form_to(told, CAPTURE).first("text") == long
    assert not Session.objects.exists()


def test_it_is_told_in_english_too(nurse: User) -> None:
    client = careful(nurse)
    client.cookies["django_language"] = "en"
    sent = begun(client, text=TEXT)
    end_session(client)
    client.post(CAPTURE, sent)
    client.force_login(nurse)
    said = text_of(client.get(CAPTURE))
    assert "You had been signed out. What you wrote is still here." in said


def test_the_door_says_that_the_words_are_kept(nurse: User) -> None:
    client, door = careful(nurse), "/konto/login/"
    sent = begun(client, text=TEXT)
    end_session(client)
    assert WAITING not in client.get(door).content.decode()
    told = client.post(CAPTURE, sent)
    assert WAITING in client.get(told.url).content.decode()
    assert WAITING not in Client().get(door).content.decode()
    kept = client.session
    kept[stash.ROOM] |= {"at": time.time() - stash.LASTS - 1}
    kept.save()
    assert WAITING not in client.get(door).content.decode()


def test_of_a_page_with_several_forms_the_one_that_was_sent_has_its_words(
    lead: User, boras: Platform
) -> None:
    told = Submission.objects.create(
        platform=boras, text="Ingen bänk.", email="bo@post.example", state="waiting"
    )
    address, client = f"/boras/inkommet/{told.uid}/", careful(lead)
    words = {"steg": "ta-in", "text": "Bänken vid hållplatsen saknas.", "affected": "Äldre"}
    form = next(form for form in forms_of(client.get(address)) if "affected" in form.names)
    end_session(client)
    client.post(address, form.values() | words)
    client.force_login(lead)
    again = client.get(address)
    assert again.status_code == 200
    assert "Bänken vid hållplatsen saknas." in again.content.decode()
    assert not Need.objects.exists()
