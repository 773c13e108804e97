"""Reading the index: candidates, how common words are, words that begin like this."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import tantivy
from tantivy import Occur

from sprang.core.ranking import Document, Feature, Field, Query, features
from sprang.core.ranking.scoring import FIELD_WEIGHTS

from .reach import Reach
from .schema import COUNTED, SCHEMA, STAR, known, read
from .storage import Generation, Store, Unusable, telling_what_breaks

LEAST_DOCUMENTS: Final = 200
"""With fewer texts than this, rarity can't be told from chance: as if there were so many."""

FEW: Final = 20_000
"""Documents up to which frequencies are counted exactly; above, an edit moves nothing."""

Clause = tuple[Occur, tantivy.Query]


@dataclass(frozen=True)
class Narrowed:
    """Which documents a question is about, beside its words."""

    kind: str = ""
    only_open: bool = False
    platform_id: int = 0
    without: str = ""


@dataclass
class Opened:
    """An index that this process has open, and what it had looked like then."""

    generation: Generation
    index: tantivy.Index
    seen: tuple[int, int]
    measured: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict)


_opened: dict[str, Opened] = {}


def snapshot(place: Store) -> "Snapshot":
    """The index as it is now. Processes see each other's commits at the next question.

    :raises Unusable: there is none that can be read.
    """
    generation = place.current()
    if generation is None:
        raise Unusable("There is no index yet.")
    try:
        seen = _seen(generation)
        opened = _opened.get(str(place.folder))
        if opened is None or opened.generation != generation or opened.seen != seen:
            opened = Opened(generation, generation.open(), seen)
            _opened[str(place.folder)] = opened
        return Snapshot(opened)
    except Unusable:
        generation.condemn()
        raise


def _seen(generation: Generation) -> tuple[int, int]:
    with telling_what_breaks():
        stat = (generation.path / "meta.json").stat()
        return stat.st_mtime_ns, stat.st_ino


class Snapshot:
    """One searcher over one state of the index."""

    def __init__(self, opened: Opened) -> None:
        self._measured = opened.measured
        self._searcher = opened.index.searcher()

    def __len__(self) -> int:
        return self._searcher.num_docs

    def candidates(
        self, query: Query, reach: Reach, narrowed: Narrowed, limit: int
    ) -> list[Document]:
        """The documents most like the query by BM25, best first; at most `limit`."""
        if not query.words:
            return []
        asked = tantivy.Query.boolean_query(_should(query))
        wanted = tantivy.Query.boolean_query([(Occur.Must, asked), *_must(reach, narrowed)])
        with telling_what_breaks():
            found = self._searcher.search(wanted, limit, count=False)
            return [read(self._searcher.doc(address)) for _score, address in found.hits]

    def stamps(self, uids: Sequence[str]) -> dict[str, int]:
        """When those of `uids` that are here had changed last (see `Item.stamp`)."""
        wanted = tantivy.Query.term_set_query(SCHEMA, "uid", list(uids))
        with telling_what_breaks():
            found = self._searcher.search(wanted, max(len(uids), 1), count=False)
            documents = [self._searcher.doc(address) for _score, address in found.hits]
        return {str(each["uid"][0]): int(each["changed"][0]) for each in documents}

    def count(self, kind: str) -> int:
        with telling_what_breaks():
            alike = {"n": {"value_count": {"field": "terms_length"}}}
            return int(self._searcher.aggregate(_term("kind", kind), alike)["n"]["value"])

    def completions(self, beginning: str, reach: Reach, limit: int) -> list[str]:
        """The most common words among what may be seen that begin so."""
        seen = tantivy.Query.boolean_query([(Occur.Must, each) for _, each in _must(reach)])
        with telling_what_breaks():
            words = self._searcher.terms_with_prefix(
                "spelled", beginning, None if reach.audiences is None else seen, limit
            )
        return [word for word, _frequency in words]

    def statistics(self, reach: Reach) -> "Background":
        if reach.counted not in self._measured:
            self._measured[reach.counted] = self._measure(reach)
        return Background(self._frequency, reach, self._measured[reach.counted])

    def _frequency(self, field: str, term: str) -> int:
        """tantivy's own frequency still counts replaced versions, until segments merge.

        In a small index one need that is edited often would make its words seem common.
        """
        if len(self) > FEW or len(self) == self._searcher.doc_freq("known", STAR):
            return self._searcher.doc_freq(field, term)
        found = self._searcher.search(_term(field, term), 1, count=True)
        return int(found.count or 0)  # type: ignore[attr-defined]  # missing in the stubs

    def _measure(self, reach: Reach) -> dict[str, float]:
        counted = tantivy.Query.term_set_query(SCHEMA, "audience", list(reach.counted))
        everything = tantivy.Query.all_query()
        questions = {name: {"avg": {"field": f"{name}_length"}} for name in COUNTED}
        with telling_what_breaks():
            answers = self._searcher.aggregate(
                everything if reach.audiences is None else counted,
                {**questions, "documents": {"value_count": {"field": "terms_length"}}},
            )
        return {name: answer["value"] or 0.0 for name, answer in answers.items()}


class Background:
    """Word statistics over what the asker may see (`sprang.core.ranking.Statistics`)."""

    def __init__(
        self, frequency: Callable[[str, str], int], reach: Reach, measured: dict[str, float]
    ) -> None:
        self._frequency, self._reach, self._measured = frequency, reach, measured

    @property
    def documents(self) -> int:
        return max(int(self._measured["documents"]), LEAST_DOCUMENTS)

    def document_frequency(self, feature: Feature) -> int:
        if self._reach.audiences is None:
            return self._frequency(*feature)
        return sum(
            self._frequency("known", known(audience, feature))
            for audience in self._reach.counted
        )

    def mean_length(self, field: Field) -> float:
        return self._measured[field]


def _should(query: Query) -> list[Clause]:
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


def _must(reach: Reach, narrowed: Narrowed = Narrowed()) -> list[Clause]:
    clauses: list[Clause] = []
    if reach.audiences is not None:
        seen = tantivy.Query.term_set_query(SCHEMA, "audience", sorted(reach.audiences))
        clauses.append((Occur.Must, seen))
    if narrowed.kind:
        clauses.append((Occur.Must, _term("kind", narrowed.kind)))
    if narrowed.only_open:
        clauses.append((Occur.Must, tantivy.Query.term_query(SCHEMA, "is_open", True)))
    if narrowed.platform_id:
        inside = tantivy.Query.term_query(SCHEMA, "platform", narrowed.platform_id)
        clauses.append((Occur.Must, inside))
    if narrowed.without:
        clauses.append((Occur.MustNot, _term("uid", narrowed.without)))
    return clauses


def _term(field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(SCHEMA, field, value, "basic")
