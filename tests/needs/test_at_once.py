"""Two people, or one who presses twice: nothing is lost, doubled or published unread."""

import re
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError

from sprang.foundation.errors import BadInput
from sprang.foundation.models import Entry, User
from sprang.needs import actions
from sprang.needs.models import Need
from sprang.needs.views import capture
from sprang.organisations.models import Unit
from tests.cast import client_of
from tests.html import text_of

from .test_pages import edit_form

MakeNeed = Callable[..., Need]
CAPTURE = "/boras/behov/nytt/"
READY = {"affected": "Kvällspersonalen", "wanted_effect": "Nycklar utan letande"}


def begun(user: User, **changes: str) -> dict[str, str]:
    """What the page sends from one copy of its form."""
    uid = copy_in(client_of(user).get(CAPTURE))
    return {"text": "Vi letar nycklar.", "visibility": "internal", "form_uid": uid} | changes


def copy_in(page: Any) -> str:
    """The number of the copy of the form in the page's content, as the browser would send it."""
    content = page.content.decode().split("<main")[1]
    [*found] = re.findall(r'type="hidden" name="form_uid" value="([0-9a-f-]{36})"', content)
    return str(found[0])


def test_the_page_carries_which_copy_of_the_form_it_is(nurse: User) -> None:
    assert len({copy_in(client_of(nurse).get(CAPTURE)) for _ in range(2)}) == 2


def test_a_double_click_makes_one_need(nurse: User) -> None:
    sent, client = begun(nurse), client_of(nurse)
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 64
    answers = [
        client.post(CAPTURE, sent | {"fil": SimpleUploadedFile("nyckel.png", picture)})
        for _ in range(2)
    ]
    need = Need.objects.get()
    assert [(each.status_code, each.headers["Location"]) for each in answers] == [
        (302, need.get_absolute_url())
    ] * 2
    assert need.files.count() == 1
    assert Entry.objects.filter(kind="need.captured").count() == 1


def test_a_copy_of_the_form_is_its_authors(nurse: User, teacher: User) -> None:
    sent = begun(nurse)
    client_of(nurse).post(CAPTURE, sent | {"visibility": "draft"})
    answer = client_of(teacher).post(CAPTURE, sent)
    theirs = Need.objects.get(author=teacher)
    assert answer.headers["Location"] == theirs.get_absolute_url()
    assert Need.objects.count() == 2


def test_who_goes_back_and_writes_something_else_loses_nothing(nurse: User) -> None:
    sent, client = begun(nurse), client_of(nurse)
    client.post(CAPTURE, sent)
    other = sent | {"text": "Schemat ändras."}
    told = client.post(CAPTURE, other)
    assert told.status_code == 422
    assert Need.objects.get().reference in text_of(told)
    again = other | {"form_uid": copy_in(told)}
    assert client.post(CAPTURE, again).status_code == 302
    assert {need.text for need in Need.objects.all()} == {"Vi letar nycklar.", "Schemat ändras."}


def test_without_a_copys_number_each_is_a_need_of_its_own(nurse: User) -> None:
    sent = begun(nurse, form_uid="")
    assert [client_of(nurse).post(CAPTURE, sent).status_code for _ in range(2)] == [302, 302]
    assert Need.objects.count() == 2
    client_of(nurse).post(CAPTURE, sent | {"form_uid": "1 OR 1"})
    assert Need.objects.count() == 3


def test_need_and_file_come_together_or_not_at_all(nurse: User) -> None:
    def full(**_given: Any) -> None:
        raise BadInput({"file": "Disken är full."})

    sent = begun(nurse) | {"fil": SimpleUploadedFile("a.txt", b"hej")}
    with patch.object(capture, "attach_file", full):
        told = client_of(nurse).post(CAPTURE, sent)
    assert (told.status_code, "Disken är full." in text_of(told)) == (422, True)
    assert not Need.objects.exists()
    assert not Entry.objects.filter(kind="need.captured").exists()


def test_an_error_that_is_not_a_repeat_is_not_hidden(nurse: User) -> None:
    with (
        patch.object(capture, "write", side_effect=IntegrityError),
        pytest.raises(IntegrityError),
    ):
        client_of(nurse).post(CAPTURE, begun(nurse))


def rows(what: str) -> dict[str, str]:
    return {"krav-0-what": what, "krav-0-target": "98 %"}


