"""`sprang demo`."""

from typing import TYPE_CHECKING, Annotated

import typer

from sprang.cli.house import open_house
from sprang.cli.terminal import say

from .options import Host, Port

if TYPE_CHECKING:
    from sprang.cli.demo.content import Content

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
    from sprang.cli.demo import loader, verdicts
    from sprang.cli.demo.content import read
    from sprang.cli.progress import progress

    content, is_loaded = read(), loader.is_loaded()
    if is_loaded and verdicts.are_given():
        say("The demo is loaded already.")
        return
    if not is_loaded:
        with progress("Loading the demo") as told:
            loader.load(content, told)
    given = judge(content)
    say(
        f"Loaded {len(content.platforms)} cities, {len(content.needs)} needs, "
        f"{len(content.solutions)} solutions, {len(content.innovators)} innovators, "
        f"{given} verdicts."
    )


def judge(content: "Content") -> int:
    """Verdicts that were given on matches, which need an index."""
    from sprang.cli.demo import verdicts
    from sprang.cli.progress import progress
    from sprang.foundation.journal import readers

    with progress("Indexing"):
        readers.run_all()
    with progress("Judging matches"):
        given = verdicts.give(content)
        readers.run_all()
    return given
