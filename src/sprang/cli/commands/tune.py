"""`sprang tune`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sprang.cli.faults import WRONG_USE, Fault
from sprang.cli.house import check_model, open_house
from sprang.cli.tuned import tell

from .options import AsJson

if TYPE_CHECKING:
    from sprang.core.evaluation import Judged
    from sprang.core.evaluation.tuning import Tuned
    from sprang.core.ranking.feedback import Measured
    from sprang.core.space import Space
    from sprang.matching.embedding import Model

HELP = {
    "folder": "A judged set: needs.jsonl, docs.jsonl and qrels.jsonl.",
    "out": "File to write the weights to.",
    "space": "Another space than the one that ships (.npz).",
    "use": "This installation ranks with these weights and its sentence model from now on.",
}
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help=HELP["folder"])]
Out = Annotated[Path | None, typer.Option(help=HELP["out"])]
SpaceFile = Annotated[Path | None, typer.Option("--space", help=HELP["space"])]
Use = Annotated[bool, typer.Option("--use", help=HELP["use"])]


def tune(
    folder: Folder,
    out: Out = None,
    space: SpaceFile = None,
    use: Use = False,
    as_json: AsJson = False,
) -> None:
    """Fit the weights of the ranking to a judged set, and say how good they are elsewhere.

    Where SPRANG_EMBEDDINGS names a sentence model: without it, and with it.
    """
    for name in ("needs", "docs", "qrels"):
        if not (folder / f"{name}.jsonl").is_file():
            raise Fault(f"There is no file {folder / name}.jsonl.", WRONG_USE)
    open_house()
    from sprang.core.evaluation import Judged
    from sprang.core.evaluation.pairs import usual
    from sprang.core.evaluation.tuning import compared
    from sprang.matching import embedding

    model, judged = wanted(use), Judged.read(folder)
    kept = read(space or (own_space() if use else None))
    alone, with_model = fitted(judged, kept, model)
    tell(with_model or alone, alone if with_model else None, as_json)
    weights = (with_model or alone).weights
    if out:
        out.write_text(json.dumps(weights.told(), indent=2) + "\n", encoding="utf-8")
    if use and model and with_model:
        check(compared(judged, with_model, alone))
        embedding.keep(model, usual(judged, model.encode), weights)
        typer.echo("This installation ranks with the model from now on.", err=True)


def wanted(use: bool) -> "Model | None":
    """:raises Fault: the setting names a model that can't be used, or there is none to use."""
    from sprang.matching import embedding

    check_model()
    if use and not embedding.model():
        raise Fault("--use is for a sentence model: set SPRANG_EMBEDDINGS to one.", WRONG_USE)
    return embedding.model()


def own_space() -> Path | None:
    """What is kept must fit what this installation ranks with."""
    from sprang.matching.meaning import learned_file

    return learned_file() if learned_file().exists() else None


def read(space: Path | None) -> "Space | None":
    """:raises Fault: the space can't be read."""
    from sprang.core.space.keeping import Unreadable, load

    try:
        return load(space) if space else None
    except Unreadable as fault:
        raise Fault(str(fault)) from fault


def fitted(
    judged: "Judged", space: "Space | None", model: "Model | None"
) -> "tuple[Tuned, Tuned | None]":
    """Without a model, and with it."""
    from sprang.cli.progress import progress
    from sprang.core.evaluation.pairs import pairs
    from sprang.core.evaluation.tuning import WITH_MODEL, tune

    with progress("Meeting every need with every document"):
        met = pairs(judged, space, encode=model.encode if model else None)
        return tune(judged, met), tune(judged, met, WITH_MODEL) if model else None


def check(found: "Measured") -> None:
    """:raises Fault: it can't be told from luck that the model helps."""
    from sprang.core.ranking.feedback import LEAST_QUESTIONS

    if not found.helps:
        raise Fault(
            f"Not taken into use: nDCG@10 {found.before:.3f} without the model and "
            f"{found.after:.3f} with it over {found.questions} needs (asked for: "
            f"{LEAST_QUESTIONS}, and 95 per cent sure that it gains; the lower end is "
            f"{found.low:+.3f}).",
        )
