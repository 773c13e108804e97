"""Making a long list into a file: a job, since it takes longer than a page may."""

import tempfile
from collections.abc import Iterator
from typing import IO, Any

from django.contrib.auth.models import AnonymousUser
from django.core.files import File
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import jobs
from ..errors import Refused
from ..jobs import Progress
from ..models import Job, Platform, User
from .columns import ExportKind, Value, kind_named
from .formats import FORMATS
from .responses import name_of
from .snapshot import aside, rows_of

AT_MOST = 3
"""Files that a person may have under way: each holds a worker up for minutes."""


def start_export(
    *, kind: ExportKind, form: str, platform: Platform, by: User, asked: QueryDict
) -> Job:
    """Put the making of the file in the queue. One that is being made already is the same one.

    :raises KeyError: for a format that there isn't, or a kind that has no list.
    :raises Refused: the person has as many as one may have.
    """
    FORMATS[form]
    if kind.listed is None:
        raise KeyError(kind.name)
    arguments = {
        "what": kind.name,
        "form": form,
        "platform": platform.pk,
        "asked": asked.urlencode(),
    }
    mine = Job.objects.unfinished().filter(kind="export", by=by, cancel_requested=False)
    if same := mine.filter(arguments=arguments).first():
        return same
    # two at the same moment may make one too many; how often one may ask is limited as well
    if mine.count() >= AT_MOST:
        raise Refused(_("Du har redan %d filer på gång. Vänta tills en är klar.") % AT_MOST)
    return jobs.start("export", by=by, **arguments)


def work(progress: Progress, *, what: str, form: str, platform: int, asked: str) -> dict[str, Any]:
    """The job. Rights are asked for now: what the person may no longer see is not in the file."""
    chosen, city = kind_named(what), Platform.objects.get(pk=platform)
    who = progress.job.by or AnonymousUser()
    if chosen.listed is None:
        raise KeyError(what)
    rows = chosen.listed(city, who, QueryDict(asked))
    total = rows.order_by().count()
    progress.tell(0, total)
    with tempfile.TemporaryFile() as file:
        file.writelines(FORMATS[form][1](chosen, _told(chosen, rows, total, progress)))
        _keep(progress.job, file, name_of(chosen, form))
    return {"rows": total}


def _told(
    kind: ExportKind, rows: QuerySet[Any], total: int, progress: Progress
) -> Iterator[list[Value]]:
    done = 0
    for piece in aside(lambda: rows_of(kind, rows)):
        yield from piece
        done += len(piece)
        progress.tell(done, max(done, total))


def _keep(job: Job, file: IO[bytes], name: str) -> None:
    """Under the job's uid, so that a job that is run again leaves no second file behind."""
    storage = job.content.storage
    path = f"jobs/{job.uid.hex[:2]}/{job.uid.hex}"
    storage.delete(path)
    file.seek(0)
    kept = storage.save(path, File(file))
    Job.objects.filter(pk=job.pk).update(content=kept, name=name)


HALTED = gettext_lazy("Ingen fil blev klar. Hämta listan igen när du vill ha den.")
jobs.register("export", work, gettext_lazy("Export"), HALTED)
