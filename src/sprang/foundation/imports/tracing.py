"""What a run left behind, and which of it somebody has worked on since."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from ..models import Entry, ImportRun
from .attached import has_attached


def traces_of(run: ImportRun) -> QuerySet[Any]:
    """The run's traces, each with `is_new` and `is_touched`.

    A record is touched when anybody has changed it since. One that the run created must also be in
    nobody else's journal entry and have nothing of anybody's tied to it, since it is going to be
    removed, and what is tied to it with it.
    """
    entries = Entry.objects.filter(subject_uid=OuterRef("record__uid"))
    by_others = entries.filter(Q(payload__run__isnull=True) | ~Q(payload__run=str(run.uid)))
    return (
        run.traces.annotate(is_new=Q(before__isnull=True))
        .annotate(has_others=Exists(by_others) | has_attached("record"))
        .annotate(
            is_touched=~Q(record__version=F("version")) | Q(before__isnull=True, has_others=True)
        )
    )


@dataclass(frozen=True)
class Foretold:
    """How many records would be removed, set back and kept as they are."""

    removed: int
    restored: int
    kept: int


def foretold(run: ImportRun) -> Foretold:
    groups = traces_of(run).order_by().values("is_touched", "is_new").annotate(number=Count("pk"))
    found = {(each["is_touched"], each["is_new"]): each["number"] for each in groups}
    kept = found.get((True, True), 0) + found.get((True, False), 0)
    return Foretold(found.get((False, True), 0), found.get((False, False), 0), kept)
