"""A person's own watches, with what they have found, for their page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from sprang.foundation.lists.named import list_named
from sprang.foundation.models import Platform, User

from ..models import Watch
from ..searchables import searchables
from .coming import NOBODY, asks_all_of_it
from .queries import Told, newest_of_each, notices_of, told_to, watches_of

SHOWN = (
    *("uid", "user_id", "words", "kind", "only_here", "stopped_at", "organisation__name"),
    *(f"need__{name}" for name in ("kind", "reference", "title", "language", "platform__slug")),
    *("platform__name", "platform__slug", "need__scope__name", "organisation__uid"),
    *("view__name", "view__list", "view__asked", "platform__firm_marks"),
)
"""Of a watch and what it is about: what the page tells, and what the filters of a view go by."""


@dataclass(frozen=True)
class Standing:
    """A watch with what it has found, the newest first."""

    watch: Watch
    told: Sequence[Told]

    @property
    def new(self) -> int:
        return sum(each.is_new for each in self.told)

    @property
    def view_url(self) -> str:
        """Of a saved view: its list."""
        view = self.watch.view
        named = list_named(view.list) if view else None
        return named.address(self.watch.platform, view.asked) if view and named else ""

    @property
    def is_lost(self) -> bool:
        """Whether a saved view chooses by what its city tells no more, so that nothing can come."""
        view = self.watch.view
        named = list_named(view.list) if view else None
        if not (view and named):
            return bool(view)
        asked = QueryDict(view.asked)
        return not asks_all_of_it(named.form_of(self.watch.platform, NOBODY, asked), asked)

    @property
    def view_list(self) -> str:
        named = list_named(self.watch.view.list) if self.watch.view else None
        return str(named.label) if named else ""

    @property
    def only(self) -> str:
        """What it looks among, where that is not everything."""
        return next((str(one.noun) for one in searchables() if one.kind == self.watch.kind), "")


def standing_of(user: User, home: Platform) -> list[Standing]:
    """The standing watches, those with something new first; notices are read once for all."""
    own = watches_of(user).only(*SHOWN).filter(stopped_at=None)
    watches = list(own.order_by("-created_at", "-pk"))
    told = told_to(user, newest_of_each(notices_of(user, watches)), home) if watches else []
    rows = [
        Standing(watch, [each for each in told if each.notice.watch_id == watch.pk])
        for watch in watches
    ]
    return sorted(rows, key=lambda each: not each.new)


def stopped_of(user: User) -> list[Watch]:
    ended = watches_of(user).only(*SHOWN).exclude(stopped_at=None)
    return list(ended.order_by("-stopped_at", "-pk")[:10])
