"""Calls on needs: many in bulk, one that is open and one that is judged, by a lead's own verbs."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from sprang.foundation import journal
from sprang.foundation.models import Record, User
from sprang.needs.calls import actions
from sprang.needs.calls.enums import CallStatus
from sprang.needs.calls.models import Answer, Block, Call, Criterion
from sprang.needs.models import Need
from sprang.organisations.models import Organisation

from . import bulk
from .places import City
from .records import Maker
from .words import texts

STATUSES = (CallStatus.PUBLISHED, CallStatus.CLOSED, CallStatus.DECIDED)
ANSWERERS = ["company", "startup"]
ANSWERS = 12
FORM: dict[str, Any] = {
    "blocks": [
        {"kind": "long", "label": "Vad föreslår ni?", "is_required": True},
        {"kind": "short", "label": "Vad behöver ni av oss?", "is_required": True},
    ],
    "criteria": [{"name": "Effekt", "weight": 60}, {"name": "Går att införa", "weight": 40}],
}


def write_calls(maker: Maker, number: int, needs: Sequence[Need]) -> None:
    """All that anybody may see, each on one need."""
    rows = [_call(maker, n, *each) for n, each in enumerate(texts(number, seed=5))]
    with journal.together():
        bulk.create(Record, rows)
        for row in rows:
            journal.append("call.written", subject=row, by=row.author)
    on = [Call.needs.through(call=row, need=maker.draw.choice(needs)) for row in rows]
    Call.needs.through.objects.bulk_create(on, batch_size=bulk.BATCH)
    form = [Block(call=row, position=1, label="Vad föreslår ni?") for row in rows]
    Block.objects.bulk_create(form, batch_size=bulk.BATCH)
    criteria = [Criterion(call=row, position=1, name="Effekt", weight=100) for row in rows]
    Criterion.objects.bulk_create(criteria, batch_size=bulk.BATCH)


def _call(maker: Maker, n: int, title: str, text: str) -> Call:
    values = maker.common(Call, title, text, *maker.where()) | {"visibility": "public"}
    days = timedelta(days=30 if n % len(STATUSES) == 0 else -30)
    status = STATUSES[n % len(STATUSES)]
    return Call(**values, status=status, answerers=ANSWERERS, closes_at=maker.now + days)


def lead_calls(
    city: City, lead: User, needs: Sequence[Need], senders: Sequence[Organisation]
) -> None:
    """A draft, one that takes answers, and one whose answers the lead has given points."""
    _draft, taking, call = (_written(city, lead, needs) for _ in range(3))
    for each in (taking, call):
        actions.publish_call(call=each, by=lead)
    answers = [_answer(call, each, lead) for each in senders]
    Call.objects.filter(pk=call.pk).update(closes_at=timezone.now() - timedelta(days=1))
    call = actions.open_answers(call=Call.objects.get(pk=call.pk), by=lead)
    actions.declare(call=call, by=lead, conflicts=dict.fromkeys(answers, False))
    points = {str(each.uid): 1 + each.pk % 5 for each in call.criteria.all()}
    for answer in answers:
        actions.score_answer(answer=answer, by=lead, points=points, note="Väl tänkt")


def _written(city: City, lead: User, needs: Sequence[Need]) -> Call:
    call = actions.write_call(
        platform=city.platform,
        by=lead,
        closes_at=timezone.now() + timedelta(days=30),
        needs=list(needs[:3]),
        title="Hur vet vi att brunnen är full?",
        text="Vi söker någon som kan tala om det innan gatan står under vatten.",
        answerers=ANSWERERS,
    )
    actions.set_form(call=call, by=lead, **FORM)
    return call


def _answer(call: Call, house: Organisation, sender: User) -> Answer:
    said = {block.key: "Vi mäter och larmar. " * 20 for block in call.blocks.all()}
    sent = {"content": said, "sent": said, "sent_at": timezone.now()}
    return Answer.objects.create(call=call, organisation=house, sender=sender, **sent)
