"""A question in tantivy's terms: what should be there, and what must."""

from dataclasses import dataclass

import tantivy
from tantivy import Occur

from sprang.core.ranking import Query, features
from sprang.core.ranking.scoring import FIELD_WEIGHTS

from .reach import Reach
from .schema import SCHEMA

Clause = tuple[Occur, tantivy.Query]


@dataclass(frozen=True)
class Narrowed:
    """Which documents a question is about, beside its words."""

    kind: str = ""
    only_open: bool = False
    platform_id: int = 0
    without: str = ""


def should(query: Query) -> list[Clause]:
    return [
        (
            Occur.Should,
            tantivy.Query.boost_query(
                tantivy.Query.term_query(SCHEMA, name, value, "freq"),
                count * FIELD_WEIGHTS[name],
            ),
        )
        for (name, value), count in features.of_query(query).items()
    ]


def must(reach: Reach, narrowed: Narrowed = Narrowed()) -> list[Clause]:
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
    if narrowed.without:
        clauses.append((Occur.MustNot, term("uid", narrowed.without)))
    return clauses


def term(field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(SCHEMA, field, value, "basic")
