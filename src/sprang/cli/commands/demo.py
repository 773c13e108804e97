"""`sprang demo`."""

from typing import Annotated

import typer

from sprang.cli.house import open_house
from sprang.cli.terminal import say

from .options import Host, Port

Serve = Annotated[bool, typer.Option(help="Go on and run it, or end when it is loaded.")]


def demo(serve: Serve = True, host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Show Språng with six cities of invented people, needs and solutions.

    Loads an empty database in seconds; run again, it starts at once.
    """
    from sprang.cli.serving import port as ports
    from sprang.cli.serving import supervisor

    from . import serve as serving

    listening = ports.take(host, port) if serve else None
    open_house()
    serving.prepare()
    load_once()
    if listening is None:
        return
    address = ports.address(host, listening)
    from sprang.cli.demo.people import PASSWORD

    say(f"Språng's demo is at {address}  (Ctrl-C stops it)")
    say(f"Sign in with a button there, or with any of its addresses and the password {PASSWORD}")
    supervisor.become(listening)


def load_once() -> None:
    from sprang.cli.demo import loader
    from sprang.cli.progress import progress
    from sprang.foundation.journal import readers

    if loader.is_loaded():
        say("The demo is loaded already.")
        return
    with progress("Loading the demo") as told:
        content = loader.load(told)
    with progress("Indexing"):
        readers.run_all()
    say(
        f"Loaded {len(content.platforms)} cities, {len(content.needs)} needs, "
        f"{len(content.solutions)} solutions, {len(content.innovators)} innovators."
    )
