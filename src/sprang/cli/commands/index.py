"""`sprang index`."""

from typing import Annotated

import typer

from ..house import open_with_database
from ..terminal import say

Rebuild = Annotated[bool, typer.Option("--rebuild", help="Throw it away and make it anew.")]


def index(rebuild: Rebuild = False) -> None:
    """Bring this machine's search index up to date with the database."""
    open_with_database()
