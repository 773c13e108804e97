"""`sprang index`."""

from typing import Annotated

import typer

from sprang.cli.house import open_with_database
from sprang.cli.terminal import say

Rebuild = Annotated[bool, typer.Option("--rebuild", help="Throw it away and make it anew.")]


def index(rebuild: Rebuild = False) -> None:
    """Bring this machine's search index up to date with the database."""
    open_with_database()
    from sprang.cli.progress import progress
    from sprang.foundation.database.trigrams import setup as trigrams
    from sprang.foundation.journal import readers
    from sprang.matching import health
    from sprang.matching.beside import mend
    from sprang.matching.index import rebuild as make_anew

    behind = health.lag()
    with progress("Indexing") as told:
        if rebuild:
            trigrams.rebuild_if_possible()
            say(f"Indexed {make_anew(told=told.tell)} texts anew.")
        else:
            readers.run_all()
        mend(told.tell)
    if not rebuild:
        say(f"Read {behind} entries of the journal." if behind else "The index is up to date.")
