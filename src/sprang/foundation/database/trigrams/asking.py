"""What lists ask of the index. It leaves out rows; the row itself says whether it has the word."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from typing import Any, Final

from django.db import DatabaseError, connection
from django.db.models import BooleanField, F, Func
from django.db.models.expressions import Col
from django.db.models.lookups import Exact

from .setup import TABLE

RARE: Final = 4_000
"""Records up to which those that have a word are looked up. A word that more have is met so soon in
the order of the list that walking it is faster than gathering them all."""
FEW: Final = 1_000
"""Records up to which reading each is faster than passing over the others in the list's index."""
_spared: ContextVar[bool] = ContextVar("trigrams_spared", default=False)
FOUND = """SELECT COUNT(*), json_group_array(id) FROM (
SELECT id FROM (SELECT rowid AS id FROM record_words WHERE record_words MATCH %s LIMIT %s) found
UNION ALL SELECT id FROM foundation_record
WHERE reference IN (SELECT value FROM json_each(%s)))"""


class Among(Func):
    """Whether the record's key is in a JSON list: that of the common table, by whose index lists
    are walked. `title` is any column of it, since Django takes the key from the kind's table."""

    output_field = BooleanField()

    def __init__(self, title: Any, keys: str) -> None:
        super().__init__(title)
        self.keys = keys

    def as_sql(self, compiler: Any, *_connection: Any, **_context: Any) -> tuple[str, list[str]]:  # type: ignore[override]
        column = self.source_expressions[0]
        assert isinstance(column, Col)
        key = f'{compiler.quote_name_unless_alias(str(column.alias))}."id"'
        return f"{key} IN (SELECT value FROM json_each(%s))", [self.keys]  # noqa: S608


class Unindexed(Func):
    """The same value, in which SQLite sees no column to walk an index by."""

    template, arity = "+%(expressions)s", 1


@contextmanager
def spared() -> Iterator[None]:
    """Within, lists are narrowed of rows that are few already: to ask the index first would only
    cost, and once for each list."""
    before = _spared.set(True)
    try:
        yield
    finally:
        _spared.reset(before)


def narrowed(rows: Any, words: Sequence[str], numbers: Sequence[str]) -> Any:
    """`rows`, less most of those that lack one of the words where few have them all; none of those
    that have one of the numbers."""
    match = " AND ".join(f'"{run}"' for word in words for run in runs(word))
    if connection.vendor != "sqlite" or not match or _spared.get():
        return rows
    many, keys = _found(match, numbers)
    if many > RARE:
        return rows
    return (_by_key(rows) if many <= FEW else rows).filter(Among(F("title"), keys))


def runs(word: str) -> list[str]:
    """The runs of three letters that any row with the word has, in whatever case.

    Of Western letters and digits alone: of others, SQLite and Python disagree on some.
    """
    every = (word[at : at + 3] for at in range(len(word) - 2))
    return [run for run in every if all(letter.isalnum() and letter < "Ā" for letter in run)]


def _found(match: str, numbers: Sequence[str]) -> tuple[int, str]:
    """How many, counted until they are no longer rare, and their keys: asked once for both the page
    and its count."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(FOUND, [match, RARE + 1, json.dumps(numbers)])
            many, keys = cursor.fetchone()
            return int(many), str(keys)
    except DatabaseError:
        return RARE + 1, ""  # not there, or damaged: `sprang doctor` tells


def _by_key(rows: Any) -> Any:
    """The same rows, kept from the indexes that begin with city or kind: SQLite takes those for
    narrower than they are, and would walk all of a city's to find a few."""
    rows = rows.all()
    where = rows.query.where
    where.children = [_unindexed(each) for each in where.children]
    return rows


def _unindexed(condition: Any) -> Any:
    left = getattr(condition, "lhs", None)
    if not isinstance(condition, Exact) or not isinstance(left, Col):
        return condition
    if left.target.model._meta.db_table != TABLE:
        return condition
    hidden = copy(condition)
    hidden.lhs = Unindexed(left)
    return hidden