def test_two_who_write_requirements_do_not_overwrite_each_other(
    make_need: MakeNeed, nurse: User, lead: User
) -> None:
    need = make_need()
    address = f"{need.get_absolute_url()}andring/"
    mine = edit_form(need, **rows("Nyckeln finns"))
    theirs = edit_form(need, **rows("Ingen letar"))
    assert client_of(nurse).post(address, mine).status_code == 302
    late = client_of(lead).post(address, theirs)
    assert late.status_code == 422
    assert 'value="Ingen letar"' in late.content.decode()
    assert [each.what for each in need.requirements.all()] == ["Nyckeln finns"]
    again = theirs | {"version": late.context["form"]["version"].value()}
    assert client_of(lead).post(address, again).status_code == 302
    assert [each.what for each in need.requirements.all()] == ["Ingen letar"]


def test_words_and_requirements_are_saved_together(make_need: MakeNeed, nurse: User) -> None:
    need = make_need()
    given = edit_form(need, affected="Natten", **rows("Nyckeln finns"))
    assert client_of(nurse).post(f"{need.get_absolute_url()}andring/", given).status_code == 302
    need.refresh_from_db()
    assert (need.affected, need.version, need.requirements.count()) == ("Natten", 3, 1)


def hidden_version(page: Any, deed: str) -> list[str]:
    """The version that each form of the page for this deed carries."""
    forms = re.findall(rf'<form[^>]+{deed}/">.*?</form>', page.content.decode(), re.DOTALL)
    assert forms
    return [re.search(r'name="version" value="(\d+)"', form).group(1) for form in forms]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("deed", "status", "given"),
    [
        ("skarpning", "captured", {}),
        ("delning", "sharpened", {"visibility": "public"}),
    ],
)
def test_what_the_lead_has_not_read_is_not_decided(
    make_need: MakeNeed, lead: User, expert: User, deed: str, status: str, given: dict[str, str]
) -> None:
    need = make_need(status=status, **READY)
    client = client_of(lead)
    [version, *rest] = hidden_version(client.get(need.get_absolute_url()), deed)
    assert set(rest) <= {version}
    actions.edit_need(need=need, by=expert, text="Anna Andersson glömde nyckeln.")
    late = client.post(f"{need.get_absolute_url()}{deed}/", given | {"version": version})
    assert late.status_code == 409
    assert "Läs om det" in text_of(late)
    now = Need.objects.get()
    assert (now.status, now.visibility, now.version) == (status, "internal", 2)
    [version, *_] = hidden_version(client.get(need.get_absolute_url()), deed)
    again = client.post(f"{need.get_absolute_url()}{deed}/", given | {"version": version})
    assert again.status_code == 302
    assert Need.objects.get().version == 3


def test_the_author_edits_while_the_lead_shares(
    make_need: MakeNeed, nurse: User, lead: User
) -> None:
    need = make_need()
    client = client_of(lead)
    [version] = hidden_version(client.get(need.get_absolute_url()), "delning")
    actions.edit_need(need=need, by=nurse, text="Anna Andersson glömde nyckeln.")
    given = {"visibility": "public", "version": version}
    assert client.post(f"{need.get_absolute_url()}delning/", given).status_code == 409
    assert Need.objects.get().visibility == "internal"


def test_the_reason_stays_when_someone_was_faster(
    make_need: MakeNeed, nurse: User, lead: User
) -> None:
    need, client = make_need(), client_of(lead)
    address = f"{need.get_absolute_url()}avslut/"
    given = {"reason": "Löst.", "version": client.get(address).context["form"]["version"].value()}
    actions.edit_need(need=need, by=nurse, affected="Natten")
    late = client.post(address, given)
    assert late.status_code == 409
    assert "Löst.</textarea>" in late.content.decode()
    assert "Läs deras ändring först" in text_of(late)
    assert Need.objects.get().status == "captured"
    again = given | {"version": late.context["form"]["version"].value()}
    assert client.post(address, again).status_code == 302
    assert Need.objects.get().closed_reason == "Löst."


@pytest.mark.parametrize("version", ["0", "-1", "9" * 30])
def test_a_version_that_never_was_is_not_the_present_one(
    make_need: MakeNeed, lead: User, version: str
) -> None:
    given = {"visibility": "public", "version": version}
    answer = client_of(lead).post(f"{make_need().get_absolute_url()}delning/", given)
    assert answer.status_code == 409
    assert Need.objects.get().visibility == "internal"


def test_the_choice_of_place_survives_the_page_of_hits(nurse: User, vard: Unit) -> None:
    sent = begun(nurse, scope=str(vard.pk))
    page = client_of(nurse).post("/boras/traffar/", sent)
    kept = page.context["carried"]
    assert (kept["form_uid"], kept["scope"]) == (sent["form_uid"], str(vard.pk))
