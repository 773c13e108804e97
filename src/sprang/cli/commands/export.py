"""`sprang export`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sprang.cli.faults import WRONG_USE, Fault
from sprang.cli.house import open_with_database

from .options import one_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from sprang.foundation.exports import ExportKind

OF_A_PLATFORM = {"platform", "home"}
"""Names of the field that says which platform a row is of; organisations have none."""

Kind = Annotated[str, typer.Argument(help="What to write: needs, solutions …", metavar="KIND")]
Format = Annotated[str, typer.Option("--format", help="csv, xlsx or json.")]
Output = Annotated[Path | None, typer.Option(help="File to write; without it, standard output.")]
Platform = Annotated[str, typer.Option(help="Only one platform: boras.")]


def export(
    kind: Kind, form: Format = "csv", output: Output = None, platform: Platform = ""
) -> None:
    """Write all of a kind, whoever may see it, as CSV, XLSX or JSON."""
    open_with_database()
    from sprang.foundation import exports

    one_of(kind, [each.name for each in exports.kinds()], "kind")
    one_of(form, list(exports.FORMATS), "format")
    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise Fault("A workbook can't be shown in a terminal. Give --output.", WRONG_USE)
    chosen = exports.kind_named(kind)
    rows = exports.rows_of(chosen, wanted_of(chosen, platform))
    pieces = exports.FORMATS[form][1](chosen, rows)
    if output is None:
        sys.stdout.buffer.writelines(pieces)
        return
    with output.open("wb") as file:
        file.writelines(pieces)


def wanted_of(kind: "ExportKind", slug: str) -> "QuerySet[Any]":
    """In the order that they came; of a platform also its partners."""
    from django.db.models import Q

    from sprang.cli.places import platform_named

    if kind.model is None:
        raise Fault(f"“{kind.name}” can only be exported from its page.", WRONG_USE)
    rows: QuerySet[Any] = kind.model._default_manager.order_by("pk")
    platform = platform_named(slug)
    if platform is None:
        return rows
    if named := OF_A_PLATFORM & {field.name for field in kind.model._meta.fields}:
        return rows.filter(**dict.fromkeys(named, platform))
    inside = Q(above__ancestor=platform.pk) | Q(
        partnerships__platform=platform.pk, partnerships__ended_on=None
    )
    return rows.filter(inside).distinct()
