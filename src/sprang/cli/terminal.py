"""What a command says: results on stdout, so that another program can read them."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import typer


def say(text: str = "") -> None:
    typer.echo(text)


def say_json(value: Any) -> None:
    from django.core.serializers.json import DjangoJSONEncoder

    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder))


def say_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table for people; wide enough not to cut anything when the output is no terminal. What
    stands in it is text: rich would take [brackets] for its own and leave them out."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(*head, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for row in rows:
        table.add_row(*row)
    width = None if Console().is_terminal else 400
    Console(width=width, markup=False, emoji=False).print(table)
