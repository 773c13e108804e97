"""Counting in the index: how many, how common words are, and which begin like this."""

from typing import Final

import tantivy
from tantivy import Occur

from .background import Background
from .clauses import must, term
from .generation import telling_what_breaks
from .opening import Opened
from .reach import Reach
from .schema import COUNTED, SCHEMA, STAR

FEW: Final = 20_000
"""Documents up to which frequencies are counted exactly; above, an edit moves nothing."""
MOST_KNOWN: Final = 100_000
"""Frequencies that are remembered of one state of the index: questions share most of them."""


class Counted:
    """One state of the index, to be counted in."""

    def __init__(self, opened: Opened) -> None:
        self._opened, self._measured = opened, opened.measured
        self._searcher = opened.index.searcher()

    def __len__(self) -> int:
        return self._searcher.num_docs

    def count(self, kind: str) -> int:
        with telling_what_breaks():
            alike = {"n": {"value_count": {"field": "terms_length"}}}
            return int(self._searcher.aggregate(term("kind", kind), alike)["n"]["value"])

    def completions(self, beginning: str, reach: Reach, limit: int) -> list[str]:
        """The most common words among what may be seen that begin so."""
        seen = tantivy.Query.boolean_query([(Occur.Must, each) for _, each in must(reach)])
        with telling_what_breaks():
            words = self._searcher.terms_with_prefix(
                "spelled", beginning, None if reach.audiences is None else seen, limit
            )
        return [word for word, _frequency in words]

    def statistics(self, reach: Reach) -> Background:
        if reach.counted not in self._measured:
            self._measured[reach.counted] = self._measure(reach)
        known = self._opened.frequencies.setdefault(reach.counted, {})
        if len(known) > MOST_KNOWN:
            known.clear()
        measured = self._measured[reach.counted]
        return Background(self._frequency, reach, measured, len(self), known)

    def _frequency(self, field: str, value: str) -> int:
        """tantivy's own frequency still counts replaced versions, until segments merge.

        In a small index one need that is edited often would make its words seem common.
        """
        if len(self) > FEW or len(self) == self._searcher.doc_freq("known", STAR):
            return self._searcher.doc_freq(field, value)
        found = self._searcher.search(term(field, value), 1, count=True)
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
