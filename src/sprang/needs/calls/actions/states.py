"""Where a call stands."""

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal, records
from sprang.foundation.errors import BadInput
from sprang.foundation.models import User

from ..models import Call
from ..workflow import CALL


def publish_call(*, call: Call, by: User, version: int | None = None) -> Call:
    """Out to those it is meant for; from here on its words stand. Told of each of its needs, for
    those who follow them."""
    with journal.together():
        CALL.go(call, "publish", by=by, version=version, visibility=call.reach)
        for need in call.needs.order_by("pk"):
            journal.append("need.called", subject=need, by=by, data={"call": str(call.uid)})
    return call


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
    """Everybody who has sent an answer is told.

    :raises BadInput: without a reason.
    """
    reason = said(reason)
    # an answer that is being sent waits here, or is sent before and told of
    records.hold(call)
    return CALL.go(call, "cancel", by=by, version=version, ended_reason=reason)


def said(reason: str) -> str:
    if not reason.strip():
        raise BadInput({"reason": _("Skriv hur det gick. De som har svarat får läsa det.")})
    return reason.strip()
