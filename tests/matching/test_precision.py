"""How often matches were right, for those who lead; and whether verdicts may move them."""

from collections.abc import Callable
from typing import Any

import pytest

from sprang.core.ranking.feedback import LEAST_QUESTIONS
from sprang.foundation.enums import Role
from sprang.foundation.models import Platform, User
from sprang.matching.actions import Placed, judge_match
from sprang.matching.judging import precision
from sprang.matching.judging.finding import matches
from sprang.matching.judging.judged import judged
from sprang.matching.judging.precision import Figure, hidden_together
from sprang.matching.models import Reranking
from sprang.needs.models import Need
from sprang.solutions.models import Solution
from tests.cast import build_user, client_of
from tests.html import text_of

from .conftest import POOL, SUBSTITUTES

BETTER = f"{POOL} Vikarier till avdelningen varje morgon."
BEST = f"{BETTER} De boende med demens blir inte oroliga."
URL = "/boras/traffar/precision/"


@pytest.fixture
def people(boras: Platform) -> list[User]:
    return [build_user(f"p{n}@boras.example", Role.MEMBER, boras) for n in range(4)]


@pytest.fixture
def need(make_need: Callable[..., Need], noise: list[Need]) -> Need:
    return make_need(text=SUBSTITUTES)


def judge(need: Need, found: Any, by: User, verdict: str, **more: Any) -> None:
    placed = Placed("strong", 0.6, 1)
    judge_match(
        asked=need, found=found, kind=found.kind, by=by, verdict=verdict, placed=placed, **more
    )


def told(platform: Platform, user: User) -> list[tuple[str, str | None, int, int]]:
    found = precision.figures(judged(platform, user))
    return [(each.kind, each.strength, each.relevant, each.told) for each in found]


class TestFigures:
    def test_counted_over_what_the_reader_sees(
        self, need: Need, pool: Solution, twin: Need, people: list[User], lead: User, outsider: User
    ) -> None:
        Need.objects.filter(pk=need.pk).update(visibility="network")
        need.refresh_from_db()
        for person, verdict in zip(people, ("chosen", "contacted", "irrelevant"), strict=False):
            judge(need, pool, person, verdict)
        judge(need, twin, outsider, "chosen")
        seen = [("solution", None, 2, 3), ("solution", "strong", 2, 3)]
        assert told(need.platform, lead) == seen, "the twin is Helsingborg's own"

    def test_what_few_have_said_is_not_told(
        self, need: Need, pool: Solution, people: list[User], lead: User
    ) -> None:
        for person in people[:2]:
            judge(need, pool, person, "chosen")
        assert told(need.platform, lead) == [("solution", None, 0, 0), ("solution", "strong", 0, 0)]
        text = text_of(client_of(lead).get(URL))
        assert "100 %" not in text
        assert "visas inte" in text

    def test_one_part_alone_is_not_withheld(self) -> None:
        """It would be the whole less the others."""
        parts = [Figure("need", "strong", 8, 9, 5), Figure("need", "likely", 2, 4, 4)]
        gone = Figure("need", "possible", 0, 0, 1)
        shown = [each.strength for each in hidden_together([*parts, gone]) if each.is_shown]
        assert shown == ["strong"]
        assert hidden_together(parts) == parts


