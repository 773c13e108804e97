"""A list of words that count for one another here, put to a question when it is asked.

Nothing in the index changes, so a changed list counts at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sprang.core.ranking.model import Query, Word, words
from sprang.core.text import Language


@dataclass(frozen=True, slots=True)
class Synonym:
    """Who asks for `word` asks for `other` too; the reverse only if `both_ways`.

    Either may be several words: all of them have to be in the question.
    """

    word: str
    other: str
    both_ways: bool = True


class Synonyms:
    """A platform's list, read once."""

    def __init__(self, listed: Iterable[Synonym], language: Language = "sv") -> None:
        self._rules: list[tuple[tuple[Word, ...], tuple[Word, ...]]] = []
        for each in listed:
            word, other = words(each.word, language), words(each.other, language)
            self._rules.append((word, other))
            if each.both_ways:
                self._rules.append((other, word))

    def put_to(self, query: Query) -> Query:
        """The question with the synonyms of its words, told under the word as it was written.

        One step only: the synonyms of a synonym aren't added.
        """
        written = {word.terms[0]: word for word in reversed(query.words)}
        added = [
            replace(word, surface=written[asked[-1].terms[0]].surface, is_added=True)
            for asked, given in self._rules
            if asked and all(word.terms[0] in written for word in asked)
            for word in given
            if word.terms[0] not in written
        ]
        return replace(query, words=(*query.words, *dict.fromkeys(added)))
