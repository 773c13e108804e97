"""A space as numbers in one file (.npz), with what it was learned from beside it (.json).

No more than plain arrays: reading a file never runs anything that stands in it.
"""

import json
import zipfile
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sprang.core.space.space import SIDES, Space, Vectors

_LEVELS: Final = 127
_BREAK: Final = "\n"


class Unreadable(ValueError):
    """A file is no space; the message says why."""


def quantised(vectors: Vectors) -> tuple[NDArray[np.int8], Vectors]:
    """Whole numbers -127..127 and, for each row, what to multiply them by."""
    scales = np.abs(vectors).max(axis=1, initial=0) / np.float32(_LEVELS)
    steps = np.divide(
        vectors, scales[:, None], out=np.zeros_like(vectors), where=scales[:, None] > 0
    )
    return np.rint(steps).astype(np.int8), scales.astype(np.float16).astype(np.float32)


def save(space: Space, path: Path) -> None:
    """Write `path` (.npz) and the same name with .json."""
    keys = sorted(space.rows, key=lambda key: space.rows[key])
    spelled = _BREAK.join(f"{side} {term}" for side, term in keys)
    arrays: dict[str, NDArray[Any]] = {
        "vectors": space.vectors,
        "scales": space.scales.astype(np.float16),
        "weights": space.weights.astype(np.float16),
        "terms": np.frombuffer(spelled.encode(), dtype=np.uint8),
        "means": np.stack([space.means[side] for side in SIDES]).astype(np.float16),
        "spreads": np.stack([space.spreads[side] for side in SIDES]).astype(np.float32),
    }
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)
    about = json.dumps(space.about, ensure_ascii=False, indent=2)
    path.with_suffix(".json").write_text(about + "\n", encoding="utf-8")


def load(path: Path) -> Space:
    """Read what `save` wrote.

    :raises Unreadable: the file is missing, broken or something else.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            arrays = {name: kept[name] for name in kept.files}
        return _space(arrays, _about(path.with_suffix(".json")))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as fault:
        raise Unreadable(f"{path} is no space that can be read: {fault}") from fault


def _space(arrays: dict[str, NDArray[Any]], about: dict[str, object]) -> Space:
    spelled = bytes(arrays["terms"]).decode()
    keys = [line.split(" ", 1) for line in spelled.split(_BREAK)] if spelled else []
    return Space(
        rows={(side, term): row for row, (side, term) in enumerate(keys)},
        vectors=arrays["vectors"],
        scales=arrays["scales"].astype(np.float32),
        weights=arrays["weights"].astype(np.float32),
        means=dict(zip(SIDES, arrays["means"].astype(np.float32), strict=True)),
        spreads=dict(zip(SIDES, arrays["spreads"].astype(np.float32), strict=True)),
        about=about,
    )


def _about(path: Path) -> dict[str, object]:
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}
