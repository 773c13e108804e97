"""`sprang backup`."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from sprang.cli.faults import FAILED, WRONG_USE, Fault
from sprang.cli.house import open_house
from sprang.cli.terminal import say_json

from .options import AsJson

if TYPE_CHECKING:
    from sprang.cli.backup.manifest import Manifest

File = Annotated[str, typer.Argument(help="File to write; - for standard output.", metavar="FILE")]
Check = Annotated[bool, typer.Option("--check", help="Read FILE: is it a whole backup?")]
To = Annotated[
    list[str] | None,
    typer.Option("--recipient", help="Encrypt to this age or SSH public key. May be repeated."),
]
Identity = Annotated[
    Path | None, typer.Option(help="File with the private key that opens FILE, for --check.")
]
WithoutKey = Annotated[bool, typer.Option("--without-key", help="Leave the secret key out.")]


def backup(
    file: File,
    check: Check = False,
    recipient: To = None,
    identity: Identity = None,
    without_key: WithoutKey = False,
    as_json: AsJson = False,
) -> None:
    """Write all that Språng holds into one file, while people go on working.

    Exit code 1 if files that rows name were missing; the rest has been kept.
    """
    open_house()
    started = time.monotonic()
    if check:
        manifest = _checked(Path(file), identity)
    else:
        manifest = _written(file, recipient or [], not without_key)
    told = summary(manifest) | {"file": file, "seconds": round(time.monotonic() - started, 2)}
    if as_json and file != "-":
        say_json(told)
    else:
        say_to_people(told, "Whole" if check else "Kept", to_stderr=file == "-")
    if manifest.lost:
        raise typer.Exit(FAILED)


def _checked(file: Path, identity: Path | None) -> "Manifest":
    from sprang.cli.backup import checking, sealing

    return checking.check_file(file, sealing.identities(identity))[0]


def _written(file: str, recipients: list[str], with_key: bool) -> "Manifest":
    from sprang.cli.backup import dumping, sealing
    from sprang.cli.progress import progress

    to = sealing.recipients(recipients)
    with progress("Keeping") as bar, _target(file) as out, sealing.sealed(out, to) as plain:
        return dumping.back_up(
            plain, with_key=with_key, told=lambda rows, table: bar.tell(rows, None, table)
        )


@contextmanager
def _target(file: str) -> Iterator[IO[bytes]]:
    from sprang.cli.backup import whole

    if file != "-":
        with whole.draft(Path(file)) as out:
            yield out
        return
    if sys.stdout.isatty():
        raise Fault("A backup can't be shown in a terminal. Give a file, or a pipe.", WRONG_USE)
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise Fault("The one who reads the backup has stopped: it is not whole.") from error


def summary(manifest: "Manifest") -> dict[str, Any]:
    seq, hash = manifest.journal
    return {
        "moment": manifest.moment,
        "database": manifest.database,
        "version": manifest.sprang,
        "rows": manifest.rows,
        "tables": len(manifest.tables),
        "files": manifest.files,
        "lost": manifest.lost,
        "journal": {"seq": seq, "hash": hash},
    }


def say_to_people(told: dict[str, Any], verb: str, *, to_stderr: bool) -> None:
    line = (
        f"{verb}: {told['rows']} rows in {told['tables']} tables and {told['files']} files, "
        f"as they were at {told['moment']}, journal at {told['journal']['seq']}."
    )
    typer.echo(line, err=to_stderr)
    for name in told["lost"]:
        typer.echo(f"sprang: the file {name} is missing, and so it is in the backup.", err=True)
