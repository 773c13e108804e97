"""`sprang restore`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sprang.cli.faults import WRONG_USE, Fault
from sprang.cli.house import open_house
from sprang.cli.terminal import say, say_json

from .backup import summary
from .options import AsJson

if TYPE_CHECKING:
    from sprang.cli.backup.restoring import Restored

File = Annotated[
    Path,
    typer.Argument(help="What sprang backup wrote.", metavar="FILE"),
]
Identity = Annotated[Path | None, typer.Option(help="File with the private key that opens FILE.")]
Replace = Annotated[
    bool, typer.Option("--replace", help="Though there is a platform here; it is kept aside.")
]
AsItIs = Annotated[
    bool, typer.Option("--as-it-is", help="Though its journal was broken when it was made.")
]


def restore(
    file: File,
    identity: Identity = None,
    replace: Replace = False,
    as_it_is: AsItIs = False,
    as_json: AsJson = False,
) -> None:
    """Make a backup into an instance: checked first, brought to this version, then taken into use.

    Stop Språng before. If this is stopped in the middle, what was here is in use as before.
    """
    open_house(alone=True)
    refuse_as_root()
    from sprang.cli.backup import restoring, sealing
    from sprang.cli.progress import progress

    with progress("Reading the backup") as bar:
        done = restoring.restore(
            file,
            identities=sealing.identities(identity),
            replace=replace,
            as_it_is=as_it_is,
            told=lambda rows, table: bar.tell(rows, None, table),
        )
    say_json(told(done)) if as_json else show(done)


def refuse_as_root() -> None:
    """What root writes, the user that Språng runs as could not use.

    :raises Fault: root, in a folder that is somebody else's.
    """
    from django.conf import settings

    owner = settings.DATA.stat().st_uid
    if os.geteuid() == 0 and owner:
        raise Fault(f"{settings.DATA} belongs to user {owner}. Run it as that user.", WRONG_USE)


def told(done: "Restored") -> dict[str, object]:
    return summary(done.manifest) | {
        "migrated": done.migrated,
        "kept": done.kept,
        "notes": done.notes,
    }


def show(done: "Restored") -> None:
    about = done.manifest
    say(f"Restored: {about.rows} rows and {about.files} files, as they were at {about.moment}.")
    if done.migrated:
        say(f"{done.migrated} migrations brought them to this version.")
    if done.kept:
        say(f"What was here before is kept as {done.kept}. Remove it when you are sure.")
    for note in done.notes:
        say(note)
    say("Everybody signs in again. Start Språng, or run sprang index, then: sprang doctor")
