"""`sprang doctor`."""

import typer

from sprang.cli.faults import FAILED
from sprang.cli.house import open_house
from sprang.cli.terminal import say_json, say_table

from .options import AsJson


def doctor(as_json: AsJson = False) -> None:
    """Look the whole house over. Exit code 1 if something is wrong."""
    open_house()
    from sprang.cli.doctor.checks import findings
    from sprang.cli.doctor.finding import State

    found = list(findings())
    if as_json:
        say_json([each.as_dict() for each in found])
    else:
        rows = ((each.state.value, each.check, each.says, each.todo) for each in found)
        say_table(("", "check", "finding", "to do"), list(rows))
    if any(each.state == State.WRONG for each in found):
        raise typer.Exit(FAILED)