class TestThePage:
    def test_figures_reasons_and_words_without_names(
        self, need: Need, pool: Solution, people: list[User], lead: User
    ) -> None:
        judge(need, pool, people[0], "chosen")
        for person in people[1:]:
            judge(need, pool, person, "irrelevant", reason="known", words="Vi har den.")
        text = " ".join(text_of(client_of(lead).get(URL)).split())
        assert "Lösningar alla 4 1 25" in text
        assert "3 Vi kände redan till den" in text
        assert "Vi har den." in text
        assert not [person for person in people if person.name in text]

    def test_the_file_has_the_rows_and_no_names(
        self, need: Need, pool: Solution, people: list[User], lead: User
    ) -> None:
        client = client_of(lead)
        judge(need, pool, people[0], "chosen")
        assert client.get(f"{URL}?format=json").getvalue().decode().count(need.reference) == 0
        for person in people[1:3]:
            judge(need, pool, person, "irrelevant", reason="known", words="Vi har den.")
        answer = client.get(f"{URL}?format=csv").getvalue().decode()
        assert answer.count(need.reference) == 3
        assert answer.count("Vi har den.") == 2
        assert not [person for person in people if person.name in answer]

    def test_empty_it_says_what_to_do(self, boras: Platform, lead: User) -> None:
        assert "Inga omdömen än" in client_of(lead).get(URL).content.decode()

    def test_it_is_for_those_who_lead_here(
        self, boras: Platform, nurse: User, other_lead: User
    ) -> None:
        assert client_of(nurse).get(URL).status_code == 404
        assert client_of(other_lead).get(URL).status_code == 404
        assert client_of(None).get(URL).status_code == 302


class TestReranking:
    @pytest.fixture
    def helpful(
        self,
        make_need: Callable[..., Need],
        make_solution: Callable[..., Solution],
        people: list[User],
    ) -> tuple[Solution, Solution]:
        """Many needs met the same two things, the worse one always first."""
        good, bad = (make_solution(title=title, text=POOL) for title in ("Bra", "Dålig"))
        for number in range(LEAST_QUESTIONS):
            need = make_need(text=f"{SUBSTITUTES} Avdelning {number}.")
            by = people[number % len(people)]
            for found, verdict, like in ((bad, "irrelevant", 0.56), (good, "chosen", 0.55)):
                judge_match(
                    asked=need,
                    found=found,
                    kind="solution",
                    by=by,
                    verdict=verdict,
                    placed=Placed("likely", like, 1),
                )
        return good, bad

    def test_it_is_off_and_refused_while_it_does_not_help(
        self, need: Need, pool: Solution, people: list[User], lead: User
    ) -> None:
        for person in people:
            judge(need, pool, person, "chosen")
        client = client_of(lead)
        assert "Slå på" not in client.get(URL).content.decode()
        assert client.post(URL, {"on": "ja"}).status_code == 409
        assert not Reranking.objects.filter(is_on=True).exists()

    def test_where_it_helps_it_can_be_turned_on_and_moves_what_one_meets(
        self,
        need: Need,
        helpful: tuple[Solution, Solution],
        lead: User,
        nurse: User,
        catch_up: Callable[[], int],
    ) -> None:
        for solution, text in zip(helpful, (BETTER, BEST), strict=True):
            Solution.objects.filter(pk=solution.pk).update(text=text)
        catch_up()

        def order() -> list[str]:
            found = [hit.found.title for hit in matches(need, nurse, ["solution"]).hits]
            return [title for title in found if title in ("Bra", "Dålig")]

        before = order()
        client = client_of(lead)
        text = text_of(client.get(URL))
        assert f"100 procentenheter, räknat på {LEAST_QUESTIONS} behov" in text
        assert client.post(URL, {"on": "ja"}).status_code == 302
        assert before == ["Dålig", "Bra"]
        assert order() == ["Bra", "Dålig"]
        client.post(URL, {"on": "nej"})
        assert order() == before

    def test_verdicts_that_one_may_not_see_move_nothing(
        self,
        helpful: tuple[Solution, Solution],
        need: Need,
        outsider: User,
        nurse: User,
        catch_up: Callable[[], int],
    ) -> None:
        """The needs that were judged are internal to Borås: an outsider gets the order as it is."""
        Need.objects.filter(pk=need.pk).update(visibility="public")
        need.refresh_from_db()
        catch_up()
        plain = [hit.found.pk for hit in matches(need, outsider, ["solution"]).hits]
        Reranking.objects.create(platform=need.platform, is_on=True)
        assert [hit.found.pk for hit in matches(need, outsider, ["solution"]).hits] == plain
