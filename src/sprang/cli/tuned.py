"""What was fitted to a judged set, in the terminal."""

import json
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from .terminal import say, say_json, say_table

if TYPE_CHECKING:
    from sprang.core.evaluation.tuning import Tuned

MEASURES = {"ndcg": "nDCG@10", "recall": "recall@10", "success": "success@10"}


def tell(found: "Tuned", without: "Tuned | None", as_json: bool) -> None:
    """`without` is the same without the sentence model, where there is one."""
    if as_json:
        more = {"without": figures(without)} if without else {}
        say_json({**figures(found), **more})
        return
    columns = {"": found, "without the model: ": without}
    heads = ["cross-validated"]
    rows = [[name] for name in MEASURES.values()]
    for name, each in columns.items():
        if each:
            heads += [f"{name}mean", "between folds"]
            for row, measured in zip(rows, spread(each).values(), strict=True):
                row += [f"{value:.3f}" for value in measured]
    say_table(heads, rows)
    say(f"Weights for all needs: {json.dumps(found.weights.told())}")


def figures(found: "Tuned") -> dict[str, object]:
    measured = {
        name: {"mean": mean, "spread": each} for name, (mean, each) in spread(found).items()
    }
    return {"weights": found.weights.told(), "folds": len(found.folds), **measured}


def spread(found: "Tuned") -> dict[str, tuple[float, float]]:
    """Each measure's mean over the folds, and its deviation between them."""
    return {
        name: (fmean(values), pstdev(values))
        for name in MEASURES
        for values in ([getattr(each, name) for each in found.folds],)
    }
