"""What people have said and done about the need whose page is measured."""

from typing import Final

from sprang.dialogue.actions import answer_comment, write_comment
from sprang.foundation.models import User
from sprang.matching.synonyms.actions import add_synonym
from sprang.needs.actions import join_need, look_at
from sprang.needs.models import Need
from sprang.solutions.models import Solution

from .places import City

COMMENTS: Final = 30
PLACES: Final = 5


def sample_need(city: City) -> Need:
    mine = {"platform": city.platform, "visibility": "public", "status": "sharpened"}
    need: Need = Need.objects.filter(**mine).order_by("pk")[0]
    return need


def talk(city: City, lead: User) -> None:
    """Comments with answers, places that have it too, and what was looked at."""
    need = sample_need(city)
    for number, person in enumerate(city.people[:COMMENTS]):
        said = write_comment(record=need, by=person, text=f"Så är det hos oss också, {number}.")
        if number % 3 == 0:
            answer_comment(comment=said, by=lead, text="Tack, det visste vi inte.")
    others = [unit for unit in city.units if unit.pk != need.scope_id]
    for unit in others[:PLACES]:
        join_need(need=need, by=lead, scope=unit, words="Varje vecka.", how_many=4)
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
    add_synonym(platform=city.platform, by=lead, word="brunn", others="dagvattenbrunn")
