"""Measure the product's own way from text to hits, index and all, on a judged set."""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sprang.core.evaluation import Figures, Judged, Text
from sprang.core.evaluation import evaluate as figures_of
from sprang.core.evaluation.rankers import PlainBM25
from sprang.core.text import Language, detect
from sprang.foundation.access import PUBLIC

from .finding import Finder
from .index import EVERYTHING, Item, Position, Store, Writer
from .index.clauses import Narrowed
from .index.searching import Snapshot, snapshot
from .question import Question

LANGUAGES: dict[str, Language] = {"sv": "sv", "en": "en"}


@dataclass(frozen=True)
class Evaluation:
    """`baseline` is BM25 with a Swedish stemmer, on the same texts in the same run."""

    ours: Figures
    baseline: Figures
    needs: int
    documents: int


class Malformed(ValueError):
    """A file can't be used; the message says which, where and what was expected."""


def evaluate(docs_file: Path, queries_file: Path, qrels_file: Path) -> Evaluation:
    """Files of JSON lines: {id, title, text, lang?, kind?} twice, and {need, doc, grade}.

    :raises Malformed: a line lacks what it must have.
    """
    judged = read_judged(docs_file, queries_file, qrels_file)
    with tempfile.TemporaryDirectory() as folder:
        now = indexed(judged.documents, Store(Path(folder)))

        def ours(need: Text) -> list[str]:
            question = Question.of(need.whole, EVERYTHING)
            return [found.id for found in Finder(now, question).best(Narrowed(), limit=10)]

        return Evaluation(
            ours=figures_of(judged, ours),
            baseline=figures_of(judged, PlainBM25(judged.documents)),
            needs=len(judged.needs),
            documents=len(judged.documents),
        )


def indexed(documents: Iterable[Text], place: Store) -> Snapshot:
    generation = place.begin()
    with Writer(generation) as writer:
        for each in documents:
            writer.add(item_of(each))
    generation.move_to(Position())
    place.swap(generation)
    return snapshot(place)


def item_of(text: Text) -> Item:
    return Item(
        uid=text.id,
        kind=text.kind,
        audience=PUBLIC,
        title=text.title,
        text=text.text,
        changed_at=datetime.fromtimestamp(0, UTC),
        language=text.language,
    )


def read_judged(docs_file: Path, queries_file: Path, qrels_file: Path) -> Judged:
    grades: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(qrels_file, "need", "doc", "grade"):
        grades[str(row["need"])][str(row["doc"])] = int(row["grade"])
    return Judged(_texts(queries_file), _texts(docs_file), grades)


def _texts(path: Path) -> tuple[Text, ...]:
    return tuple(map(_text, _rows(path, "id", "text")))


def _text(row: dict[str, Any]) -> Text:
    title, text = str(row.get("title") or ""), str(row["text"])
    language = LANGUAGES.get(str(row.get("lang")), detect(f"{title}. {text}"))
    return Text(str(row["id"]), title, text, language, str(row.get("kind") or "need"))


def _rows(path: Path, *fields: str) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise Malformed(f"{path} can't be read as UTF-8 text: {fault}") from fault
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(line, fields, f"{path}, line {number}")


def _row(line: str, fields: tuple[str, ...], place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as fault:
        raise Malformed(f"{place}: not JSON ({fault.msg}).") from fault
    if not isinstance(row, dict) or (missing := [name for name in fields if name not in row]):
        wanted = ", ".join(fields if not isinstance(row, dict) else missing)
        raise Malformed(f"{place}: {wanted} is missing.")
    return row
