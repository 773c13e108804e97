"""Writing, sending and taking back an answer.

What is written is kept first, in a transaction of its own, and then sent, if it comes in time. So
nothing that somebody wrote is lost by a second.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User
from sprang.organisations.models import Organisation

from .. import filling, rules
from ..models import Answer, Call
from .deadline import held_call, must_be_open
from .telling import told_of

Clock = Callable[[], datetime]
Values = Mapping[str, Any]


@transaction.atomic
def begin_answer(*, call: Call, organisation: Organisation, by: User, number: str = "") -> Answer:
    """The organisation's answer to the call, an empty one where it has none.

    :raises NotAllowed: the person does not work there, or the call is not open to it.
    """
    if not call.is_visible_to(by) or not rules.may_answer_for(by, call, organisation):
        raise NotAllowed("begin_answer")
    must_be_open(call, timezone.now(), _("Det går inte att börja svara nu. Se när den är öppen."))
    answer, _is_new = Answer.objects.get_or_create(
        call=call, organisation=organisation, defaults={"sender": by, "number": number}
    )
    return answer


@transaction.atomic
def save_answer(*, answer: Answer, by: User, values: Values) -> Answer:
    """Keep what has been written so far, finished or not. Also after the deadline: it is theirs.

    :raises NotAllowed: the answer is not theirs.
    :raises BadInput: a value that is of another sort than its block.
    """
    must_own(by, answer)
    held = Answer.objects.select_for_update().get(pk=answer.pk)
    content = filling.kept(answer.call, held, values)
    if content != held.content:
        held.content, held.changed_at = content, timezone.now()
        held.save(update_fields=["content", "changed_at"])
    answer.content, answer.changed_at = held.content, held.changed_at
    return answer


@transaction.atomic
def send_answer(*, answer: Answer, by: User, clock: Clock = timezone.now) -> Answer:
    """Let what has been written count, instead of what was sent before.

    The clock is read when the call is held, so that neither waiting nor a deadline that is being
    moved lets anybody in who is late.

    :raises NotAllowed: the answer is not theirs, or the call not open to them any more.
    :raises Refused: the time is up; what was written stays as a draft.
    :raises BadInput: something that must be filled in is empty.
    """
    must_own(by, answer)
    call = held_call(answer)
    now = clock()
    must_be_open(call, now)
    if not rules.may_answer_for(by, call, answer.organisation):
        raise NotAllowed("send_answer")
    fresh = Answer.objects.select_for_update().get(pk=answer.pk)
    if faults := filling.missing(call, fresh.content):
        raise BadInput(faults)
    if fresh.sent == fresh.content:
        return fresh
    fresh.sent, fresh.sent_at, fresh.sender = fresh.content, now, by
    fresh.save(update_fields=["sent", "sent_at", "sender"])
    told_of("call.answer_sent", fresh, by)
    return fresh


@transaction.atomic
def withdraw_answer(*, answer: Answer, by: User, clock: Clock = timezone.now) -> Answer:
    """Take back what was sent. The words stay as a draft, and can be sent again in time.

    :raises Refused: the time is up.
    """
    must_own(by, answer)
    must_be_open(held_call(answer), clock(), _("Tiden har gått ut. Be dem som läser att bortse."))
    fresh = Answer.objects.select_for_update().get(pk=answer.pk)
    if fresh.sent_at is None:
        raise Refused(_("Svaret är inte inskickat."))
    fresh.sent = fresh.sent_at = None
    fresh.save(update_fields=["sent", "sent_at"])
    told_of("call.answer_withdrawn", fresh, by)
    return fresh


def must_own(by: User, answer: Answer) -> None:
    if not Answer.objects.own(by).filter(pk=answer.pk).exists():
        raise NotAllowed("answer")
