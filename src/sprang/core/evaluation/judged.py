"""Judged sets: needs, documents, and how well each document answers each need."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from sprang.core.evaluation.measures import Grades
from sprang.core.text import Language


@dataclass(frozen=True, slots=True)
class Text:
    """A need or a document of a judged set."""

    id: str
    title: str
    text: str
    language: Language
    kind: str

    @property
    def whole(self) -> str:
        """Title and text together."""
        return f"{self.title}. {self.text}"


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged set. `grades[need.id][document.id]` is 0, 1 or 2; unjudged pairs are absent."""

    needs: tuple[Text, ...]
    documents: tuple[Text, ...]
    grades: Mapping[str, Grades]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read `needs.jsonl`, `docs.jsonl` and `qrels.jsonl` from `folder`."""
        grades: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for row in _rows(folder / "qrels.jsonl"):
            grades[row["need"]][row["doc"]] = row["grade"]
        needs, documents = (_texts(folder / name) for name in ("needs.jsonl", "docs.jsonl"))
        return cls(needs, documents, grades)


def _texts(path: Path) -> tuple[Text, ...]:
    return tuple(
        Text(row["id"], row["title"], row["text"], row["lang"], row.get("kind", "need"))
        for row in _rows(path)
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
