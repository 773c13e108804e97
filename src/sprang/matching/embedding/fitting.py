"""What was fitted for the model: where texts lie by it, and what the signals are worth with it.

`sprang tune --use` writes it. A model without it finds and moves nothing: how much it should count
depends on the model, and is measured, never guessed.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings

from sprang.core.ranking import Embedding
from sprang.core.ranking.weights import Weights
from sprang.core.space.space import Vectors
from sprang.core.space.usual import Usual

from .loading import Model, model


def in_use() -> Embedding | None:
    """The model with what was fitted for it; None where either is missing."""
    found = model()
    return fitted(found) if found else None


def fitted(found: Model) -> Embedding | None:
    """None where nothing was fitted, or for another model."""
    try:
        state = file().stat()
        name, usual, weights = _read(file(), state.st_mtime_ns, state.st_size)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    return Embedding(found.encode, usual, weights) if name == found.name else None


def keep(found: Model, usual: Usual, weights: Weights) -> None:
    """Whole or not at all. Pages use it from their next question on."""
    file().parent.mkdir(parents=True, exist_ok=True)
    draft = file().with_suffix(".new")
    lists = {"means": _lists(usual.means), "spreads": _lists(usual.spreads)}
    told = {"model": found.name, "weights": weights.told(), **lists}
    draft.write_text(json.dumps(told) + "\n", encoding="utf-8")
    draft.replace(file())


def file() -> Path:
    return Path(settings.SPACE_DIR) / "embedding.json"


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int, _size: int) -> tuple[str, Usual, Weights]:
    told = json.loads(path.read_text(encoding="utf-8"))
    usual = Usual(_vectors(told["means"]), _vectors(told["spreads"]))
    return told["model"], usual, Weights.of(told["weights"])


def _lists(sides: Any) -> dict[str, list[float]]:
    return {side: vector.tolist() for side, vector in sides.items()}


def _vectors(sides: Any) -> dict[str, Vectors]:
    return {side: np.array(values, dtype=np.float32) for side, values in sides.items()}
