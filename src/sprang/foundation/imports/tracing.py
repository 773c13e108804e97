"""What a run left behind, and which of it somebody has worked on since."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ..models import Entry, ImportRun, Link


def traces_of(run: ImportRun) -> QuerySet[Any]:
    """The run's traces, each with `is_new` and `is_touched`.

    A record is touched when anybody has changed it since. One that the run created must also be in
    nobody else's journal entry and at neither end of a link, since it is going to be removed.
    """
    entries = Entry.objects.filter(subject_uid=OuterRef("record__uid"))
    by_others = entries.filter(Q(payload__run__isnull=True) | ~Q(payload__run=str(run.uid)))
    tied = Link.objects.filter(target=OuterRef("record"))
    return (
        run.traces.annotate(is_new=Q(before__isnull=True))
        .annotate(has_others=Exists(by_others) | Exists(tied))
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
    traces = traces_of(run)
    return Foretold(
        traces.filter(is_touched=False, is_new=True).count(),
        traces.filter(is_touched=False, is_new=False).count(),
        traces.filter(is_touched=True).count(),
    )
