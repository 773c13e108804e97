"""The space that ships with the package; `base.json` beside it tells what it was learned from."""

from functools import cache
from importlib.resources import as_file, files

from sprang.core.space.keeping import load
from sprang.core.space.space import Space


@cache
def base() -> Space:
    """Read once per process."""
    with as_file(files("sprang.core.space") / "data" / "base.npz") as path:
        return load(path)
