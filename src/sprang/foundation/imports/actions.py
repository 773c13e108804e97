"""An import from the first look at the file to its job: the verbs of the pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import IO, cast

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from .. import jobs
from ..errors import BadInput, NotAllowed, Refused
from ..files import Upload, clean_name, too_big
from ..models import ImportRun, Job, Platform, User
from . import mapping
from .kinds import ImportKind, kind_named
from .reading import Table, Unreadable, open_table

LANGUAGE = "language"
State = ImportRun.State
UNFINISHED = (State.UPLOADED, State.RUNNING, State.STOPPED, State.FAILED)
"""Where a run may go on: whoever undoes one that was stopped has it undone for good."""


def upload_run(
    *, kind: type[ImportKind], platform: Platform, by: User, upload: Upload
) -> ImportRun:
    """Keep the file and guess what its columns mean. Nothing is read in yet.

    :raises NotAllowed: only those who lead the platform.
    :raises BadInput: the file can't be read; nothing is kept.
    """
    run = run_of(kind=kind, platform=platform, by=by, upload=upload)
    run.save()
    return run


def run_of(*, kind: type[ImportKind], platform: Platform, by: User, upload: Upload) -> ImportRun:
    """The same, but for the row: a long file is read before anything waits for the database."""
    check_lead(by, platform)
    if reason := too_big(upload):
        raise BadInput({"file": reason})
    run = ImportRun(kind=kind.name, platform=platform, by=by, name=clean_name(upload.name or ""))
    # the name that a person gave never reaches the disk
    run.content.save(f"{run.uid.hex}{Path(run.name).suffix}", upload, save=False)
    try:
        describe(run, table_of(run))
    except BadInput:
        run.content.delete(save=False)
        raise
    return run


def check_lead(by: User, platform: Platform | None) -> None:
    if platform is None or not by.access.leads(platform.pk):
        raise NotAllowed("import")


def describe(run: ImportRun, table: Table) -> None:
    """Count the rows, which also shows whether the whole file can be read, and guess columns."""
    run.rows = sum(1 for _row in table.rows())
    if not run.rows:
        raise Unreadable(_("Filen har rubriker men inga rader. Välj en fil med minst en rad."))
    kind = kind_named(run.kind)
    run.mapping = mapping.guess(kind.fields, [*table.columns, *kind.made])
    run.options = {"source": Path(run.name).stem[:80], LANGUAGE: translation.get_language() or "sv"}


def table_of(run: ImportRun) -> Table:
    """The file that was uploaded, opened anew."""
    storage, path = run.content.storage, run.content.name
    return open_table(lambda: cast(IO[bytes], storage.open(str(path), "rb").file), run.name)


def map_run(*, run: ImportRun, by: User, mapped: Mapping[str, str], **options: str) -> None:
    """Say what the columns mean and what holds for all rows.

    :raises BadInput: a column that must be there is not.
    :raises Refused: the run has begun.
    """
    check_lead(by, run.platform)
    run.mapping = mapping.check(kind_named(run.kind).fields, table_of(run).columns, mapped)
    run.options = {**run.options, **options}
    # in one statement, since somebody else may start it at this moment
    here = ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.UPLOADED)
    if not here.update(mapping=run.mapping, options=run.options):
        raise Refused(_("Inläsningen har redan börjat."))


def is_mapped(run: ImportRun) -> bool:
    """A person has said what the columns mean; until then they are guessed."""
    return "visibility" in run.options


def can_go_on(run: ImportRun) -> bool:
    """It has not begun or has stopped, and its file is there. What is undone stays undone."""
    return bool(run.content) and run.state in UNFINISHED and not run.is_going_on


@transaction.atomic
def start_run(*, run: ImportRun, by: User) -> ImportRun:
    """Read it in as a job; what was stopped goes on where it was.

    :raises BadInput: nobody has said what its columns mean.
    :raises Refused: it is going on, or it is done.
    """
    check_lead(by, run.platform)
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    if not can_go_on(locked):
        raise Refused(_("Filen är redan inläst, läses in just nu eller finns inte kvar."))
    if not is_mapped(locked):
        raise BadInput({"mapping": _("Säg först vad kolumnerna är, och spara.")})
    locked.state, locked.problem = ImportRun.State.RUNNING, ""
    locked.job = jobs.start("import", by=by, run=str(run.uid))
    locked.save(update_fields=["state", "problem", "job"])
    return locked


def stop_run(*, run: ImportRun, by: User) -> None:
    """Ask the job to stop after the batch that it has in hand.

    :raises Refused: it is over already.
    """
    check_lead(by, run.platform)
    if run.job is None:
        raise Refused(_("Inläsningen har inte börjat."))
    jobs.cancel(job=run.job)
    # a job that no worker had begun is over at once and leaves nobody to say so
    never_begun = ImportRun.objects.filter(pk=run.pk, job__state=Job.State.CANCELLED)
    never_begun = never_begun.filter(state=State.RUNNING)
    never_begun.update(state=ImportRun.State.STOPPED)
