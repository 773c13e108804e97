"""A dialogue as the pages and the API read it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from sprang.foundation.lists.counting import counts
from sprang.foundation.lists.keyset import Order, Page, page_or_first
from sprang.foundation.models import Record, User

from . import rules
from .enums import CommentKind
from .models import Comment, Follow, Mention, Support
from .said import Said

NEWEST = Order("at")
THREADS = 20
WRITER = ("author", "home")
RELATED = (*WRITER, "answers", "record__platform")
NAMED = Prefetch("mentions", Mention.objects.select_related("user"))


@dataclass
class Dialogue:
    """What stands under a record, and what the reader may do there."""

    record: Record
    threads: list[Said]
    cursor: str
    comments: int
    supports: int
    asked: int
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
    """Five queries, however much has been said."""
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
    return Comment.objects.filter(record=record, answers=None).select_related(*WRITER)


def threads_of(record: Record, found: Page[Comment], viewer: User | AnonymousUser) -> list[Said]:
    above = [each.pk for each in found.items]
    rows = Comment.objects.filter(answers__in=above).select_related(*WRITER)
    answers = list(rows.order_by("at", "pk")) if above else []
    prefetch_related_objects([*found.items, *answers], NAMED)
    for each in (*found.items, *answers):
        each.record = record
    under: dict[int | None, list[Said]] = defaultdict(list)
    for row in answers:
        under[row.answers_id].append(Said(row, viewer))
    return [Said(each, viewer, under[each.pk]) for each in found.items]


def dialogue_counts(record: Record, viewer: User | AnonymousUser) -> dict[str, Any]:
    """How much has been said, and what the reader has chosen. One query."""
    chosen = Follow.objects.filter(record=record, user=viewer.pk)
    standing = Comment.objects.filter(record=record, removed_at=None)
    supports = Support.objects.filter(record=record)
    found = counts(
        comments=standing,
        asked=standing.filter(kind=CommentKind.QUESTION),
        supports=supports,
        own=supports.filter(user=viewer.pk),
        begun=chosen.filter(is_on=True),
        ended=chosen.filter(is_on=False),
    )
    own, begun, ended = (found.pop(name) for name in ("own", "begun", "ended"))
    wrote = record.author_id is not None and record.author_id == viewer.pk
    is_followed = bool(begun) or (wrote and not ended)
    return {**found, "is_supported": bool(own), "is_followed": is_followed}


def comment_seen_by(viewer: User | AnonymousUser) -> Any:
    seen = Comment.objects.visible_to(viewer).select_related(*RELATED)
    return seen.prefetch_related(NAMED)
