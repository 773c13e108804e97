"""`sprang account reset`."""

from typing import Annotated

import typer

from sprang.cli.faults import WRONG_USE, Fault
from sprang.cli.house import open_with_database
from sprang.cli.terminal import say

app = typer.Typer(
    help="Accounts: what only the one who runs the machine may do.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Email = Annotated[str, typer.Argument(help="The person's address.", metavar="EMAIL")]


@app.callback()
def accounts() -> None:
    """Keeps `reset` a word of its own while it is the only one."""


@app.command("reset")
def reset(email: Email) -> None:
    """Let in who has lost phone and recovery codes: two steps off, signed out everywhere."""
    open_with_database()
    from sprang.foundation.models import User
    from sprang.organisations.actions.second_step_reset import drop_two_steps

    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise Fault(f"Nobody has the address {email}.", WRONG_USE)
    drop_two_steps(user=user, by=None, data={})
    say(f"{email} now signs in with a code by mail. Tell them so yourself.")
