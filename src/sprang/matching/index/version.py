"""Which layout and analysis an index was made with: another version, another folder."""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

import sprang.core.space
import sprang.core.text
from sprang.core.ranking import features, model

LAYOUT = 3
_PACKAGES = ("PyStemmer", "simplemma", "spylls", "tantivy")


@cache
def version() -> str:
    """`v1-3f2a9c1b`. Whatever can change a term changes it, also an upgraded dependency."""
    digest = hashlib.sha256()
    for source in _sources():
        digest.update(source.read_bytes())
    for package in _PACKAGES:
        digest.update(metadata.version(package).encode())
    return f"v{LAYOUT}-{digest.hexdigest()[:8]}"


def _sources() -> list[Path]:
    analysis = Path(sprang.core.text.__file__).parent
    texts = [path for path in analysis.rglob("*") if path.suffix in (".py", ".txt")]
    return [*sorted(texts), Path(features.__file__), Path(model.__file__), *_space()]


def _space() -> list[Path]:
    """The space that ships, and how a text gets its place."""
    folder = Path(sprang.core.space.__file__).parent
    return [folder / "space.py", folder / "data" / "base.npz"]
