"""`sprang tune`."""

import json
from pathlib import Path
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Annotated

import typer

from sprang.cli.faults import WRONG_USE, Fault
from sprang.cli.house import open_house
from sprang.cli.terminal import say, say_json, say_table

from .options import AsJson

if TYPE_CHECKING:
    from sprang.core.evaluation.tuning import Tuned

HELP = {
    "folder": "A judged set: needs.jsonl, docs.jsonl and qrels.jsonl.",
    "out": "File to write the weights to.",
    "space": "Another space than the one that ships (.npz).",
}
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help=HELP["folder"])]
Out = Annotated[Path | None, typer.Option(help=HELP["out"])]
SpaceFile = Annotated[Path | None, typer.Option("--space", help=HELP["space"])]
MEASURES = {"ndcg": "nDCG@10", "recall": "recall@10", "success": "success@10"}


def tune(folder: Folder, out: Out = None, space: SpaceFile = None, as_json: AsJson = False) -> None:
    """Fit the weights of the ranking to a judged set, and say how good they are elsewhere."""
    for name in ("needs", "docs", "qrels"):
        if not (folder / f"{name}.jsonl").is_file():
            raise Fault(f"There is no file {folder / name}.jsonl.", WRONG_USE)
    open_house()
    found = fitted(folder, space)
    tell(found, as_json)
    if out:
        out.write_text(json.dumps(found.weights.told(), indent=2) + "\n", encoding="utf-8")


def fitted(folder: Path, space: Path | None) -> "Tuned":
    """:raises Fault: the space can't be read."""
    from sprang.cli.progress import progress
    from sprang.core.evaluation import Judged
    from sprang.core.evaluation.tuning import pairs, tune
    from sprang.core.space.keeping import Unreadable, load

    try:
        kept = load(space) if space else None
    except Unreadable as fault:
        raise Fault(str(fault)) from fault
    judged = Judged.read(folder)
    with progress("Meeting every need with every document"):
        return tune(judged, pairs(judged, kept))


def tell(found: "Tuned", as_json: bool) -> None:
    spread = {
        name: (fmean(values), pstdev(values))
        for name in MEASURES
        for values in ([getattr(each, name) for each in found.folds],)
    }
    if as_json:
        figures = {name: {"mean": mean, "spread": each} for name, (mean, each) in spread.items()}
        say_json({"weights": found.weights.told(), "folds": len(found.folds), **figures})
        return
    rows = [(MEASURES[name], f"{mean:.3f}", f"{each:.3f}") for name, (mean, each) in spread.items()]
    say_table(("cross-validated", "mean", "between folds"), rows)
    say(f"Weights for all needs: {json.dumps(found.weights.told())}")
