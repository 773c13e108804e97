"""Undoing an import: who may, when, as a job or at once in the terminal."""

from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy

from .. import jobs
from ..errors import Refused
from ..jobs import Cancelled, Progress
from ..models import ImportRun, User
from .actions import LANGUAGE, check_lead
from .holding import beating
from .kinds import kind_named
from .taking_back import take_back

State = ImportRun.State
NOTHING = gettext_lazy("Det finns inget att ångra: inläsningen pågår, är ångrad eller för gammal.")
OF_A_REGISTER = gettext_lazy(
    "En inläsning av ett register kan inte ångras. Läs in en rättad fil i stället."
)
READ_IN = (State.DONE, State.STOPPED, State.FAILED)
"""Where a run stands still and something may have been read in."""
AT_WORK = (State.RUNNING, State.UNDOING)
"""Where one stands too whose job was cancelled before it began, or whose terminal was killed."""


def can_be_undone(run: ImportRun) -> bool:
    """Also one whose reading or undoing was left half-way."""
    stands = run.state in READ_IN or (run.state in AT_WORK and not run.is_going_on)
    return stands and run.traces.exists()


def why_not(run: ImportRun) -> str:
    """Told where it can't be undone."""
    return str(NOTHING if kind_named(run.kind).leaves_traces else OF_A_REGISTER)


@transaction.atomic
def start_undo(*, run: ImportRun, by: User) -> ImportRun:
    """Undo it as a job; what was stopped goes on where it was.

    :raises NotAllowed: only those who lead the platform.
    :raises Refused: it is going on, it is undone, too old, or of a register.
    """
    check_lead(by, run.platform)
    locked = _begun(run)
    locked.job = jobs.start("undo-import", by=by, run=str(run.uid))
    locked.save(update_fields=["job"])
    return locked


def _begun(run: ImportRun) -> ImportRun:
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    if not can_be_undone(locked):
        raise Refused(why_not(locked))
    locked.state, locked.problem = State.UNDOING, ""
    locked.save(update_fields=["state", "problem"])
    return locked


def undo_now(run: ImportRun, progress: Progress) -> ImportRun:
    """For the terminal.

    One that `progress` cancelled comes back as it stands; undone once more it goes on.

    :raises Refused: it is going on, it is undone, or too old.
    """
    with transaction.atomic():
        begun = _begun(run)
    with suppress(Cancelled), beating(begun, progress) as heart:
        take_back(begun, None, heart)
    return begun


def work(progress: Progress, *, run: str) -> dict[str, Any]:
    """The job. Taken up again after a kill, it goes on with what is left."""
    found = ImportRun.objects.select_related("platform", "by").get(uid=run)
    with translation.override(found.options.get(LANGUAGE, "sv")):
        if found.state == State.UNDOING:
            take_back(found, progress.job.by, progress)
    return {"run": run, "removed": found.removed, "restored": found.restored, "kept": found.kept}


jobs.register("undo-import", work, gettext_lazy("Ångra inläsning"))
