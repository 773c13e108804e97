"""Doing an import: by the worker as a job, or at once in the terminal."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import jobs
from ..database.away import is_away
from ..errors import BadInput
from ..jobs import Cancelled, Progress, Silent, TakenOver
from ..models import ImportRun, Platform, User
from . import common, mapping
from .actions import LANGUAGE, describe, table_of
from .batches import read_in
from .holding import beating
from .kinds import kind_named, kinds
from .parsing import Unfit
from .reading import Table, Unreadable, open_path


def run_import(
    kind: str,
    path: Path,
    platform: Platform | None = None,
    by: User | None = None,
    progress: Progress | None = None,
    **options: str,
) -> ImportRun:
    """Read in a file of this machine at once, for the terminal. The file itself is not kept.

    A run that `progress` cancelled comes back as it stands, with the state `stopped`.

    :raises BadInput: the kind is unknown, needs a platform, or the file can't be read.
    """
    check_kind(kind, platform)
    table = open_path(Path(path))
    run = ImportRun(kind=kind, platform=platform, by=by, name=Path(path).name)
    describe(run, table)
    columns = [*table.columns, *kind_named(kind).made]
    run.mapping = mapping.check(kind_named(kind).fields, columns, run.mapping)
    run.options |= options
    if visibility := options.get("visibility"):
        run.options["visibility"] = checked_visibility(visibility)
    run.state = ImportRun.State.RUNNING
    run.save()
    with suppress(Cancelled), beating(run, progress or Silent()) as heart:
        finish(run, table, heart)
    return run


def checked_visibility(said: str) -> str:
    try:
        return str(common.visibility(said))
    except Unfit as error:
        raise BadInput({"visibility": str(error)}) from error


def check_kind(kind: str, platform: Platform | None) -> None:
    known = {each.name: each for each in kinds()}
    if kind not in known:
        raise BadInput({"kind": _("Välj en av: %s.") % ", ".join(sorted(known))})
    if known[kind].needs_platform and platform is None:
        raise BadInput({"platform": _("Säg vilken plattform raderna ska till.")})


def finish(run: ImportRun, table: Table, progress: Progress) -> None:
    """Read in and leave the run in the state that it came to."""
    try:
        read_in(run, table, progress)
    except TakenOver:
        raise
    except Cancelled:
        _leave(run, ImportRun.State.STOPPED)
        raise
    except Unreadable as error:
        _leave(run, ImportRun.State.FAILED, problem=str(error)[:400])
        raise
    except Exception as error:
        if not is_away(error):
            _leave(run, ImportRun.State.FAILED)
        raise


def _leave(run: ImportRun, state: str, **changes: Any) -> None:
    running = ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.RUNNING)
    running.update(state=state, **changes)
    run.refresh_from_db()


def work(progress: Progress, *, run: str) -> dict[str, Any]:
    """The job. Taken up again after a kill, it goes on from the position in the run."""
    found = ImportRun.objects.select_related("platform", "by").get(uid=run)
    with translation.override(found.options.get(LANGUAGE, "sv")):
        # one that was killed when all was read in may have been undone since
        if found.state == ImportRun.State.RUNNING:
            finish(found, table_of(found), progress)
    return {"run": run, "created": found.created, "refused": found.refused}


jobs.register("import", work, gettext_lazy("Inläsning"))
