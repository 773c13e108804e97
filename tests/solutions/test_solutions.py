"""Solutions: told, moved on, shared; and kept from those they are not for."""

from collections.abc import Callable
from typing import Any

import pytest

from sprang.foundation.enums import Visibility
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Entry, Platform, User
from sprang.organisations.models import Unit
from sprang.solutions import actions
from sprang.solutions.models import Solution
from tests.cast import client_of
from tests.html import fields_of, text_of

MakeSolution = Callable[..., Solution]
NEW = "/boras/losningar/ny/"


def told(**changes: object) -> dict[str, object]:
    return {
        "title": "Nyckelskåp som öppnas med telefonen",
        "text": "Skåpet sitter i trapphuset.",
        "novelty": "new",
        "status": "in_use",
        "visibility": "internal",
    } | changes


def test_a_nurse_tells_what_works(nurse: User, vard: Unit) -> None:
    given = told(
        effect="Två timmar mindre letande",
        effect_before="2.5",
        effect_after="0.5",
        effect_unit="tim",
    )
    response = client_of(nurse).post(NEW, given)
    solution = Solution.objects.get()
    assert response.headers["Location"] == solution.get_absolute_url()
    assert (solution.status, solution.visibility, solution.author) == ("in_use", "internal", nurse)
    page = text_of(client_of(nurse).get(solution.get_absolute_url()))
    assert "Två timmar mindre letande" in page
    assert Entry.objects.order_by("-seq")[0].kind == "solution.registered"


def test_a_measure_with_one_end_is_told(nurse: User) -> None:
    response = client_of(nurse).post(NEW, told(effect_before="3"))
    assert response.status_code == 422
    assert fields_of(response) == {"effect_after"}
    assert "Skåpet sitter i trapphuset." in response.content.decode()
    assert not Solution.objects.exists()


@pytest.mark.parametrize("who", ["outsider", "citizen", "partner"])
def test_strangers_can_not_tell(boras: Platform, who: str, request: pytest.FixtureRequest) -> None:
    user = request.getfixturevalue(who)
    assert client_of(user).post(NEW, told()).status_code == 404
    with pytest.raises(NotAllowed):
        actions.register_solution(platform=boras, by=user, title="A", text="B")
    assert not Solution.objects.exists()


def test_only_a_lead_lets_it_out_of_the_house(boras: Platform, nurse: User, lead: User) -> None:
    words: Any = {"platform": boras, "title": "A", "text": "B", "visibility": Visibility.PUBLIC}
    assert actions.register_solution(by=nurse, **words).visibility == Visibility.INTERNAL
    assert actions.register_solution(by=lead, **words).visibility == Visibility.PUBLIC


def test_words_are_needed(boras: Platform, nurse: User) -> None:
    for missing in ("title", "text"):
        words: Any = {"title": "A", "text": "B"} | {missing: " "}
        with pytest.raises(BadInput) as error:
            actions.register_solution(platform=boras, by=nurse, **words)
        assert list(error.value.faults) == [missing]


def test_it_moves_only_as_the_table_says(
    make_solution: MakeSolution, lead: User, nurse: User
) -> None:
    solution = make_solution(status="tested")
    with pytest.raises(NotAllowed):
        actions.move_solution(solution=solution, verb="introduce", by=nurse)
    actions.move_solution(solution=solution, verb="introduce", by=lead)
    with pytest.raises(Refused):
        actions.move_solution(solution=solution, verb="test", by=lead)
    assert Solution.objects.get().status == "in_use"


@pytest.mark.parametrize("verb", ["test", "finns-inte", ""])
def test_a_step_that_can_not_be_taken_is_a_conflict(
    make_solution: MakeSolution, lead: User, verb: str
) -> None:
    solution = make_solution(status="in_use")
    url = f"{solution.get_absolute_url()}steg/"
    assert client_of(lead).post(url, {"steg": verb}).status_code == 409


@pytest.mark.parametrize("who", ["outsider", None])
def test_what_is_internal_does_not_exist_outside(
    make_solution: MakeSolution, who: str | None, request: pytest.FixtureRequest
) -> None:
    solution = make_solution(visibility=Visibility.INTERNAL, title="Vår hemlighet")
    client = client_of(request.getfixturevalue(who) if who else None)
    assert client.get(solution.get_absolute_url()).status_code == 404
    for query in ("", "?vy=natverket", "?format=json"):
        assert "hemlighet" not in client.get(f"/boras/losningar/{query}").getvalue().decode()


def test_a_visibility_that_does_not_exist_is_refused(
    make_solution: MakeSolution, lead: User
) -> None:
    solution = make_solution()
    url = f"{solution.get_absolute_url()}delning/"
    for wanted in ("room", "all", ""):
        assert client_of(lead).post(url, {"visibility": wanted}).status_code == 409
    assert Solution.objects.get().visibility == Visibility.NETWORK
