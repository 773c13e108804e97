"""A question in tantivy's terms: what should be there, and what must."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import tantivy
from tantivy import Occur

from sprang.core.ranking import Feature, Query, features
from sprang.core.ranking.scoring import FIELD_WEIGHTS

from .background import Background
from .reach import Reach
from .schema import SCHEMA

Clause = tuple[Occur, tantivy.Query]

POSTINGS: Final = 500_000
"""Places in the index that finding candidates may read: its time then stays the same however many
documents there are. In 100,000 artificial texts, each of whose words is in thousands of others, 94
of a hundred of the best ten are those that reading all of it finds."""
LEAST: Final = 6
"""Features that are always asked for, however common."""


@dataclass(frozen=True)
class Narrowed:
    """Which documents a question is about, beside its words."""

    kind: str = ""
    only_open: bool = False
    platform_id: int = 0
    without: str = ""
    uid: str = ""


ANY: Final = Narrowed()


def asking(query: Query, worth: Mapping[Feature, float], statistics: Background) -> tantivy.Query:
    """What the query's most telling features find; `worth` is what each gives to a score."""
    counts = features.of_query(query)
    return tantivy.Query.boolean_query(
        [(Occur.Should, _one(feature, counts[feature])) for feature in telling(worth, statistics)]
    )


def telling(worth: Mapping[Feature, float], statistics: Background) -> Iterator[Feature]:
    """As many features as `POSTINGS` has room for, those first that tell most for what they cost.

    What is common is in most candidates anyway and moves few of them; all of it counts in the
    reranking. What nobody visible has costs nothing and is taken along: it may be in a text of
    the asker's own unit, which the statistics leave out.
    """
    cost = statistics.postings
    room = POSTINGS
    best = sorted(
        worth, key=lambda feature: (-worth[feature] / math.sqrt(1 + cost(feature)), feature)
    )
    for place, feature in enumerate(best):
        room -= cost(feature)
        if room >= 0 or place < LEAST:
            yield feature


def _one(feature: Feature, count: float) -> tantivy.Query:
    name, value = feature
    asked = tantivy.Query.term_query(SCHEMA, name, value, "freq")
    return tantivy.Query.boost_query(asked, count * FIELD_WEIGHTS[name])


def must(reach: Reach, narrowed: Narrowed = ANY) -> list[Clause]:
    clauses: list[Clause] = []
    if reach.audiences is not None:
        seen = tantivy.Query.term_set_query(SCHEMA, "audience", sorted(reach.audiences))
        clauses.append((Occur.Must, seen))
    if narrowed.kind:
        clauses.append((Occur.Must, term("kind", narrowed.kind)))
    if narrowed.only_open:
        clauses.append((Occur.Must, tantivy.Query.term_query(SCHEMA, "is_open", True)))
    if narrowed.platform_id:
        inside = tantivy.Query.term_query(SCHEMA, "platform", narrowed.platform_id)
        clauses.append((Occur.Must, inside))
    if narrowed.uid:
        clauses.append((Occur.Must, term("uid", narrowed.uid)))
    if narrowed.without:
        clauses.append((Occur.MustNot, term("uid", narrowed.without)))
    return clauses


def term(field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(SCHEMA, field, value, "basic")
