"""Signs that nobody sees don't make a record of nothing, and don't turn other words around."""

import pytest
from django.core.exceptions import ValidationError

from sprang.foundation import records
from sprang.foundation.errors import BadInput
from sprang.foundation.models import Platform, User
from sprang.foundation.unseen import without_unseen
from sprang.needs.actions import capture_need, edit_need
from sprang.needs.models import Need
from sprang.solutions.actions import register_solution
from tests.cast import client_of

pytestmark = pytest.mark.django_db
NOTHING = "\u200b\ufeff\u202e"


def test_what_holds_emoji_and_letters_together_stays() -> None:
    family = "👩🏽\u200d🚒 می\u200cخواهم שלום e\u0301"
    assert without_unseen(f"{NOTHING}{family}\0") == family


def test_a_need_of_nothing_is_refused(boras: Platform, nurse: User) -> None:
    with pytest.raises(BadInput):
        capture_need(platform=boras, by=nurse, text=NOTHING)
    answer = client_of(nurse).post("/boras/behov/nytt/", {"text": NOTHING})
    assert answer.status_code == 422
    assert not Need.objects.exists()


def test_a_solution_without_a_name_is_refused(boras: Platform, lead: User) -> None:
    with pytest.raises(BadInput):
        register_solution(platform=boras, by=lead, title=NOTHING, text="Den öppnar porten.")


def test_words_are_kept_without_them(boras: Platform, lead: User) -> None:
    need = capture_need(platform=boras, by=lead, text="Nyckeln\u202e är borta.\u200b")
    assert (need.title, need.text) == ("Nyckeln är borta", "Nyckeln är borta.")
    edit_need(need=need, by=lead, title="Nyck\u2067eln", affected="Al\u202ela")
    assert (need.title, need.affected) == ("Nyckeln", "Alla")


def test_a_title_is_not_taken_away(boras: Platform, lead: User) -> None:
    need = capture_need(platform=boras, by=lead, text="Nyckeln är borta.")
    with pytest.raises(BadInput):
        records.change(need, by=lead, verb="edited", title=NOTHING)
    need.refresh_from_db()
    assert need.title == "Nyckeln är borta"


def test_names_are_kept_without_them(boras: Platform, nurse: User) -> None:
    Platform.objects.filter(pk=boras.pk).update(name="Bo\u202erås", promise=f"{NOTHING}Vi lovar.")
    User.objects.filter(pk=nurse.pk).update(name="Sjuk\u2067sköterska")
    boras.refresh_from_db()
    nurse.refresh_from_db()
    assert (boras.name, boras.promise, nurse.name) == ("Borås", "Vi lovar.", "Sjuksköterska")


def test_a_name_of_nothing_is_refused(boras: Platform) -> None:
    boras.name = NOTHING
    with pytest.raises(ValidationError, match="name"):
        boras.full_clean()
