"""Saying of an answer, before one reads it, whether one has an interest in how it goes for it."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import User

from .. import rules
from ..enums import CallStatus
from ..models import Answer, Call, Declared, Review, TeamMember


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
