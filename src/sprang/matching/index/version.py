"""Which layout and analysis an index was made with: another version, another folder."""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

import sprang.core.space
import sprang.core.text
from sprang.core.ranking import features, model, placing

from .. import embedding

LAYOUT = 9
_KEPT_BY = ("packing.py", "locating.py", "numbering.py")
"""How places and the keys of words are worked out and kept: those of two ways would be mixed."""
_PACKAGES = ("PyStemmer", "simplemma", "spylls")


def version() -> str:
    """`v1-3f2a9c1b`, and where there is a sentence model `v1-3f2a9c1b-77d0c3a5e1f08b2d`."""
    model = embedding.model()
    return f"{_analysis()}-{model.version}" if model else _analysis()


@cache
def _analysis() -> str:
    """Whatever can change a term changes it, also an upgraded dependency."""
    digest = hashlib.sha256()
    for source in _sources():
        digest.update(source.read_bytes())
    for package in _PACKAGES:
        digest.update(metadata.version(package).encode())
    return f"v{LAYOUT}-{digest.hexdigest()[:8]}"


def _sources() -> list[Path]:
    analysis = Path(sprang.core.text.__file__).parent
    texts = [path for path in analysis.rglob("*") if path.suffix in (".py", ".txt")]
    ranking = map(Path, (features.__file__, model.__file__, placing.__file__))
    beside = [Path(__file__).with_name(name) for name in _KEPT_BY]
    return [*sorted(texts), *ranking, *_space(), *beside]


def _space() -> list[Path]:
    """The space that ships, and how a text gets its place."""
    folder = Path(sprang.core.space.__file__).parent
    return [folder / "space.py", folder / "usual.py", folder / "data" / "base.npz"]
