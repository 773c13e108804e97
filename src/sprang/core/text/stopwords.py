"""Words too common to tell one text from another."""

from importlib.resources import files
from typing import Final


def _read(language: str) -> frozenset[str]:
    path = files("sprang.core.text") / "data" / f"stopwords.{language}.txt"
    return frozenset(path.read_text("utf-8").split())


SWEDISH: Final = _read("sv")
ENGLISH: Final = _read("en")
