"""`sprang evaluate`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sprang.cli.faults import WRONG_USE, Fault
from sprang.cli.house import check_model, open_house
from sprang.cli.terminal import say, say_json, say_table

from .options import AsJson

if TYPE_CHECKING:
    from sprang.core.evaluation import Figures

HELP = {
    "docs": "Documents: JSON lines {id, title, text, lang?, kind?}.",
    "queries": "Needs: JSON lines {id, title, text, lang?}.",
    "qrels": "Judgements: JSON lines {need, doc, grade 0–2}.",
}
Docs = Annotated[Path, typer.Option(help=HELP["docs"])]
Queries = Annotated[Path, typer.Option(help=HELP["queries"])]
Qrels = Annotated[Path, typer.Option(help=HELP["qrels"])]


def evaluate(docs: Docs, queries: Queries, qrels: Qrels, as_json: AsJson = False) -> None:
    """Measure the product's own ranking on a judged set, beside BM25 with a stemmer."""
    for file in (docs, queries, qrels):
        if not file.is_file():
            raise Fault(f"There is no file {file}.", WRONG_USE)
    open_house()
    check_model()
    from sprang.matching.evaluate import Malformed
    from sprang.matching.evaluate import evaluate as measure

    try:
        measured = measure(docs, queries, qrels)
    except Malformed as error:
        raise Fault(str(error)) from error
    ours, baseline = _figures(measured.ours), _figures(measured.baseline)
    if as_json:
        counts = {"needs": measured.needs, "documents": measured.documents}
        say_json({**ours, **counts, "baseline": {"name": "BM25 and stemmer", **baseline}})
        return
    say(f"{measured.needs} needs against {measured.documents} documents")
    rows = [(name, f"{ours[name]:.3f}", f"{baseline[name]:.3f}") for name in ours]
    say_table(("measure", "Språng", "BM25 and stemmer"), rows)


def _figures(figures: "Figures") -> dict[str, float]:
    return {
        "ndcg@10": figures.ndcg,
        "recall@10": figures.recall,
        "success@10": figures.success,
        "mrr": figures.reciprocal_rank,
    }
