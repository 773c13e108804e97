"""The list of words that mean the same: who keeps it, and that it counts at once."""

from typing import Any

import pytest

from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.journal import readers
from sprang.foundation.models import Entry, Platform, User
from sprang.matching.models import Synonym
from sprang.matching.search import match, search
from sprang.matching.synonyms.actions import (
    add_synonym,
    edit_synonym,
    remove_synonym,
    restore_synonym,
)
from tests.cast import client_of

pytestmark = pytest.mark.django_db
LIST = "/boras/synonymer/"


@pytest.fixture
def about_remote_care(make_need: Any, boras: Platform, noise: Any) -> Any:
    need = make_need(
        boras,
        by=None,
        title="Fjärrvård i hemmet",
        text="Fjärrvård skulle spara resor. I dag har kommunen ingen fjärrvård alls.",
    )
    readers.run_all()
    return need


def test_it_counts_at_once_and_is_told_as_the_reason(
    about_remote_care: Any, lead: User, nurse: User, outsider: User, boras: Platform, titles: Any
) -> None:
    asked = "distansbesök"
    assert search(asked, nurse).hits == []
    row = add_synonym(platform=boras, by=lead, word="distansbesök", others="fjärrvård, televård")
    (hit,) = search(asked, nurse).hits
    assert hit.found == about_remote_care
    (found,) = match("Distansbesök saknas", nurse, ["need"]).hits
    told = {(each.query_word, each.document_word, each.via) for each in found.scored.contributions}
    assert ("Distansbesök", "Fjärrvård", "synonym") in told
    assert search("televård", nurse).total == 1
    remove_synonym(synonym=row, by=lead)
    assert search(asked, nurse).hits == []
    restore_synonym(synonym=row, by=lead)
    edit_synonym(synonym=row, by=lead, word="fjärrvård", others="distansbesök", is_two_way=False)
    assert search(asked, nurse).hits == []


def test_another_citys_words_are_its_own(
    make_need: Any, noise: Any, lead: User, outsider: User, boras: Platform
) -> None:
    make_need(boras, by=None, title="Fjärrvård i hemmet", text="Resor.", visibility="public")
    readers.run_all()
    add_synonym(platform=boras, by=lead, word="distansbesök", others="fjärrvård")
    assert search("distansbesök", outsider).hits == []


def test_a_circle_harms_nothing(lead: User, nurse: User, boras: Platform) -> None:
    readers.run_all()
    for word, other in (("alfa", "beta"), ("beta", "gamma"), ("gamma", "alfa")):
        add_synonym(platform=boras, by=lead, word=word, others=other)
    assert search("alfa", nurse).hits == []


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("", "matavfall"),
        ("och", "matavfall"),
        ("matrester", ""),
        ("matrester", ", ,"),
        ("matrester", "Matrester"),
        ("matrester", "och"),
        ("m" * 61, "matavfall"),
        ("matrester", "a" * 201),
        ("matrester", ", ".join(f"ord{n}" for n in range(11))),
        ("Nycklar", "lås"),
    ],
)
def test_what_can_not_be_used_is_said(lead: User, boras: Platform, word: str, others: str) -> None:
    add_synonym(platform=boras, by=lead, word="nycklar", others="brickor")
    with pytest.raises(BadInput):
        add_synonym(platform=boras, by=lead, word=word, others=others)
    assert Synonym.objects.count() == 1


def test_only_those_who_lead(nurse: User, other_lead: User, lead: User, boras: Platform) -> None:
    row = add_synonym(platform=boras, by=lead, word="nycklar", others="brickor")
    for who in (nurse, other_lead):
        with pytest.raises(NotAllowed):
            add_synonym(platform=boras, by=who, word="ett", others="annat")
        with pytest.raises(NotAllowed):
            remove_synonym(synonym=row, by=who)
        assert client_of(who).get(LIST).status_code == 404
    kinds = list(Entry.objects.filter(kind__startswith="synonym").values_list("kind", "payload"))
    assert kinds == [("synonym.added", {"synonym": str(row.uid)})]


def test_what_was_added_anew_is_not_taken_back(lead: User, boras: Platform) -> None:
    row = add_synonym(platform=boras, by=lead, word="nycklar", others="brickor")
    remove_synonym(synonym=row, by=lead)
    add_synonym(platform=boras, by=lead, word="Nycklar", others="lås")
    with pytest.raises(Refused):
        restore_synonym(synonym=row, by=lead)


def test_the_page_adds_edits_removes_and_takes_back(lead: User, boras: Platform) -> None:
    client = client_of(lead)
    assert "Listan är tom" in client.get(LIST).content.decode()
    given = {"word": "matrester", "others": "matavfall; food waste", "is_two_way": "ja"}
    assert client.post(LIST, given).status_code == 302
    row = Synonym.objects.get()
    assert (str(row), row.platform) == ("matrester = matavfall, food waste", boras)
    again = client.post(LIST, given)
    assert (again.status_code, "finns redan" in again.content.decode()) == (422, True)
    path = f"{LIST}{row.uid}/"
    client.post(path, {"word": "matrester", "others": "svinn", "is_two_way": "nej"})
    assert str(Synonym.objects.get()) == "matrester → svinn"
    client.post(f"{path}borttagning/")
    assert client.get(path).status_code == 404
    assert "Ångra" in client.get(LIST).content.decode()
    client.post(f"{path}ater/")
    assert client.get(path).status_code == 200
