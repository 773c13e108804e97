"""Every need of a judged set met with every document: the signals that weights are fitted to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sprang.core.evaluation.judged import Judged, Text
from sprang.core.evaluation.rankers import collected, query_of
from sprang.core.ranking import Document, Embedding, Query, Ranker
from sprang.core.ranking.embedding import Encode
from sprang.core.ranking.model import Field, side_of
from sprang.core.ranking.scoring import FIELD_WEIGHTS
from sprang.core.ranking.texts import Texts
from sprang.core.ranking.weights import Signals, fitted
from sprang.core.space import Space, base
from sprang.core.space.space import SIDES
from sprang.core.space.usual import Usual, measured, units

Analysed = TypeVar("Analysed", Query, Document)


@dataclass(frozen=True, slots=True)
class Pair:
    """A document met with a need: its signals, and whether it was judged relevant."""

    document: str
    signals: Signals
    relevant: bool


def pairs(
    judged: Judged,
    space: Space | None = None,
    fields: Mapping[Field, float] = FIELD_WEIGHTS,
    encode: Encode | None = None,
) -> dict[str, list[Pair]]:
    """Every need met with every document; `fields` is what stems and letters count for, `encode` a
    sentence model that is met as well."""
    collection = collected(judged.documents, space)
    documents, needs = collection.documents, [query_of(need) for need in judged.needs]
    embedding = None
    if encode:
        embedding = Embedding(encode, usual(judged, encode), fitted())
        documents = embedded(documents, judged.documents, encode)
        needs = embedded(needs, judged.needs, encode)
    texts, met = Texts.of(documents, space or base()), dict[str, list[Pair]]()
    for need, query in zip(judged.needs, needs, strict=True):
        ranker = Ranker(query, collection.statistics, space, fields=fields, embedding=embedding)
        grades, signals = judged.grades[need.id], ranker.weighed(texts).signals
        met[need.id] = [
            Pair(id, signals.of(at), grades.get(id, 0) > 0) for at, id in enumerate(texts.ids)
        ]
    return met


def embedded(analysed: Sequence[Analysed], texts: Sequence[Text], encode: Encode) -> list[Analysed]:
    """Queries or documents, with the vectors of their texts."""
    vectors = encode([text.whole for text in texts])
    return [replace(one, embedded=row) for one, row in zip(analysed, vectors, strict=True)]


def usual(judged: Judged, encode: Encode) -> Usual:
    """Where texts of each language lie by a sentence model, whatever they are about."""
    texts = {
        side: [each.whole for each in judged.documents if side_of(each.language) == side]
        for side in SIDES
    }
    return measured({side: units(encode(own)) for side, own in texts.items()})
