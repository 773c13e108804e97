"""Why two texts met, in words and whole percent that add up to a hundred."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from sprang.core.ranking import Contribution, Scored
from sprang.core.ranking.model import words
from sprang.core.text import Language

MOST = 8
LANGUAGES: tuple[Language, ...] = ("sv", "en")
CLEAR = 0.05
"""Part of the score below which a pair of words is too weak to be pointed at."""


@dataclass(frozen=True)
class Reason:
    ours: str
    theirs: str
    why: str
    percent: int


def reasons_of(scored: Scored) -> list[Reason]:
    """The strongest pairs of words, and the rest in one row."""
    pairs = scored.contributions
    shares = [pair.share for pair in pairs[:MOST]]
    rest = pairs[MOST:]
    percents = whole_percents([*shares, *([sum(pair.share for pair in rest)] if rest else [])])
    named = [
        Reason(pair.query_word, pair.document_word, why(pair), percent)
        for pair, percent in zip(pairs, percents[: len(shares)], strict=False)
    ]
    if not rest:
        return named
    weak = (_joined(pair.query_word for pair in rest), _joined(pair.document_word for pair in rest))
    return [*named, Reason(*weak, _("svaga band"), percents[-1])]


def whole_percents(shares: Sequence[float]) -> list[int]:
    """Rounded so that they add up to 100 (largest remainder)."""
    if not (total := sum(shares)):
        return [0] * len(shares)
    exact = [100 * share / total for share in shares]
    whole = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    for i in by_remainder[: 100 - sum(whole)]:
        whole[i] += 1
    return whole


def why(pair: Contribution) -> str:
    if pair.via == "word":
        return _("samma ord")
    if pair.via == "part":
        return _("samma del: %(part)s") % {"part": shared_part(pair.query_word, pair.document_word)}
    if pair.via == "synonym":
        return _("samma sak enligt synonymlistan")
    if pair.via == "meaning":
        return _("liknande betydelse")
    return _("på ett annat språk") if pair.via == "translation" else _("liknande stavning")


def shared_part(ours: str, theirs: str) -> str:
    """The part that two compounds have in common, as it is written in both.

    A stem is no word ("vikari"), so it is read on for as long as the two are spelled alike.
    """
    shared = _terms(ours) & _terms(theirs)
    stem = max(shared, key=lambda term: (len(term), term), default="")
    one, other = ours.lower(), theirs.lower()
    if not stem or stem not in one or stem not in other:
        return stem
    tail, other_tail = one[one.index(stem) :], other[other.index(stem) :]
    length = next(
        (i for i, pair in enumerate(zip(tail, other_tail, strict=False)) if len(set(pair)) > 1),
        min(len(tail), len(other_tail)),
    )
    return tail[:length]


def pairs_in_short(scored: Scored, most: int = 4) -> list[str]:
    """The words that met, one where they are the same: `vikarie`, `demens – demenssjuk`."""
    clear = [pair for pair in clear_pairs(scored) if pair.via != "letters"] or clear_pairs(scored)
    told = (
        pair.query_word.lower()
        if pair.via == "word"
        else f"{pair.query_word.lower()} – {pair.document_word.lower()}"
        for pair in clear
    )
    return list(dict.fromkeys(told))[:most]


def clear_pairs(scored: Scored) -> list[Contribution]:
    return [pair for pair in scored.contributions if pair.share >= CLEAR * scored.score]


def terms_met(scored: Scored) -> set[str]:
    """The terms that query and document share; of words alike in spelling only, both."""
    return set().union(*map(_met, clear_pairs(scored)))


def _met(pair: Contribution) -> frozenset[str]:
    ours, theirs = _terms(pair.query_word), _terms(pair.document_word)
    return ours & theirs or ours | theirs


@lru_cache(maxsize=50_000)
def _terms(word: str) -> frozenset[str]:
    """In both languages: a pair of words doesn't say which it was read in. Remembered: the words of
    a question come back with every hit."""
    return frozenset(
        term for language in LANGUAGES for each in words(word, language) for term in each.terms
    )


def _joined(spelled: Iterable[str], most: int = 3) -> str:
    return ", ".join(list(dict.fromkeys(spelled))[:most])
