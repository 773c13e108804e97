"""What those who answered are told, many at once."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal, records
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User
from sprang.foundation.unseen import without_unseen

from .. import progress, rules
from ..enums import CallStatus, Outcome
from ..models import Answer, Call
from .telling import told_of

Answers = Collection[Answer]


@transaction.atomic
def give_outcome(*, call: Call, by: User, answers: Answers, outcome: str, reason: str) -> int:
    """Tell those who sent them how it goes; the number of them. Everybody is told, once for each
    time that it changes.

    :raises NotAllowed: the person does not lead the team, or may not read one of the answers.
    :raises Refused: somebody has not scored yet.
    :raises BadInput: no such outcome, nobody chosen, or no reason for those who are declined.
    """
    # somebody may be deciding the call at this moment: whoever comes second sees that
    records.hold(call)
    call = Call.objects.get(pk=call.pk)
    seen = Answer.objects.visible_to(by).opened().filter(call=call)
    if not rules.leads_team(by, call) or call.status != CallStatus.CLOSED:
        raise NotAllowed("give_outcome")
    if seen.filter(pk__in=[each.pk for each in answers]).count() != len(answers):
        raise NotAllowed("give_outcome")
    if not progress.all_have_scored(call):
        raise Refused(_("Alla i gruppen sätter sina poäng först."))
    reason = without_unseen(reason).strip()
    check(answers, outcome, reason)
    with journal.together():
        rows = Answer.objects.filter(pk__in=[each.pk for each in answers])
        changed = rows.exclude(outcome=outcome, reason=reason)
        told = list(changed.select_for_update(of=("self",)).order_by("pk"))
        said = {"outcome": outcome, "reason": reason, "told_at": timezone.now()}
        rows.filter(pk__in=[each.pk for each in told]).update(**said)
        for answer in told:
            told_of(f"call.{outcome}", answer, by)
    return len(told)


def check(answers: Answers, outcome: str, reason: str) -> None:
    faults = {}
    if not answers:
        faults["answers"] = _("Kryssa för minst ett svar.")
    if outcome not in Outcome.values:
        faults["outcome"] = _("Välj vilket besked de ska få.")
    if outcome == Outcome.DECLINED and not reason:
        faults["reason"] = _("Skriv varför. De som avböjs får läsa det.")
    if len(reason) > 2000:
        faults["reason"] = _("Skriv högst %(n)s tecken.") % {"n": 2000}
    if faults:
        raise BadInput(faults)
