"""The coach in the pages and the API: who sees it, live, and that nothing is kept."""

from collections.abc import Callable

import pytest
from django.utils import translation

from sprang.core.coach import PARTS, RULES
from sprang.foundation.enums import Visibility
from sprang.foundation.models import Entry, User
from sprang.needs.actions import set_requirements
from sprang.needs.coaching import words
from sprang.needs.models import Need
from tests.api.caller import Caller
from tests.cast import client_of
from tests.html import text_of

from .test_pages import edit_form

pytestmark = pytest.mark.django_db
MakeNeed = Callable[..., Need]
TEXT = "Personalen letar nycklar varje kväll. Det tar en timme, säger alla som arbetar här."


def test_every_rule_and_part_has_its_words() -> None:
    assert list(words.PARTS) == list(PARTS)
    assert set(words.WORDS) == set(RULES)
    for rule, said in words.WORDS.items():
        for language in ("sv", "en"):
            with translation.override(language):
                filled = str(said.said) % {"quote": "ordet", "value": "12"}
                assert filled, rule
                assert str(said.reason), rule
                assert str(said.example), rule


def test_those_who_may_edit_read_the_figure_and_nobody_else(
    make_need: MakeNeed, nurse: User, lead: User, expert: User, teacher: User, outsider: User
) -> None:
    need = make_need(text=TEXT, visibility=Visibility.PUBLIC)
    for inside in (lead, expert):
        assert "Så tydligt är behovet: 46 av 100" in text_of(
            client_of(inside).get(need.get_absolute_url())
        )
    for other in (teacher, outsider, nurse, None):
        assert "Så tydligt" not in text_of(client_of(other).get(need.get_absolute_url()))


def test_the_form_opens_the_first_step_that_waits(make_need: MakeNeed, lead: User) -> None:
    need = make_need(text=TEXT, affected="Personalen", how_many="Tolv")
    steps = client_of(lead).get(f"{need.get_absolute_url()}andring/").context["steps"]
    assert [step.asked.key for step in steps if step.is_open] == ["ord", "kostnad"]
    assert steps[1].answer == "Personalen · Tolv"
    assert steps[6].answer == "Vård och omsorg"


def test_the_coach_follows_what_is_written_and_keeps_nothing(
    make_need: MakeNeed, lead: User
) -> None:
    need, client = make_need(text=TEXT), client_of(lead)
    address = f"{need.get_absolute_url()}andring/rad/"
    before, entries = Need.objects.values().get(), Entry.objects.count()

    def figure(**changes: str) -> int:
        sent = edit_form(need, **changes)
        response = client.post(address, sent, headers={"HX-Request": "true"})
        assert "<html" not in response.content.decode()
        return int(response.context["told"].figure)

    assert figure() == 46
    assert figure(affected="Personalen") == 51
    assert figure(affected="Tolv undersköterskor", wanted_effect="Lugnare") == 71
    told = {"affected": "Tolv", "wanted_effect": "Lugnare", "krav-0-what": "Nyckeln finns"}
    assert figure(**told, **{"krav-0-target": "98 %"}) == 81
    assert figure(**told, **{"krav-0-target": "98 %", "krav-0-DELETE": "on"}) == 71
    assert (Need.objects.values().get(), Entry.objects.count()) == (before, entries)


def test_without_script_the_page_comes_back_with_the_advice_and_the_words(
    make_need: MakeNeed, lead: User
) -> None:
    need = make_need(text=TEXT)
    sent = edit_form(need, affected="Tolv undersköterskor")
    page = client_of(lead).post(f"{need.get_absolute_url()}andring/rad/", sent)
    assert page.status_code == 200
    assert 'value="Tolv undersköterskor"' in page.content.decode()
    assert page.context["told"].figure == 57
    assert Need.objects.get().affected == ""


def test_no_advice_stands_in_the_way(make_need: MakeNeed, lead: User) -> None:
    need = make_need(text="x")
    client = client_of(lead)
    words = edit_form(need, text="Ring 070-123 45 67", affected="a", wanted_effect="En app")
    assert client.post(f"{need.get_absolute_url()}andring/", words).status_code == 302
    assert client.post(f"{need.get_absolute_url()}skarpning/").status_code == 302
    assert Need.objects.get().status == "sharpened"


def test_the_api_says_the_same_as_the_page(
    make_need: MakeNeed, lead: User, teacher: User, nurse: User
) -> None:
    need = make_need(text=TEXT, visibility=Visibility.INTERNAL)
    set_requirements(need=need, by=lead, rows=[{"what": "En app finns", "target": "snart"}])
    one = f"/needs/boras/{need.reference}/advice"
    said = Caller(lead).get(one).json()
    assert said["figure"] == sum(part["points"] for part in said["parts"]) == 36
    (product,) = [each for each in said["findings"] if each["rule"] == "product"]
    assert (product["field"], product["quote"]) == ("requirements", "En app")
    assert "En app" in product["said"]
    assert Caller(teacher).get(one).status_code == 404
    begun = Caller(teacher).post("/needs/advice", text=TEXT).json()
    assert begun["figure"] == 46
    loose = next(each for each in begun["findings"] if each["rule"] == "frequency.loose")
    assert TEXT[loose["start"] : loose["end"]] == loose["quote"] == "varje kväll"
