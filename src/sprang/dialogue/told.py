"""News, and what a person follows, as the pages and the API read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator

from sprang.foundation import history
from sprang.foundation.models import Entry, Record, User
from sprang.foundation.models.seeing import is_opened_outside_rooms

from . import news
from .enums import OPTIONAL, USUAL, Channel
from .models import Comment, Follow, LetterChoice, Notification
from .queries import RELATED, url_of
from .said import Said, name_of


def followed_by(user: User) -> Any:
    """Records that the person follows and may see now, their own among them."""
    chosen = Follow.objects.filter(user=user).order_by()
    stopped = chosen.filter(is_on=False).values("record")
    written = Record.objects.filter(author=user).exclude(pk__in=stopped).order_by().values("pk")
    followed = chosen.filter(is_on=True).values("record")
    # named by key: asked of each record that one sees, SQLite would walk through all of them
    return Record.objects.named_to(user).filter(pk__in=followed.union(written, all=True))


def letters_of(user: User) -> dict[str, str]:
    """How often, by group of news that one chooses."""
    own = dict(LetterChoice.objects.filter(user=user).values_list("group", "how"))
    return {group.value: own.get(group.value, USUAL[group].value) for group in OPTIONAL}


def unread(user: User) -> Any:
    """What the person has been told and has not read, as far as they may see it now."""
    return unread_of(news_of(user))


def unread_of(told: Any) -> Any:
    """Of news that are narrowed to what is seen: to do that anew costs more than to ask."""
    return told.filter(read_at=None)


def news_of(user: User) -> Any:
    return Notification.objects.visible_to(user).filter(channel=Channel.PAGE)


@dataclass(frozen=True)
class Item:
    """One piece of news, in words."""

    notification: Notification
    record: Record
    beside: Record | None
    text: str
    said: str
    """The beginning of what was written, where something was."""
    is_of_a_room: bool
    """Seen in a room, and nowhere else: no letter tells what it is called or what was said."""

    @property
    def url(self) -> str:
        if comment := self.notification.comment:
            return f"{url_of(self.record)}#i-{comment.uid}"
        return (self.beside or self.record).get_absolute_url()

    @property
    def is_new(self) -> bool:
        return self.notification.read_at is None


BEGINNING = 140


def items_of(user: User, rows: Iterable[Notification]) -> list[Item]:
    """With what they are about. Three queries; the rows have been narrowed to what is seen."""
    told = list(rows)
    entries = _entries(told)
    uids = {pk for each in told for pk in (each.record_id, each.beside_id) if pk}
    seen = Record.objects.filter(pk__in=uids).select_related("platform", "scope").in_bulk()
    comments = Comment.objects.select_related(*RELATED).in_bulk(
        [each.comment_id for each in told if each.comment_id]
    )
    return [_item(user, each, entries[each.seq], seen, comments) for each in told]


def beginning(comment: Comment, user: User) -> str:
    """Of its words; where they were taken away, why."""
    words = comment.reason if comment.is_removed else Said(comment, user).text
    return Truncator(words).chars(BEGINNING)


def _entries(told: Sequence[Notification]) -> dict[int, Entry]:
    rows = Entry.objects.filter(seq__in={each.seq for each in told})
    return {entry.seq: entry for entry in rows.select_related("actor")}


def _item(
    user: User, told: Notification, entry: Entry, seen: Any, comments: dict[int, Comment]
) -> Item:
    record, comment = seen[told.record_id], comments.get(told.comment_id or 0)
    told.comment = comment
    who = history.who(entry.actor, record, user)
    said = ""
    if comment:
        comment.record = record
        said = beginning(comment, user)
        who = name_of(entry.actor, comment, user) if entry.actor == comment.author else who
    text = str(news.words_of(told.kind)) % {"who": who, "fields": ""}
    beside = seen.get(told.beside_id)
    about = [each for each in (record, beside) if each]
    is_of_a_room = not all(is_opened_outside_rooms(each, user) for each in about)
    return Item(told, record, beside, text, said, is_of_a_room)
