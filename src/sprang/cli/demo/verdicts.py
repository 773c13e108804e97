"""What the people of the demo say of matches, as the content has it: of what they are really shown,
through the action that the pages call."""

from collections.abc import Mapping

from sprang.foundation import journal
from sprang.foundation.models import User
from sprang.matching.actions import judge_match
from sprang.matching.answers import Hit
from sprang.matching.judging.finding import matches, places
from sprang.matching.models import Feedback
from sprang.needs.models import Need

from .content import Content, Row


def are_given() -> bool:
    return Feedback.objects.exists()


def give(content: Content) -> int:
    """How many. The index must have read what was loaded. What isn't among the matches is left
    out: with another space, or a sentence model, a machine shows others."""
    called = {row.key: row.get("title") or row["name"] for row in _found(content)}
    needs = {need.title: need for need in Need.objects.select_related("platform", "scope")}
    people = {user.email: user for user in User.objects.all()}
    given = 0
    with journal.together():
        for row in content.verdicts:
            need, by = needs.get(called[row["need"]]), people.get(row["by"])
            if need and by and need.is_visible_to(by):
                given += _judge(row, called, need, by)
    return given


def _found(content: Content) -> tuple[Row, ...]:
    return (*content.needs, *content.solutions, *content.innovators)


def _judge(row: Row, called: Mapping[str, str], need: Need, by: User) -> int:
    answer = matches(need, by)
    shown, placed = {title_of(hit): hit for hit in answer.hits}, places(answer)
    said = [(shown[called[key]], *words) for key, *words in row["hits"] if called[key] in shown]
    for hit, *words in said:
        judge_match(
            asked=need,
            found=hit.found,
            kind=hit.searchable.kind,
            by=by,
            placed=placed[hit.found.uid],
            **dict(zip(("verdict", "reason", "words"), words, strict=False)),
        )
    return len(said)


def title_of(hit: Hit) -> str:
    return str(getattr(hit.found, "title", "") or hit.found.name)
