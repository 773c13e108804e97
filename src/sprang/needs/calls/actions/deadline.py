"""Whether there is still time, asked of the call as it stands in the transaction."""

from datetime import datetime

from django.utils.translation import gettext as _

from sprang.foundation import records
from sprang.foundation.errors import Refused

from ..enums import CallStatus
from ..models import Answer, Call


def held_call(answer: Answer) -> Call:
    """The call as it stands now, and stands until the transaction has ended."""
    records.hold(answer.call)
    call: Call = Call.objects.select_related("platform").get(pk=answer.call_id)
    return call


def must_be_open(call: Call, now: datetime, said: str = "") -> None:
    if call.takes_answers(now):
        return
    if call.status == CallStatus.PUBLISHED and now <= call.closes_at:
        raise Refused(_("Utlysningen har inte öppnat än."))
    late = _("Tiden att svara har gått ut. Det ni skrev finns kvar här som utkast.")
    raise Refused(said or late)
