"""What people have said and done about the need whose page is measured."""

from collections.abc import Iterable
from typing import Final

from django.utils import timezone

from sprang.dialogue.actions import answer_comment, follow, write_comment
from sprang.foundation.lists.saving import save_view
from sprang.foundation.models import User
from sprang.matching.synonyms.actions import add_synonym
from sprang.matching.watching.actions import watch_need, watch_view
from sprang.needs.actions import join_need, look_at
from sprang.needs.models import Need
from sprang.needs.sources.enums import State
from sprang.needs.sources.models import Submission
from sprang.solutions.actions import answer_needs
from sprang.solutions.answering import answered
from sprang.solutions.models import Solution

from . import bulk
from .places import City
from .words import texts

COMMENTS: Final = 30
PLACES: Final = 5
FOLLOWED: Final = 30
VIEWS: Final = ("brunn", "vikarie", "nyckel")
"""Words that each has saved a view of, and follows."""


def sample_need(city: City) -> Need:
    mine = {"platform": city.platform, "visibility": "public", "status": "sharpened"}
    need: Need = Need.objects.filter(**mine).order_by("pk")[0]
    return need


def tell(city: City, number: int) -> None:
    """What people without an account have told the city, all of it waiting for a lead."""
    Submission.objects.bulk_create(
        (
            Submission(
                platform=city.platform,
                state=State.WAITING,
                text=f"{title}. {text}",
                email=f"bor{at}@hemma.example",
                confirmed_at=timezone.now(),
            )
            for at, (title, text) in enumerate(texts(number, seed=6))
        ),
        batch_size=bulk.BATCH,
    )


def talk(city: City, lead: User, askers: Iterable[User]) -> None:
    """Comments with answers, places that have it too, what was looked at; and what is followed."""
    need = sample_need(city)
    for number, person in enumerate(city.people[:COMMENTS]):
        said = write_comment(record=need, by=person, text=f"Så är det hos oss också, {number}.")
        if number % 3 == 0:
            answer_comment(comment=said, by=lead, text="Tack, det visste vi inte.")
    others = [unit for unit in city.units if unit.pk != need.scope_id]
    for unit in others[:PLACES]:
        join_need(need=need, by=lead, scope=unit, words="Varje vecka.", how_many=4)
    _look(need, lead)
    _answer(need, city, lead)
    for each in askers:
        _follow(city, each)
    add_synonym(platform=city.platform, by=lead, word="brunn", others="dagvattenbrunn")


def _look(need: Need, lead: User) -> None:
    found = Solution.objects.filter(visibility="public").order_by("pk")[:PLACES]
    for solution in found:
        look_at(
            need=need,
            by=lead,
            record=solution,
            origin="practice",
            verdict="adapt",
            because="Gör nästan det vi vill.",
        )


def _answer(need: Need, city: City, lead: User) -> None:
    """By one of the city's own solutions: in either house something hangs together with it."""
    own = Solution.objects.filter(platform=city.platform, visibility="public").order_by("pk")[0]
    answer_needs(solution=own, by=lead, needs=[*answered(own, lead), need])


def _follow(city: City, person: User) -> None:
    for words in VIEWS:
        view = save_view(
            platform=city.platform, by=person, list_name="needs", asked=f"q={words}", name=words
        )
        watch_view(view=view, by=person)
    for followed in Need.objects.filter(platform=city.platform, visibility="public")[:FOLLOWED]:
        follow(record=followed, by=person)
        watch_need(need=followed, by=person)
