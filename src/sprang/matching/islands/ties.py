"""What everything that is done about two records begins with: who may, holding them, the tie."""

from collections.abc import Sequence

from django.db.models import Q

from sprang.foundation import records
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Link, Platform, Record, User

from . import rules


def check(one: Record, other: Record, platform: Platform, by: User) -> None:
    if not rules.may_answer(by, platform, one, other):
        raise NotAllowed("islands")


def hold(chosen: Sequence[Record]) -> None:
    """In one order, so that two who hold the same wait for each other only once."""
    for record in sorted(chosen, key=lambda each: each.pk):
        records.hold(record)


def tie(one: Record, other: Record, kind: str, by: User) -> None:
    """Two that are tied already are known to each other."""
    if not Link.objects.filter(between(one, other), kind=kind).exists():
        records.tie(source=one, target=other, kind=kind, by=by)


def between(one: Record, other: Record) -> Q:
    return Q(source_id=one.pk, target_id=other.pk) | Q(source_id=other.pk, target_id=one.pk)
