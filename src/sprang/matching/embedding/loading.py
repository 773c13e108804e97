"""Reading the model from its folder, once in a process."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from django.conf import settings

from sprang.core.ranking.embedding import Encode
from sprang.core.space.space import Vectors

if TYPE_CHECKING:
    from model2vec import StaticModel

_PACKAGES = ("model2vec", "tokenizers")
_KEPT = (".json", ".safetensors")


@dataclass(frozen=True)
class Model:
    """`name` tells it from all others, by its content. `version` is that with what reads it."""

    name: str
    version: str
    dimensions: int
    encode: Encode


@dataclass(frozen=True)
class Problem:
    what: str
    todo: str


def model() -> Model | None:
    """None where there is no setting, or no model that can be used: all goes on without."""
    found = _found()
    return found if isinstance(found, Model) else None


def problem() -> Problem | None:
    """Why the model of the setting is not used."""
    found = _found()
    return found if isinstance(found, Problem) else None


def _found() -> Model | Problem | None:
    return _read(settings.EMBEDDINGS) if settings.EMBEDDINGS else None


@lru_cache(maxsize=2)
def _read(folder: Path) -> Model | Problem:
    if not folder.is_dir():  # the library would take it for the name of something to download
        return Problem(f"There is no folder {folder}.", CHOOSE)
    try:
        from model2vec import StaticModel
    except ImportError as fault:
        return Problem(f"The extra “embeddings” is not installed ({fault}).", INSTALL)
    try:
        found = StaticModel.from_pretrained(folder)
        encode = partial(_encoded, found)
        encode(["."])
        return Model(*_names(folder), int(found.dim), encode)
    except Exception as fault:  # each of three libraries has errors of its own
        said = " ".join(str(fault).split())
        return Problem(f"{folder} holds no sentence model that can be read: {said}", CHOOSE)


CHOOSE = "Set SPRANG_EMBEDDINGS to the folder of a static sentence model, or leave it empty."
INSTALL = "Install Språng with it, sprang[embeddings], or leave SPRANG_EMBEDDINGS empty."


def _encoded(found: "StaticModel", texts: Sequence[str]) -> Vectors:
    """Whole texts, in this process: the library would cut long ones and start others."""
    if not texts:
        return np.zeros((0, found.dim), dtype=np.float32)
    rows = found.encode(
        list(texts), normalize=False, max_length=None, use_multiprocessing=False
    ).astype(np.float32)
    exact: Vectors = np.nan_to_num(rows, nan=0.0, posinf=0.0, neginf=0.0)
    return exact


def _names(folder: Path) -> tuple[str, str]:
    """By content, not by path: machines may keep the same model in different places."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(each for each in folder.rglob("*") if each.suffix in _KEPT):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, hashlib.blake2b).digest())
    name = digest.hexdigest()
    for package in _PACKAGES:
        digest.update(metadata.version(package).encode())
    return name, digest.hexdigest()
