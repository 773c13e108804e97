"""One need becomes two."""

from collections.abc import Callable
from typing import Any

import pytest

from sprang.dialogue import actions as dialogue
from sprang.dialogue.models import Follow
from sprang.foundation.errors import BadInput, NotAllowed, Stale
from sprang.foundation.models import Entry, Link, User
from sprang.needs import actions
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from tests.cast import client_of

pytestmark = pytest.mark.django_db
PART = {"title": "Porten", "text": "Porten går inte att öppna."}


@pytest.fixture
def need(make_need: Callable[..., Need], vard: Unit) -> Need:
    both = "Nycklarna är borta. Porten går inte att öppna."
    return make_need(text=both, scope=vard, visibility="network", affected="Tolv vårdare")


def again(need: Need) -> Need:
    return Need.objects.get(pk=need.pk)


def at(need: Need) -> str:
    return f"/boras/behov/{need.reference}/uppdelning/"


def test_the_part_is_seen_by_as_many_and_hangs_together(need: Need, lead: User) -> None:
    rest = {"title": "Nycklarna", "text": "Nycklarna är borta."}
    part = actions.split_need(need=need, by=lead, rest=rest, **PART)
    assert (part.visibility, part.scope, part.affected) == ("network", need.scope, "Tolv vårdare")
    assert (part.status, part.author, part.text) == ("captured", lead, PART["text"])
    assert again(need).text == "Nycklarna är borta."
    link = Link.objects.get()
    assert (link.source.pk, link.target.pk, link.kind) == (part.pk, need.pk, "split_from")
    kinds = [*Entry.objects.order_by("-seq").values_list("kind", flat=True)[:3]]
    assert kinds == ["need.tied", "need.split", "need.captured"]


def test_what_it_said_before_is_kept(need: Need, lead: User) -> None:
    said = need.text
    actions.split_need(need=need, by=lead, rest={"text": "Nycklarna är borta."}, **PART)
    assert need.earlier.get().words["text"] == said


def test_the_old_one_may_stand_as_it_is(need: Need, lead: User) -> None:
    before = need.version
    actions.split_need(need=need, by=lead, **PART)
    assert (again(need).version, again(need).text) == (before + 1, need.text)


def test_who_follows_the_whole_follows_the_part(
    need: Need, lead: User, nurse: User, outsider: User
) -> None:
    dialogue.follow(record=need, by=outsider)
    part = actions.split_need(need=need, by=lead, **PART)
    followers = set(Follow.objects.filter(record=part, is_on=True).values_list("user", flat=True))
    assert followers == {outsider.pk, nurse.pk}


def test_who_may_and_what_is_wrong(need: Need, lead: User, teacher: User, skola: Unit) -> None:
    with pytest.raises(NotAllowed):
        actions.split_need(need=need, by=teacher, **PART)
    with pytest.raises(BadInput):
        actions.split_need(need=need, by=lead, title="Porten", text=" \u200b ")
    with pytest.raises(Stale):
        actions.split_need(need=need, by=lead, version=need.version + 1, **PART)
    actions.close_need(need=need, by=lead, reason="Löst.")
    with pytest.raises(NotAllowed):
        actions.split_need(need=again(need), by=lead, **PART)
    assert Need.objects.count() == 1


def test_the_page(need: Need, lead: User) -> None:
    client = client_of(lead)
    html = client.get(at(need)).content.decode()
    assert need.text in html
    sent = {**PART, "scope": need.scope_id, "rest_title": "Nycklarna", "rest_text": "Borta."}
    answer = client.post(at(need), {**sent, "version": need.version})
    part = Need.objects.order_by("-pk")[0]
    assert answer["Location"] == f"/boras/behov/{part.reference}/"
    html = client.get(answer["Location"]).content.decode()
    assert "delad ur" in html
    assert "har delats upp i" in client.get(f"/boras/behov/{need.reference}/").content.decode()


def test_what_was_typed_stays_where_somebody_was_faster(need: Need, lead: User) -> None:
    sent: dict[str, Any] = {**PART, "scope": need.scope_id}
    sent |= {"rest_title": "N", "rest_text": "Borta."}
    answer = client_of(lead).post(at(need), {**sent, "version": need.version + 5})
    assert answer.status_code == 422
    assert PART["text"] in answer.content.decode()
    assert Need.objects.count() == 1


def test_by_a_program(need: Need, lead: User) -> None:
    path = f"/api/v1/needs/boras/{need.reference}"
    client = client_of(lead)
    sent = {**PART, "rest_text": "Nycklarna är borta."}
    answer = client.post(f"{path}/splitting", sent, content_type="application/json")
    assert answer.status_code == 201
    part = answer.json()
    assert answer["Location"] == f"/api/v1/needs/boras/{part['reference']}"
    assert client.get(path).json()["text"] == "Nycklarna är borta."
    into = {"into": need.reference}
    path = f"/api/v1/needs/boras/{part['reference']}"
    answer = client.post(f"{path}/merging", into, content_type="application/json")
    assert answer.json()["reference"] == need.reference
    assert client.get(path).json()["merged_into"] == need.reference
