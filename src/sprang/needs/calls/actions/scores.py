"""Points given, and what the team agrees on."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User
from sprang.foundation.unseen import without_unseen

from .. import progress, rules
from ..enums import POINTS
from ..models import Agreed, Answer, Call, Review, Score
from .telling import told_of

Points = Mapping[str, int]
"""By a criterion's uid."""


@transaction.atomic
def score_answer(*, answer: Answer, by: User, points: Points, note: str = "") -> Review:
    """Points on every criterion, and what one thinks.

    :raises NotAllowed: the person may not read the answer.
    :raises Refused: everybody has scored, so that the points of others have been seen.
    :raises BadInput: points that are missing or not from 0 to 5.
    """
    member = rules.membership(by, answer.call)
    if member is None or not rules.may_judge(by, answer):
        raise NotAllowed("score_answer")
    # of two who are the last at once the later waits, and sees that all have scored
    call = Call.objects.select_for_update(of=("self",)).get(pk=answer.call_id)
    if progress.all_have_scored(call):
        raise Refused(_("Alla har satt sina poäng. Nu enas ni om dem i stället."))
    criteria, note = checked(call, points), without_unseen(note).strip()
    before = Review.objects.filter(member=member, answer=answer, note=note).first()
    if before and given(before.scores) == dict(points):
        return before
    review, _is_new = Review.objects.update_or_create(
        member=member, answer=answer, defaults={"note": note, "changed_at": timezone.now()}
    )
    review.scores.all().delete()
    Score.objects.bulk_create(
        Score(review=review, criterion=each, points=points[str(each.uid)]) for each in criteria
    )
    told_of("call.answer_scored", answer, by)
    return review


@transaction.atomic
def agree_on(*, answer: Answer, by: User, points: Points) -> None:
    """What the team has agreed on, instead of the mean of what each gave.

    :raises Refused: somebody has not scored yet.
    """
    if not rules.leads_team(by, answer.call) or not rules.may_judge(by, answer):
        raise NotAllowed("agree_on")
    if not progress.all_have_scored(answer.call):
        raise Refused(_("Alla i gruppen sätter sina poäng först."))
    criteria = checked(answer.call, points)
    Answer.objects.select_for_update().get(pk=answer.pk)
    if given(answer.agreed) == dict(points):
        return
    answer.agreed.all().delete()
    Agreed.objects.bulk_create(
        Agreed(answer=answer, criterion=each, points=points[str(each.uid)]) for each in criteria
    )
    told_of("call.answer_agreed", answer, by)


def given(rows: Any) -> dict[str, int]:
    """What they say already, as it is sent: the same once more changes nothing."""
    return {str(uid): points for uid, points in rows.values_list("criterion__uid", "points")}


def checked(call: Call, points: Points) -> list[Any]:
    criteria = list(call.criteria.all())
    names = {str(each.uid) for each in criteria}
    if set(points) != names or any(value not in POINTS for value in points.values()):
        raise BadInput({"points": _("Sätt 0 till 5 poäng på varje kriterium.")})
    return criteria
