"""`sprang doctor`."""

from typing import TYPE_CHECKING, Annotated

import typer

from sprang.cli.faults import FAILED, WRONG_USE, Fault
from sprang.cli.house import open_house
from sprang.cli.terminal import say_json, say_table

from .options import AsJson

if TYPE_CHECKING:
    from sprang.cli.doctor.checks import Check

Head = Annotated[
    str, typer.Option(help="An entry that must be in the journal, as doctor once told it: SEQ:HASH")
]


Files = Annotated[
    bool, typer.Option("--files", help="Read all uploaded files, not only the newest hundred")
]


def doctor(as_json: AsJson = False, head: Head = "", files: Files = False) -> None:
    """Look the whole house over. Exit code 1 if something is wrong."""
    open_house()
    from sprang.cli.doctor.checks import findings
    from sprang.cli.doctor.finding import State
    from sprang.cli.doctor.storage import all_files_are_unchanged

    more = [has_head(head)] if head else []
    found = list(findings([*more, *[all_files_are_unchanged] * files]))
    if as_json:
        say_json([each.as_dict() for each in found])
    else:
        rows = ((each.state.value, each.check, each.says, each.todo) for each in found)
        say_table(("", "check", "finding", "to do"), list(rows))
    if any(each.state == State.WRONG for each in found):
        raise typer.Exit(FAILED)


def has_head(pointer: str) -> "Check":
    from sprang.cli.doctor.journal import journal_has
    from sprang.foundation.journal.witness import Seen

    try:
        return journal_has(Seen.read(pointer))
    except ValueError as error:
        raise Fault(f"--head: write it as SEQ:HASH, not “{pointer}”.", WRONG_USE) from error
