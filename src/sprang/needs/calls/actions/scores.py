"""Judging: an interest declared, points given, and what the team agrees on."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User
from sprang.foundation.unseen import without_unseen

from .. import evaluation, rules
from ..enums import POINTS, CallStatus
from ..models import Agreed, Answer, Call, Declared, Review, Score, TeamMember

Points = Mapping[str, int]
"""By a criterion's uid."""


@transaction.atomic
def declare(*, call: Call, by: User, conflicts: Mapping[Answer, bool]) -> None:
    """Say of answers whether one has an interest in how it goes for them, before reading them.

    An interest can be added later, and takes away what one has said of the answer; it is never
    taken back, for then nothing would have been declared.

    :raises NotAllowed: the person is not of the team, or the answers have not been opened.
    """
    member = rules.membership(by, call)
    if member is None or not Call.objects.filter(pk=call.pk, status=CallStatus.CLOSED).exists():
        raise NotAllowed("declare")
    opened = set(call.answers.opened().values_list("pk", flat=True))
    for answer, conflict in conflicts.items():
        if answer.pk not in opened:
            raise NotAllowed("declare")
        _declare(member, answer, conflict)
    data = {"call": str(call.uid), "answers": sorted(str(each.uid) for each in conflicts)}
    journal.append("call.interests_declared", subject=by, by=by, data=data)


def _declare(member: TeamMember, answer: Answer, conflict: bool) -> None:
    declared, is_new = Declared.objects.get_or_create(
        member=member, answer=answer, defaults={"conflict": conflict}
    )
    if conflict and not is_new and not declared.conflict:
        declared.conflict, declared.declared_at = True, timezone.now()
        declared.save(update_fields=["conflict", "declared_at"])
    if conflict:
        Review.objects.filter(member=member, answer=answer).delete()


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
    if evaluation.all_have_scored(call):
        raise Refused(_("Alla har satt sina poäng. Nu enas ni om dem i stället."))
    criteria = checked(call, points)
    review, _is_new = Review.objects.update_or_create(
        member=member,
        answer=answer,
        defaults={"note": without_unseen(note).strip(), "changed_at": timezone.now()},
    )
    review.scores.all().delete()
    Score.objects.bulk_create(
        Score(review=review, criterion=each, points=points[str(each.uid)]) for each in criteria
    )
    tell("call.answer_scored", answer, by)
    return review


@transaction.atomic
def agree_on(*, answer: Answer, by: User, points: Points) -> None:
    """What the team has agreed on, instead of the mean of what each gave.

    :raises Refused: somebody has not scored yet.
    """
    if not rules.leads_team(by, answer.call) or not rules.may_judge(by, answer):
        raise NotAllowed("agree_on")
    if not evaluation.all_have_scored(answer.call):
        raise Refused(_("Alla i gruppen sätter sina poäng först."))
    criteria = checked(answer.call, points)
    Answer.objects.select_for_update().get(pk=answer.pk)
    answer.agreed.all().delete()
    Agreed.objects.bulk_create(
        Agreed(answer=answer, criterion=each, points=points[str(each.uid)]) for each in criteria
    )
    tell("call.answer_agreed", answer, by)


def checked(call: Call, points: Points) -> list[Any]:
    criteria = list(call.criteria.all())
    names = {str(each.uid) for each in criteria}
    if set(points) != names or any(value not in POINTS for value in points.values()):
        raise BadInput({"points": _("Sätt 0 till 5 poäng på varje kriterium.")})
    return criteria


def tell(kind: str, answer: Answer, by: User) -> None:
    data = {"answer": str(answer.uid), "call": str(answer.call.uid)}
    journal.append(kind, subject=by, by=by, data=data)
