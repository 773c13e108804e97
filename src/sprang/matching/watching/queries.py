"""What a person watches for and what was found, as they may see it now."""

import operator
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from sprang.foundation.models import Platform, User
from sprang.foundation.models.seeing import opened_to
from sprang.organisations.models import Organisation

from ..models import Notice, Watch
from ..searchables import Tellable, tellables

EACH = 20
"""Of each watch: one that finds much leaves room for the others. More, and it wants other words."""
RELATED = ("need__platform", "need__scope", "organisation", "platform", "view")


@dataclass(frozen=True)
class Told:
    """A notice with what it is about."""

    notice: Notice
    found: Any
    searchable: Tellable
    home: Platform | None
    """Where the reader is; None uses the watch's own."""

    @property
    def url(self) -> str:
        return self.searchable.url_of(self.found, self.home or self.notice.watch.platform)

    @property
    def where(self) -> str:
        return self.searchable.where_of(self.found)

    @property
    def lang(self) -> str:
        return str(getattr(self.found, "language", ""))

    @property
    def is_new(self) -> bool:
        return self.notice.read_at is None


def watches_of(user: User) -> QuerySet[Watch]:
    """The person's own, without those about what they may no longer see."""
    seen = Q(need=None, organisation=None) | Q(organisation__is_listed=True)
    own = Watch.objects.filter(user=user).filter(seen | opened_need(user))
    return own.select_related(*RELATED)


def opened_need(user: User) -> Q:
    return Q(need__isnull=False) & opened_to(user, "need__") & ~Q(need__status="withdrawn")


def notices_of(user: User, of: Collection[Watch] | None = None) -> QuerySet[Notice]:
    """The newest of the standing watches, or of those that were read. What is no longer to be seen
    is left out before anything is counted or cut off: it takes no place from the rest."""
    standing = watches_of(user).filter(stopped_at=None).order_by().values("pk")
    known = Q(watch__in=standing) if of is None else Q(watch__in=[each.pk for each in of])
    rows = Notice.objects.filter(known)
    return rows.filter(_is_about_what_is_seen(user)).order_by("-at", "-pk")


def _is_about_what_is_seen(user: User) -> Q:
    found = OuterRef("found")
    kinds = (Q(Exists(each.visible(user, uid=found)), kind=each.kind) for each in tellables())
    return reduce(operator.or_, kinds)


def newest_of_each(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    newest = Window(
        RowNumber(), partition_by=[F("watch")], order_by=[F("at").desc(), F("pk").desc()]
    )
    return notices.annotate(place=newest).filter(place__lte=EACH)


def told_to(user: User, notices: Iterable[Notice], home: Platform | None) -> list[Told]:
    """With what they are about, as the person may see it now; one query for each kind."""
    rows = list(notices)
    found: dict[tuple[str, Any], tuple[Any, Tellable]] = {}
    for each in tellables():
        if uids := [row.found for row in rows if row.kind == each.kind]:
            found |= {(each.kind, one.uid): (one, each) for one in each.visible(user, uid__in=uids)}
    return [
        Told(row, *found[row.kind, row.found], home)
        for row in rows
        if (row.kind, row.found) in found
    ]


def news_for(user: User, home: Platform, **narrowed: Any) -> list[Told]:
    """What the person has not read."""
    unread = notices_of(user).filter(read_at=None, **narrowed)
    unread = unread.select_related("watch__need", "watch__organisation", "watch__view")
    return told_to(user, newest_of_each(unread), home)


def watched_by(user: User | AnonymousUser) -> Exists:
    """Of each need, whether the person watches it."""
    return Exists(Watch.objects.filter(user=user.pk, need=OuterRef("pk"), stopped_at=None))


def title_of(watch: Watch) -> str:
    if watch.need:
        return str(watch.need.title)
    if watch.view:
        return str(watch.view.name)
    organisation: Organisation | None = watch.organisation
    return organisation.name if organisation else f"”{watch.words}”"
