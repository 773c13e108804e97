"""Where a call stands."""

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal, records
from sprang.foundation.errors import BadInput
from sprang.foundation.models import User

from .. import letters
from ..models import Call
from ..workflow import CALL


def publish_call(*, call: Call, by: User, version: int | None = None) -> Call:
    """Out to those it is meant for; from here on its words stand."""
    return CALL.go(call, "publish", by=by, version=version, visibility=call.reach)


def open_answers(*, call: Call, by: User, version: int | None = None) -> Call:
    """From here on the team reads what has been sent.

    :raises Refused: before the deadline.
    """
    return CALL.go(call, "open", by=by, version=version)


def decide_call(*, call: Call, by: User, reason: str, version: int | None = None) -> Call:
    """:raises BadInput: without words on how it went.
    :raises Refused: somebody who has answered has not been told.
    """
    reason = said(reason)
    return CALL.go(call, "decide", by=by, version=version, ended_reason=reason)


@transaction.atomic
def cancel_call(*, call: Call, by: User, reason: str, version: int | None = None) -> Call:
    """Everybody who has sent an answer is told why.

    :raises BadInput: without a reason.
    """
    reason = said(reason)
    with journal.together():
        records.hold(call)
        CALL.go(call, "cancel", by=by, version=version, ended_reason=reason)
        letters.tell(call.answers.sent(), by=by, kind="call.answer_cancelled")
    return call


def said(reason: str) -> str:
    if not reason.strip():
        raise BadInput({"reason": _("Skriv hur det gick. De som har svarat får läsa det.")})
    return reason.strip()
