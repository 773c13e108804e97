"""A dialogue and news as the pages and the API read them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from sprang.foundation import history
from sprang.foundation.lists.counting import counts
from sprang.foundation.lists.keyset import Order, Page, page_or_first
from sprang.foundation.models import Entry, Record, User
from sprang.foundation.models.seeing import access_of

from . import news, rules
from .enums import USUAL, Channel, CommentKind, Group
from .models import Comment, Follow, LetterChoice, Notification, Support

NEWEST = Order("at")
THREADS = 20
RELATED = ("author", "home", "removed_by", "answers__author", "record__platform")


@dataclass
class Said:
    """A comment as one reader meets it; `text` and `reason` are empty where they may not read
    them."""

    comment: Comment
    viewer: User | AnonymousUser
    answers: list["Said"] = field(default_factory=list)

    @property
    def who(self) -> str:
        return name_of(self.comment.author, self.comment, self.viewer)

    @property
    def initials(self) -> str:
        """Of the name that is shown."""
        return "".join(part[0] for part in self.who.replace(",", " ").split()[:2]).upper()

    @property
    def named(self) -> list[str]:
        """Each name once: to others several are the same city."""
        people = (mention.user for mention in self.comment.mentions.all())
        record = self.comment.record
        return list(dict.fromkeys(history.who(each, record, self.viewer) for each in people))

    @property
    def is_own(self) -> bool:
        return self.comment.author_id == self.viewer.pk

    @property
    def text(self) -> str:
        return self.comment.text if self.is_own or not self.comment.is_removed else ""

    @property
    def reason(self) -> str:
        return self.comment.reason if self.is_own else ""

    @property
    def may_edit(self) -> bool:
        return rules.may_edit(self.viewer, self.comment)

    @property
    def may_remove(self) -> bool:
        return rules.may_remove(self.viewer, self.comment)


def name_of(person: User, comment: Comment, viewer: User | AnonymousUser) -> str:
    """As in a record's history: a colleague's name, to others the city where they worked."""
    record = comment.record
    is_colleague = record.platform_id in access_of(viewer).platform_ids
    if is_colleague or person == viewer or comment.home is None:
        return history.who(person, record, viewer)
    return comment.home.name


@dataclass
class Dialogue:
    """What stands under a record, and what the reader may do there."""

    record: Record
    threads: list[Said]
    cursor: str
    comments: int
    supports: int
    questions: int
    is_supported: bool
    is_followed: bool
    may_write: bool
    may_support: bool
    may_follow: bool

    @property
    def url(self) -> str:
        return url_of(self.record)


def url_of(record: Record) -> str:
    return reverse("dialogue", args=[record.platform.slug, record.uid])


def dialogue_of(record: Record, viewer: User | AnonymousUser, after: str = "") -> Dialogue:
    """Four queries, however much has been said."""
    found = page_or_first(top_of(record), NEWEST, after=after, size=THREADS)
    return Dialogue(
        record,
        threads_of(record, found, viewer),
        found.cursor,
        may_write=rules.may_write(viewer, record),
        may_support=rules.may_support(viewer, record),
        may_follow=rules.may_follow(viewer, record),
        **dialogue_counts(record, viewer),
    )


def top_of(record: Record) -> Any:
    """What no answer is."""
    top = Comment.objects.filter(record=record, answers=None)
    return top.select_related(*RELATED).prefetch_related("mentions__user")


def threads_of(record: Record, found: Page[Comment], viewer: User | AnonymousUser) -> list[Said]:
    rows = Comment.objects.filter(answers__in=[each.pk for each in found.items])
    under: dict[int, list[Said]] = defaultdict(list)
    related = rows.select_related(*RELATED).prefetch_related("mentions__user")
    for row in related.order_by("at", "pk"):
        row.record = record
        if row.answers_id is not None:
            under[row.answers_id].append(Said(row, viewer))
    for each in found.items:
        each.record = record
    return [Said(each, viewer, under[each.pk]) for each in found.items]


def dialogue_counts(record: Record, viewer: User | AnonymousUser) -> dict[str, Any]:
    """How much has been said, and what the reader has chosen. Two queries."""
    standing = Comment.objects.filter(record=record, removed_at=None)
    supports = Support.objects.filter(record=record)
    found = counts(
        comments=standing,
        questions=standing.filter(kind=CommentKind.QUESTION),
        supports=supports,
        is_supported=supports.filter(user=viewer.pk),
    )
    chosen = Follow.objects.filter(record=record, user=viewer.pk)
    follows = chosen.values_list("is_on", flat=True).first() if viewer.pk else None
    own = record.author_id is not None and record.author_id == viewer.pk
    is_followed = own if follows is None else follows
    return found | {"is_supported": bool(found["is_supported"]), "is_followed": is_followed}


def comment_seen_by(viewer: User | AnonymousUser) -> Any:
    seen = Comment.objects.visible_to(viewer).select_related("record__platform", *RELATED)
    return seen.prefetch_related("mentions__user")


def followed_by(user: User) -> Any:
    """Records that the person follows and may see now, their own among them."""
    own = Follow.objects.filter(user=user, record=OuterRef("pk"))
    follows = Exists(own.filter(is_on=True))
    written = Q(author=user) & ~Exists(own.filter(is_on=False))
    return Record.objects.visible_to(user).filter(follows | written)


def letters_of(user: User) -> dict[str, str]:
    """How often, by group of news."""
    own = dict(LetterChoice.objects.filter(user=user).values_list("group", "how"))
    return {group.value: own.get(group.value, USUAL[group].value) for group in Group}


def unread(user: User) -> Any:
    """What the person has been told and has not read, as far as they may see it now."""
    return news_of(user).filter(read_at=None)


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
        said = Said(comment, user).text[:BEGINNING] if not comment.is_removed else comment.reason
        who = name_of(entry.actor, comment, user) if entry.actor == comment.author else who
    text = str(news.words_of(told.kind)) % {"who": who, "fields": ""}
    return Item(told, record, seen.get(told.beside_id), text, said)
