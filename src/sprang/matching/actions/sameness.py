"""An answer to "is it the same need?". Nothing follows from it by itself."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Record, User

from ..enums import Sameness
from ..models import SameNeed


@transaction.atomic
def answer_sameness(*, need: Record, other: Record, by: User, answer: str) -> SameNeed:
    """One answer for each person and pair, in whichever order it was asked.

    :raises NotAllowed: unless the person sees both, and they are two.
    :raises Refused: for an answer that there is not.
    """
    if need.pk == other.pk or not (need.is_visible_to(by) and other.is_visible_to(by)):
        raise NotAllowed("answer_sameness")
    if answer not in Sameness.values:
        raise Refused(_("Svara ja, nej eller vet inte."))
    one, second = sorted((need.pk, other.pk))
    values = {"answer": answer, "changed_at": timezone.now()}
    kept, _is_new = SameNeed.objects.update_or_create(
        by=by, one_id=one, other_id=second, defaults=values
    )
    data = {"asked": str(need.uid), "found": str(other.uid)}
    journal.append("platform.sameness_answered", subject=need.platform, by=by, data=data)
    return kept


@transaction.atomic
def forget_difference(*, one: Record, other: Record, by: User) -> None:
    """As if nobody had said that they are two things. Who may is asked by the caller."""
    first, second = sorted((one.pk, other.pk))
    said = SameNeed.objects.filter(one_id=first, other_id=second, answer=Sameness.DIFFERENT)
    if said.delete()[0]:
        data = {"asked": str(one.uid), "found": str(other.uid)}
        journal.append("platform.sameness_forgotten", subject=one.platform, by=by, data=data)
