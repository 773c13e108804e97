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
    if not opened.issuperset(each.pk for each in conflicts):
        raise NotAllowed("declare")
    said = [each for each, conflict in conflicts.items() if _declare(member, each, conflict)]
    if not said:
        return
    data = {"call": str(call.uid), "answers": sorted(str(each.uid) for each in said)}
    journal.append("call.interests_declared", subject=by, by=by, data=data)


def _declare(member: TeamMember, answer: Answer, conflict: bool) -> bool:
    """Whether that is new."""
    declared, is_new = Declared.objects.get_or_create(
        member=member, answer=answer, defaults={"conflict": conflict}
    )
    is_other = conflict and not declared.conflict
    if is_other:
        declared.conflict, declared.declared_at = True, timezone.now()
        declared.save(update_fields=["conflict", "declared_at"])
    if conflict:
        Review.objects.filter(member=member, answer=answer).delete()
    return is_new or is_other
