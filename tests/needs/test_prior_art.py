"""What was looked at before a road is chosen: who writes it, who reads it, what it speaks for."""

from collections.abc import Callable

import pytest

from sprang.foundation.enums import Visibility
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import User
from sprang.needs.actions import look_at
from sprang.needs.models import Need, PriorArt
from sprang.needs.queries import looked_at, proposal_for
from sprang.organisations.models import Organisation
from sprang.solutions.models import Solution
from tests.cast import client_of
from tests.html import text_of

MakeNeed = Callable[..., Need]
MakeSolution = Callable[..., Solution]
SAID = {"origin": "market", "verdict": "not", "because": "Den klarar inte kravet."}


def test_what_was_looked_at_speaks_for_a_road(
    make_need: MakeNeed, make_solution: MakeSolution, lead: User
) -> None:
    need = make_need()
    assert proposal_for(need, lead).road is None
    look_at(need=need, by=lead, title="Nyckelskåp", **SAID)
    look_at(
        need=need, by=lead, record=make_solution(), origin="practice", verdict="fits",
        because="Samma lås.",
    )  # fmt: skip
    assert proposal_for(need, lead).road == "copy"


def test_of_one_thing_there_is_one_verdict(
    make_need: MakeNeed, make_solution: MakeSolution, lead: User
) -> None:
    need, solution = make_need(), make_solution()
    look_at(need=need, by=lead, record=solution, **SAID)
    look_at(need=need, by=lead, record=solution, **SAID | {"verdict": "adapt"})
    assert [each.verdict for each in PriorArt.objects.all()] == ["adapt"]


def test_what_one_may_not_see_is_not_told_and_proposes_nothing(
    make_need: MakeNeed, make_solution: MakeSolution, lead: User, teacher: User
) -> None:
    need, hidden = make_need(), make_solution(title="Hemlig", visibility=Visibility.DRAFT)
    look_at(need=need, by=lead, record=hidden, origin="practice", verdict="fits", because="Ja.")
    assert [each.name for each in looked_at(need, lead)] == ["Hemlig"]
    assert looked_at(need, teacher) == []
    assert proposal_for(need, teacher).road is None
    page = text_of(client_of(teacher).get(f"{need.get_absolute_url()}vagval/"))
    assert "Hemlig" not in page


def test_a_verdict_is_no_word_to_the_public_or_to_those_who_sell(
    make_need: MakeNeed, lead: User, other_lead: User, partner: User, nurse: User
) -> None:
    need = make_need(visibility=Visibility.PUBLIC)
    look_at(need=need, by=lead, title="Nyckelskåp", **SAID)
    address = f"{need.get_absolute_url()}vagval/"
    for reader in (None, partner):
        for path in (address, f"{address}del/"):
            shown = text_of(client_of(reader).get(path))
            assert "Nyckelskåp" not in shown
            assert SAID["because"] not in shown
            assert "Ingen väg är vald än." in shown
        said = client_of(reader).get(f"/api/v1/needs/boras/{need.reference}/road").json()
        assert (said["looked_at"], said["proposal"], said["reasons"]) == ([], None, [])
    assert "Nyckelskåp" in text_of(client_of(other_lead).get(address))
    assert f"{SAID['because']} {lead.name}," in text_of(client_of(nurse).get(address))
    assert f"{SAID['because']} Borås," in text_of(client_of(other_lead).get(address))


def test_a_member_does_not_write_it(make_need: MakeNeed, teacher: User) -> None:
    with pytest.raises(NotAllowed):
        look_at(need=make_need(), by=teacher, title="Nyckelskåp", **SAID)


def test_a_number_a_name_or_an_own_find(
    make_need: MakeNeed, make_solution: MakeSolution, lead: User
) -> None:
    Organisation.objects.create(name="Nyckel AB", type="company", is_listed=True)
    need, solution = make_need(), make_solution()
    address, client = f"{need.get_absolute_url()}granskat/", client_of(lead)
    said = {"verdict": "not", "because": "För dyr."}
    assert client.post(address, said | {"what": solution.reference}).status_code == 302
    assert client.post(address, said | {"what": "nyckel ab"}).status_code == 302
    wrong = client.post(address, said | {"what": "Ett skåp vi såg"})
    assert wrong.status_code == 422
    assert "finns att köpa" in text_of(wrong)
    own = said | {"what": "Ett skåp vi såg", "origin": "market"}
    assert client.post(address, own).status_code == 302
    found = PriorArt.objects.order_by("pk")
    assert [each.name for each in found] == [solution.title, "Nyckel AB", "Ett skåp vi såg"]
    assert [each.origin for each in found] == ["practice", "market", "market"]


def test_a_number_that_one_may_not_see_is_as_one_that_is_not(
    make_need: MakeNeed, make_solution: MakeSolution, other_lead: User, lead: User
) -> None:
    hidden = make_solution(visibility=Visibility.DRAFT)
    address = f"{make_need().get_absolute_url()}granskat/"
    for number in (hidden.reference, "L26-9999"):
        Solution.objects.update(author=other_lead)
        said = {"what": f"Helsingborg {number}", "verdict": "not", "because": "Nej."}
        answer = client_of(lead).post(address, said)
        assert answer.status_code == 422
        assert "Det finns inget med det numret" in text_of(answer)
