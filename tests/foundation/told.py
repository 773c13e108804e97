"""What the watches have told: what they must have, and what they had reason to.

All that was told is a fact that the database alone can't give again: what somebody could see, and
what a text said, at a moment that has passed. What it does give:

- of watches for a few words: all that they must have told of by now. Something that came or changed
  after the watch began, and that the watcher now sees with those words in it, has been told, since
  the last that happened to it happened while the watch stood
- of every notice: that it is there once, that something happened to what it is about while the
  watch stood, and, where nothing has happened to that since it came, that the watcher sees it and
  that it has the words
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sprang.core.text import terms
from sprang.foundation.models import Entry, User
from sprang.matching.items import Item
from sprang.matching.models import Notice, Watch
from sprang.matching.searchables import searchables

Told = tuple[int, str]
"""The watch, and the uid of what was found."""


def of_the_notices() -> Any:
    return sorted(
        (watch, str(found)) for watch, found in Notice.objects.values_list("watch", "found")
    )


def told_as_they_must(state: Any) -> Any:
    """Of what is told, what must be; what is told twice; what there was no reason to tell."""
    must = must_be_told()
    twice = [told for told, times in Counter(state).items() if times > 1]
    return sorted(must & set(state)), twice, sorted(set(state) - with_reason())


def as_they_must() -> Any:
    return sorted(must_be_told()), [], []


def told_again(live: Any, again: Any) -> bool:
    """What was told stays told. Of words nothing more is told; of a need more may be, where that
    has come to say something else since, and is like what it was not like when it was read."""
    more = {watch for watch, _found in set(again) - set(live)}
    of_words = Watch.objects.filter(pk__in=more).exclude(words="")
    return set(live) <= set(again) and not of_words.exists()


def must_be_told() -> set[Told]:
    """By the watches for words that stand."""
    last = {uid: entries[-1] for uid, entries in happened().items()}
    watches = Watch.objects.filter(stopped_at=None).exclude(words="")
    return {
        (watch.pk, uid)
        for watch, uid in wanted(watches)
        if watch.since is not None and last.get(uid, 0) > watch.since
    }


def with_reason() -> set[Told]:
    stood = {watch.pk: [*periods(watch)] for watch in Watch.objects.all()}
    now = {(watch.pk, uid) for watch, uid in wanted(Watch.objects.all())}
    return {
        (watch, uid)
        for uid, entries in happened().items()
        for watch, each in stood.items()
        if any(begin < seq < end for seq in entries for begin, end in each)
        and (len(entries) > 1 or (watch, uid) in now)
    }


def wanted(watches: Iterable[Watch]) -> Iterator[tuple[Watch, str]]:
    """What each would be told of, were it new. Of watches for a need, all that it could be: how
    strongly alike they are shifts with what else there is."""
    seen: dict[User, list[tuple[Any, Item, set[str]]]] = {}
    for watch in watches:
        user = watch.user
        if user not in seen:
            seen[user] = [*seen_by(user)]
        words = set(terms(watch.words, "sv"))
        for author, item, said in seen[user]:
            if author != user.pk and words <= said and not is_itself(watch, item):
                yield watch, item.uid


def is_itself(watch: Watch, item: Item) -> bool:
    return watch.need is not None and item.uid == str(watch.need.uid)


def seen_by(user: User) -> Iterator[tuple[Any, Item, set[str]]]:
    """Who wrote it, what it is, the words it has."""
    for kind in searchables():
        for found in kind.visible(user):
            item = kind.item_of(found)
            if item.is_open:
                yield getattr(found, "author_id", None), item, set(terms(item.whole, "sv"))


def happened() -> dict[str, list[int]]:
    """The entries about each thing, by uid."""
    found: dict[str, list[int]] = {}
    for uid, seq in Entry.objects.order_by("seq").values_list("subject_uid", "seq"):
        found.setdefault(str(uid), []).append(seq)
    return found


def periods(watch: Watch) -> Iterator[tuple[int, float]]:
    """From which entry to which it has stood."""
    told = Entry.objects.filter(payload__watch=str(watch.uid)).order_by("seq")
    begun = 0
    for seq, kind in told.values_list("seq", "kind"):
        if kind == "watch.stopped":
            yield begun, seq
        begun = seq
    if watch.is_standing:
        yield begun, float("inf")
