"""What matches a text or a record, and what a search finds: only what the asker may see.

The index narrows by audience before it ranks; the database then filters once more, so that an
index which is a second behind reveals nothing.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sprang.core.ranking import Scored, Strength, calibrate
from sprang.foundation.models import Platform, Record
from sprang.foundation.models.record import access_of

from . import index
from .finding import Question, completed, find
from .index.searching import Narrowed, Snapshot, snapshot
from .searchables import Asker, Operator, Searchable, searchable_of, searchables

REFERENCE: Final = re.compile(r"\s*([^\W\d_])(\d\d)-(\d{4,6})\s*")
MOST_FOUND: Final = 100
"""A search counts and shows at most so many of each kind: nobody reads further."""
FARTHEST: Final = 0.4
"""Part of the best hit's relevance that a search result of the same query must have."""


@dataclass(frozen=True)
class Hit:
    """Something found: the object, why, and how far it can be trusted."""

    found: Any
    searchable: Searchable
    scored: Scored

    @property
    def strength(self) -> Strength | None:
        return calibrate(self.scored.relevance)


@dataclass(frozen=True)
class Group:
    """The hits of one kind. `total` counts those that the asker may see, also beyond the limit."""

    searchable: Searchable
    hits: Sequence[Hit]
    total: int


@dataclass(frozen=True)
class Answer:
    """`complete` is False while there is no index: then something may be missing."""

    groups: Sequence[Group]
    complete: bool = True

    @property
    def hits(self) -> list[Hit]:
        return [hit for group in self.groups for hit in group.hits]

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)


Keep = Callable[[list[Scored]], list[Scored]]


def match(
    asked: str | Record, user: Asker, kinds: Iterable[str] | None = None, limit: int = 5
) -> Answer:
    """Who else has it, who has solved it, who may help: a group for each kind, also empty ones.

    Only what is open, never the record itself, and nothing below the weakest strength.
    """
    text, uid = (asked, "") if isinstance(asked, str) else (text_of(asked), str(asked.uid))
    question = Question.of(text, reach_of(user))

    def ask(snapshot: Snapshot, each: Searchable) -> Group:
        narrowed = Narrowed(each.kind, only_open=True, without=uid)
        scored = find(snapshot, question, narrowed, 2 * limit)
        found = _visible(each, [one for one in scored if calibrate(one.relevance)], user)
        hits = [hit for hit in found if each.is_open(hit.found)][:limit]
        return Group(each, hits, len(hits))

    return _answer(searchables(kinds), ask)


def search(
    query: str,
    user: Asker,
    kinds: Iterable[str] | None = None,
    platform: Platform | None = None,
    limit: int = 10,
) -> Answer:
    """What a search box asks for: a few words, the last perhaps unfinished, or a number."""
    chosen = searchables(kinds)
    if direct := _by_reference(query, user, chosen, platform):
        return Answer(direct)
    question = Question.of(query, reach_of(user))

    def ask(snapshot: Snapshot, each: Searchable) -> Group:
        longer = completed(snapshot, question, query)
        narrowed = Narrowed(each.kind, platform_id=platform.pk if platform else 0)
        hits = _visible(each, find(snapshot, longer, narrowed, MOST_FOUND), user)
        return Group(each, hits, len(hits))

    return _limited(_answer(chosen, ask), limit)


def text_of(record: Record) -> str:
    """What a record asks when it is matched against the others."""
    item = searchable_of(record.kind).item_of(record)
    return f"{item.title}.\n{item.text}"


def reach_of(user: Asker) -> index.Reach:
    if isinstance(user, Operator):
        return index.EVERYTHING
    return index.Reach.of(access_of(user))


def _answer(
    chosen: Sequence[Searchable], ask: Callable[[Snapshot, Searchable], Group]
) -> Answer:
    """Where the index can't be read the page is shown all the same, and says so."""
    try:
        now = snapshot(index.store())
        return Answer([ask(now, each) for each in chosen])
    except index.Unusable:
        return Answer([Group(each, [], 0) for each in chosen], complete=False)


def _visible(each: Searchable, scored: Sequence[Scored], user: Asker) -> list[Hit]:
    """The hits that the database lets the asker see, in the order of the ranking; one query."""
    if not scored:
        return []
    rows = each.visible(user).filter(uid__in=[one.id for one in scored])
    found = {str(row.uid): row for row in rows}
    return [Hit(found[one.id], each, one) for one in scored if one.id in found]


def _limited(answer: Answer, limit: int) -> Answer:
    """Without what is far behind the best of all kinds."""
    best = max((hit.scored.relevance for hit in answer.hits), default=0.0)
    near = [
        (group.searchable, [hit for hit in group.hits if _is_near(hit.scored, best)])
        for group in answer.groups
    ]
    groups = [Group(each, hits[:limit], len(hits)) for each, hits in near]
    return Answer(groups, answer.complete)


def _is_near(scored: Scored, best: float) -> bool:
    return scored.relevance >= FARTHEST * best


def _by_reference(
    query: str, user: Asker, chosen: Sequence[Searchable], platform: Platform | None
) -> list[Group]:
    """Records with the number asked for; cities number alike, so there may be several."""
    if not (asked := REFERENCE.fullmatch(query)):
        return []
    letter, year, number = asked.groups()
    groups = []
    for each in chosen:
        if each.letter != letter.upper():
            continue
        rows = each.visible(user).filter(reference=f"{each.letter}{year}-{number}")
        if platform:
            rows = rows.filter(platform=platform)
        hits = [Hit(row, each, Scored(str(row.uid), 0.0)) for row in rows[:MOST_FOUND]]
        groups += [Group(each, hits, len(hits))] if hits else []
    return groups
