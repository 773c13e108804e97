"""What matches a text or a record, and what a search finds: only what the asker may see.

The index narrows by audience before it ranks; the database then filters once more, so that an
index which is a second behind reveals nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sprang.core.ranking import Scored, calibrate
from sprang.foundation.models import Platform, Record
from sprang.foundation.models.seeing import access_of

from . import index
from .answers import Answer, Group, Hit
from .finding import Finder
from .index.clauses import Narrowed
from .index.searching import Snapshot, snapshot
from .not_far import not_far
from .numbers import by_reference
from .own import has_read_own
from .question import Question, completed
from .searchables import Asker, Operator, Searchable, searchable_of, searchables
from .synonyms.standing import synonyms_for

__all__ = ["Answer", "Group", "Hit", "match", "reach_of", "search", "text_of"]

MOST_FOUND: Final = 100
"""A search counts and shows at most so many of each kind: nobody reads further."""


def match(
    asked: str | Record, user: Asker, kinds: Iterable[str] | None = None, limit: int = 5
) -> Answer:
    """Who else has it, who has solved it, who may help: a group for each kind, also empty ones.

    Only what is open, never the record itself, and nothing below the weakest strength.
    """
    text, uid = (asked, "") if isinstance(asked, str) else (text_of(asked), str(asked.uid))
    question = Question.of(text, reach_of(user), synonyms_for(user, asked))

    def ask(snapshot: Snapshot, chosen: Sequence[Searchable]) -> Iterator[Group]:
        finder = Finder(snapshot, question)
        for each in chosen:
            # Twice as many, since the database may still refuse some.
            found = finder.best(Narrowed(each.kind, only_open=True, without=uid), 2 * limit)
            fitting = [one for one in found if calibrate(one.relevance)]
            shown = _explained(finder, _first(each, fitting, user, limit))
            yield Group(each, shown, len(shown))

    return _answer(user, searchables(kinds), ask)


def _explained(finder: Finder, hits: Sequence[Hit]) -> list[Hit]:
    """With the reasons of the texts as the database has them now."""
    stamps = {hit.scored.id: hit.searchable.item_of(hit.found).stamp for hit in hits}
    told = finder.explained([hit.scored for hit in hits], stamps)
    return [
        replace(hit, scored=told[one], strength=calibrate(told[one].relevance))
        for hit in hits
        if (one := hit.scored.id) in told
    ]


def search(
    query: str,
    user: Asker,
    kinds: Iterable[str] | None = None,
    platform: Platform | None = None,
    limit: int = 10,
) -> Answer:
    """What a search box asks for: a few words, the last perhaps unfinished, or a number."""
    chosen = searchables(kinds)
    if direct := by_reference(query, user, chosen, platform):
        return Answer(direct)
    question = Question.of(query, reach_of(user), synonyms_for(user))

    def ask(snapshot: Snapshot, chosen: Sequence[Searchable]) -> Iterator[Group]:
        finder = Finder(snapshot, completed(snapshot, question, query))
        inside = platform.pk if platform else 0
        scored = {
            each.kind: finder.by_words(Narrowed(each.kind, platform_id=inside), MOST_FOUND)
            for each in chosen
        }
        opened = _opened(chosen, scored, user)
        # First: one that they may see no more must not keep others away.
        there = {kind: [one for one in scored[kind] if one.id in opened] for kind in scored}
        near = not_far(there, lambda one: finder.has_all(one, question.query.words))
        for each in chosen:
            yield Group(each, _hits(each, near[each.kind][:limit], user), len(near[each.kind]))

    return _answer(user, chosen, ask)


def text_of(record: Record) -> str:
    """What a record asks when it is matched against the others."""
    return searchable_of(record.kind).item_of(record).whole


def reach_of(user: Asker) -> index.Reach:
    if isinstance(user, Operator):
        return index.EVERYTHING
    return index.Reach.of(access_of(user))


def _answer(
    user: Asker,
    chosen: Sequence[Searchable],
    ask: Callable[[Snapshot, Sequence[Searchable]], Iterator[Group]],
) -> Answer:
    """Where the index is behind or can't be read the page is shown all the same, and says so."""
    place = index.store()
    has_own = has_read_own(user, place)
    try:
        return Answer(list(ask(snapshot(place), chosen)), complete=has_own)
    except index.Unusable:
        return Answer([Group(each, [], 0) for each in chosen], complete=False)


def _opened(
    chosen: Sequence[Searchable], scored: Mapping[str, Sequence[Scored]], user: Asker
) -> set[str]:
    """Uids of those that the database lets the asker see; one query for all kinds."""
    rows = [
        each.visible(user, uid__in=[one.id for one in scored[each.kind]])
        .order_by()
        .values_list("uid", flat=True)
        for each in chosen
        if scored[each.kind]
    ]
    return {str(uid) for uid in rows[0].union(*rows[1:])} if rows else set()


def _first(each: Searchable, scored: Sequence[Scored], user: Asker, limit: int) -> list[Hit]:
    """The first `limit` that are open; asked once more only where the database refuses some."""
    hits: list[Hit] = []
    while scored and len(hits) < limit:
        found, scored = _hits(each, scored[:limit], user), scored[limit:]
        hits += [hit for hit in found if each.is_open(hit.found)]
    return hits[:limit]


def _hits(each: Searchable, scored: Sequence[Scored], user: Asker) -> list[Hit]:
    """The hits that the database lets the asker see, in the order of the ranking; one query."""
    if not scored:
        return []
    found = {str(row.uid): row for row in each.visible(user, uid__in=[one.id for one in scored])}
    return [Hit(found[one.id], each, one) for one in scored if one.id in found]
