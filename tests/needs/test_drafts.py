"""Drafts: kept while one writes, given back, gone when sent, and nobody else's."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from sprang.foundation import retention
from sprang.foundation.enums import Visibility
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Platform, User
from sprang.needs.actions import edit_need
from sprang.needs.actions.drafts import KEPT, keep_draft
from sprang.needs.drafts import drafts_of
from sprang.needs.models import Need, NeedDraft
from tests.cast import client_of
from tests.html import text_of

from .test_pages import edit_form

pytestmark = pytest.mark.django_db
MakeNeed = Callable[..., Need]
CAPTURE = "/boras/behov/nytt/"
HOUR = timezone.timedelta(hours=1)
HTMX = {"HX-Request": "true"}


def kept(user: User, text: str = "Vi letar nycklar.", **more: Any) -> Any:
    words = {"text": text, "visibility": "unit"} | more
    return client_of(user).post(f"{CAPTURE}utkast/", words, headers=HTMX)


def test_what_was_begun_waits_in_the_form_with_its_choices(nurse: User, boras: Platform) -> None:
    assert "Sparat som utkast kl." in text_of(kept(nurse))
    assert not Need.objects.exists()
    page = client_of(nurse).get(CAPTURE)
    html = page.content.decode()
    assert ">Vi letar nycklar.</textarea>" in html
    assert 'value="unit" selected' in html
    assert "Här är det du hade börjat skriva" in text_of(page)


def test_the_latest_words_are_the_draft_and_no_words_are_none(nurse: User, boras: Platform) -> None:
    kept(nurse, "Vi letar")
    kept(nurse, "Vi letar nycklar varje kväll")
    assert [draft.opening for draft in NeedDraft.objects.all()] == ["Vi letar nycklar varje kväll"]
    kept(nurse, "  ")
    assert not NeedDraft.objects.exists()


def test_what_is_sent_leaves_no_draft(nurse: User, boras: Platform) -> None:
    client = client_of(nurse)
    copy = "4f5f6a0e" * 4
    words = {"text": "Vi letar nycklar.", "visibility": "internal", "form_uid": copy}
    kept(nurse, form_uid=copy)
    assert client.post(CAPTURE, words).status_code == 302
    assert not NeedDraft.objects.exists()
    # a word that was on its way when the form was sent
    late = kept(nurse, form_uid=copy)
    assert (late.status_code, NeedDraft.objects.count()) == (204, 0)


def test_without_script_a_button_keeps_it(nurse: User, boras: Platform) -> None:
    response = client_of(nurse).post(f"{CAPTURE}utkast/", {"text": "Vi letar nycklar."})
    assert (response.status_code, response.headers["Location"]) == (302, CAPTURE)
    assert "Vi letar nycklar." in client_of(nurse).get(CAPTURE).content.decode()


def test_a_sentence_begun_elsewhere_comes_after_the_draft(nurse: User, boras: Platform) -> None:
    kept(nurse, "Vi letar nycklar.")
    page = client_of(nurse).get(CAPTURE, {"text": "Larmet går."})
    assert page.context["form"]["text"].value() == "Vi letar nycklar.\n\nLarmet går."


def test_a_draft_is_nobody_else_s(nurse: User, lead: User, admin: User, boras: Platform) -> None:
    kept(nurse)
    for other in (lead, admin):
        assert "Vi letar nycklar." not in client_of(other).get(CAPTURE).content.decode()
        assert "Vi letar" not in text_of(client_of(other).get("/boras/behov/utkast/"))
        uid = NeedDraft.objects.get().uid
        client_of(other).post(f"/boras/behov/utkast/{uid}/borttagning/")
    assert NeedDraft.objects.count() == 1


def test_the_list_has_each_and_throws_away_what_one_wants(
    nurse: User, make_need: MakeNeed, boras: Platform
) -> None:
    need, client = make_need(), client_of(nurse)
    kept(nurse, "Vi letar nycklar.")
    client.post(f"{need.get_absolute_url()}andring/utkast/", edit_form(need, title="Ny rubrik"))
    page = text_of(client.get("/boras/behov/utkast/"))
    assert "Vi letar nycklar." in page
    assert f"Ändring av {need.reference}" in page
    assert "Mina utkast" in text_of(client.get("/boras/behov/"))
    for draft in NeedDraft.objects.all():
        client.post(f"/boras/behov/utkast/{draft.uid}/borttagning/")
    assert "Inga utkast" in text_of(client.get("/boras/behov/utkast/"))


def test_a_change_begun_is_given_back_and_gone_when_saved(lead: User, make_need: MakeNeed) -> None:
    need, client = make_need(), client_of(lead)
    address = f"{need.get_absolute_url()}andring/"
    words = edit_form(need, affected="Tolv undersköterskor", **{"krav-0-what": "Nyckeln finns"})
    client.post(f"{address}utkast/", words, headers=HTMX)
    page = client.get(address)
    assert 'value="Tolv undersköterskor"' in page.content.decode()
    assert 'value="Nyckeln finns"' in page.content.decode()
    assert Need.objects.get().affected == ""
    assert client.post(address, words | {"krav-0-target": "ja"}).status_code == 302
    assert not NeedDraft.objects.exists()


def test_what_another_has_written_since_is_not_overwritten(
    lead: User, nurse: User, make_need: MakeNeed
) -> None:
    need, client = make_need(affected="Alla"), client_of(lead)
    address = f"{need.get_absolute_url()}andring/"
    seen = client.get(address).context["form"]["seen"].value()
    words = edit_form(need, title="Leds rubrik", affected="Natten", seen=seen)
    client.post(f"{address}utkast/", words, headers=HTMX)
    edit_need(need=need, by=nurse, affected="Kvällen", frequency="Varje kväll")
    page = client.get(address)
    form = page.context["form"]
    assert (form["title"].value(), form["affected"].value()) == ("Leds rubrik", "Natten")
    assert form["frequency"].value() == "Varje kväll"
    assert [each.text for each in form.overtaken] == ["Kvällen"]
    assert "Någon annan har ändrat under tiden" in text_of(page)


def test_the_draft_of_a_need_that_one_sees_no_longer_is_not_listed(
    nurse: User, teacher: User, make_need: MakeNeed, lead: User
) -> None:
    need = make_need(by=teacher, visibility=Visibility.INTERNAL)
    keep_draft(by=lead, platform=need.platform, need=need, words="title=Hemligt")
    assert drafts_of(lead).count() == 1
    lead.memberships.all().delete()
    again = User.objects.get(pk=lead.pk)
    assert drafts_of(again).count() == 0
    assert "Hemligt" not in text_of(client_of(again).get("/boras/behov/utkast/"))


def test_who_may_not_write_keeps_no_draft(
    outsider: User, teacher: User, make_need: MakeNeed, boras: Platform
) -> None:
    need = make_need(visibility=Visibility.PUBLIC)
    assert kept(outsider).status_code == 404
    client = client_of(teacher)
    assert (
        client.post(f"{need.get_absolute_url()}andring/utkast/", {"title": "Nej"}).status_code
        == 404
    )
    with pytest.raises(NotAllowed):
        keep_draft(by=teacher, platform=boras, need=need, words="title=Nej")
    assert not NeedDraft.objects.exists()


def test_a_draft_has_a_size(nurse: User, boras: Platform) -> None:
    words = urlencode({"text": "å" * NeedDraft.LARGEST})
    with pytest.raises(Refused):
        keep_draft(by=nurse, platform=boras, words=words)
    assert "för långt" in text_of(kept(nurse, "å" * NeedDraft.LARGEST))
    assert not NeedDraft.objects.exists()


def test_what_nobody_has_touched_for_long_is_forgotten(
    nurse: User, lead: User, boras: Platform
) -> None:
    old = keep_draft(by=lead, platform=boras, words="text=Gammalt")
    kept(nurse)
    NeedDraft.objects.filter(pk=old.pk).update(changed_at=timezone.now() - KEPT - HOUR)
    assert retention.forget() == 1
    assert [draft.user for draft in NeedDraft.objects.all()] == [nurse]
