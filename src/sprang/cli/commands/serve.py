"""`sprang serve`."""

import typer

from sprang.cli.faults import Fault
from sprang.cli.house import (
    is_sqlite,
    migrations_waiting,
    open_house,
    tell_what_is_left_out,
)
from sprang.cli.terminal import say

from .migrate import apply_migrations
from .options import Host, Port


def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Run the web server and the worker together, until Ctrl-C or SIGTERM.

    On an empty database it prints a link to the first start.
    """
    from sprang.cli.serving import port as ports
    from sprang.cli.serving import supervisor

    listening = ports.take(host, port)
    open_house()
    prepare()
    tell_what_is_left_out()
    say(greeting(ports.address(host, listening)))
    supervisor.become(listening)


def prepare() -> None:
    """Bring database and static files up to date.

    SQLite belongs to this machine alone and is migrated here. A shared PostgreSQL is migrated
    once, by the one who decides when all machines change version.
    """
    if waiting := migrations_waiting():
        if not is_sqlite():
            raise Fault(f"The database lacks {waiting} migrations. Run: sprang migrate")
        typer.echo("Preparing the database …", err=True)
        apply_migrations()
    from sprang.cli.serving.assets import collect_if_changed

    collect_if_changed()


def greeting(address: str) -> str:
    """Where Språng is, or where it begins when nobody has founded a platform yet."""
    from django.conf import settings

    from sprang.site.setup import link

    address = f"{settings.ORIGIN}/" if settings.ORIGIN else address
    if link.is_open():
        first = f"{address.rstrip('/')}{link.path()}"
        return f"Språng is empty. Begin here (the link works until it has been used):\n  {first}"
    return f"Språng is at {address}"
