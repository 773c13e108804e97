"""Options that several commands share."""

from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for another program.")]
Host = Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for all of them.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]
