"""Which pairs somebody has said are not the same. Kept in the journal, for all who ask."""

from collections.abc import Iterable
from typing import Final

from sprang.foundation import journal
from sprang.foundation.models import Entry, Record, User

SAID: Final = ".told_apart"


def apart(records: Iterable[Record]) -> set[frozenset[int]]:
    """Pairs of these records that were said to be two things; the last word counts."""
    keys = {str(record.uid): record.pk for record in records}
    said = Entry.objects.filter(subject_uid__in=keys, kind__endswith=SAID).order_by("seq")
    found: set[frozenset[int]] = set()
    for one, payload in said.values_list("subject_uid", "payload"):
        if payload["target"] in keys:
            pair = frozenset((keys[str(one)], keys[payload["target"]]))
            found = found | {pair} if payload["apart"] else found - {pair}
    return found


def say(*, one: Record, other: Record, by: User, are_apart: bool) -> None:
    """Called in the action's transaction."""
    first, second = sorted((one, other), key=lambda record: record.pk)
    data = {"target": str(second.uid), "apart": are_apart}
    journal.append(f"{first.kind}{SAID}", subject=first, by=by, data=data)
