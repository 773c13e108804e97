"""The fields of the index, and an item as a document of it.

terms, letters   what ranking knows of a text, each as often as it counts there
known            each of those once, behind its audience: how common it is among the visible;
                 and a star in every document, to count them
spelled          words as written, in lower case, to complete what someone is typing
words            stored: the words with their terms, all that explaining needs
side             stored: the language it was read in
row              where it stands in the files beside: its place, and its words as numbers
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import tantivy

from sprang.core.ranking import Document, Feature, Field, Word, features
from sprang.core.space import Side

from ..items import Item

RAW = ("uid", "kind", "audience")
STAR = "*"
COUNTED: tuple[Field, ...] = ("terms", "letters")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in RAW:
        builder.add_text_field(
            name, stored=name != "audience", tokenizer_name="raw", index_option="basic"
        )
    for name in COUNTED:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
        builder.add_integer_field(f"{name}_length", fast=True)
    for name in ("known", "spelled"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("words", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("side", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("row", fast=True)
    builder.add_integer_field("platform", indexed=True)
    builder.add_boolean_field("is_open", indexed=True)
    builder.add_integer_field("changed", stored=True)
    return builder.build()


SCHEMA = _schema()


def analysed(item: Item) -> Document:
    return Document.from_text(item.uid, item.title, item.text, item.language, item.kind)


def document_of(item: Item, analysed: Document, row: int) -> tantivy.Document:
    words = [(_written(word.terms), weight) for word, weight in analysed.weighted_words]
    tails = dict.fromkeys(chain.from_iterable(word.tails for word, _ in words))
    document = tantivy.Document(
        uid=item.uid,
        kind=item.kind,
        audience=item.audience,
        platform=item.platform_id,
        is_open=item.is_open,
        changed=item.stamp,
        known=" ".join((STAR, *[f"{item.audience}|{tail}" for tail in tails])),
        spelled=" ".join(_spelled(analysed)),
        words=f"{_lines(analysed.title)}\n\n{_lines(analysed.text)}",
        side=analysed.side,
        row=row,
    )
    _count(document, words)
    return document


def _count(document: tantivy.Document, words: Sequence[tuple["_Written", int]]) -> None:
    """Each word in each field as often as it weighs, and how long that makes the text."""
    for at, name in enumerate(COUNTED):
        each = (text for word, weight in words for text in (word.fields[at],) * weight)
        document.add_text(name, " ".join(each))
        length = sum(weight * word.lengths[at] for word, weight in words)
        document.add_integer(f"{name}_length", length)


class _Written(NamedTuple):
    """A word as it stands in each of the fields `COUNTED`, its length there, and its tails of
    what is `known`."""

    fields: tuple[str, ...]
    lengths: tuple[int, ...]
    tails: tuple[str, ...]


@lru_cache(maxsize=200_000)
def _written(terms: tuple[str, ...]) -> _Written:
    every = features.of_terms(terms)
    each = [[value for field, value in every if field == name] for name in COUNTED]
    return _Written(tuple(map(" ".join, each)), tuple(map(len, each)), tuple(map(_tail, every)))


def known(audience: str, feature: Feature) -> str:
    return f"{audience}|{_tail(feature)}"


def _tail(feature: Feature) -> str:
    field, value = feature
    return f"{field[0]}|{value}"


def read(document: tantivy.Document) -> Document:
    """The words of a stored document, as the ranking wants them."""
    title, text = str(document.get_first("words")).split("\n\n")
    uid, kind = str(document.get_first("uid")), str(document.get_first("kind"))
    side: Side = "en" if document.get_first("side") == "en" else "sv"
    return Document(uid, _words(title), _words(text), kind, side)


def _spelled(document: Document) -> set[str]:
    return {word.surface.lower() for word in (*document.title, *document.text)}


def _lines(words: Iterable[Word]) -> str:
    return "\n".join(" ".join((word.surface, *word.terms)) for word in words)


def _words(lines: str) -> tuple[Word, ...]:
    return tuple(map(_word, lines.split("\n"))) if lines else ()


@lru_cache(maxsize=200_000)
def _word(line: str) -> Word:
    """Remembered: the same words come back in candidate after candidate."""
    surface, *terms = line.split(" ")
    return Word(surface, tuple(terms))
