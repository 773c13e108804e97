"""What is told of: each room says which of its entries in the journal are news, and to whom.

    news.register("need.sharpened", _("%(who)s skärpte behovet"))

tells those who follow the need. `to` names others, `about` the record where the entry's own subject
is not the one whose followers are told, `beside` a record without which there is nothing to tell.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from sprang.foundation.models import Entry, Record

from .enums import Group
from .models import Comment

Text = str | Promise


@dataclass(frozen=True)
class Event:
    """An entry that is news, with what it is about, read from the database now."""

    entry: Entry
    news: "News"
    record: Record
    beside: Record | None = None
    comment: Comment | None = None


Told = tuple[Event, int, str]
"""An event, the key of somebody to tell, and the kind of news that it is to that one."""
To = Callable[[Sequence[Event]], Iterable[Told]]


def followers(events: Sequence[Event]) -> Iterator[Told]:
    from .telling.recipients import following  # below it, there are models

    return following(events)


def subject_of(entry: Entry) -> Any:
    return str(entry.subject_uid)


def nothing(_entry: Entry) -> Any:
    return None


@dataclass(frozen=True)
class News:
    """`words` have %(who)s, as a record's history; `about` and `beside` give uids, or None."""

    kind: str
    words: Text
    group: Group = Group.STEPS
    to: To = followers
    about: Callable[[Entry], Any] = subject_of
    beside: Callable[[Entry], Any] = nothing


_news: dict[str, News] = {}
_words: dict[str, tuple[Text, Group]] = {}


def register(kind: str, words: Text, group: Group = Group.STEPS, **more: Any) -> None:
    """`kind` is that of the entries."""
    _news[kind] = News(kind, words, group, **more)
    say(kind, words, group)


def say(kind: str, words: Text, group: Group) -> None:
    """The words of a kind that `to` gives to some of those it tells."""
    _words[kind] = words, group


def of(kind: str) -> News | None:
    return _news.get(kind)


def kinds() -> frozenset[str]:
    return frozenset(_news)


def words_of(kind: str) -> Text:
    return _words[kind][0] if kind in _words else ""


def group_of(kind: str) -> Group:
    return _words[kind][1]
