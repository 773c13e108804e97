"""Saying yes or no."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import User
from sprang.foundation.unseen import without_unseen

from ..enums import SIDES, IntroductionState, Party
from ..models import Introduction, IntroductionAnswer
from .holding import held, must_be, tell


@transaction.atomic
def answer(
    *, introduction: Introduction, by: User, says_yes: bool, reason: str = ""
) -> Introduction:
    """For the person's own side. Until the other has said yes too, a yes can be changed to a no.

    :raises NotAllowed: the person is on neither side.
    :raises BadInput: a no without a reason; only those who lead read it.
    :raises Refused: it is settled.
    """
    fresh, party = held(introduction, by)
    if party not in SIDES:
        raise NotAllowed("answer")
    must_be(fresh, IntroductionState.WAITING)
    reason = without_unseen(reason).strip()
    if not says_yes and not reason:
        raise BadInput({"reason": _("Skriv varför. Bara de som leder plattformen läser det.")})
    said = {"says_yes": says_yes, "reason": reason, "by": by, "at": timezone.now()}
    before = fresh.answers.filter(party=party).first()
    if before is not None and before.says_yes == says_yes:
        return fresh
    IntroductionAnswer.objects.update_or_create(introduction=fresh, party=party, defaults=said)
    tell(_settle(fresh, says_yes), fresh, by, Party(party))
    return fresh


def _settle(introduction: Introduction, says_yes: bool) -> str:
    """What the journal calls it: one side's yes, the second yes, or a no."""
    yes = introduction.answers.filter(says_yes=True).count()
    if says_yes and yes < len(SIDES):
        return "accepted"
    introduction.state = IntroductionState.ACCEPTED if says_yes else IntroductionState.DECLINED
    introduction.settled_at = timezone.now()
    introduction.save(update_fields=["state", "settled_at"])
    return "agreed" if says_yes else "declined"
