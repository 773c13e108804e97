"""The lists that have a page of their own, by name: what is shown, saved, taken as a file.

A room registers its own; whoever saves a view, exports it or follows it knows no room above.

    NEEDS = named.register(NamedList("needs", "need-list", _("Behov"), …))
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from ..http import PlatformRequest
from ..models import Platform, User
from .choices import Text
from .keeping import kept_of
from .listing import Listing, ListKind

Asker = User | AnonymousUser
FormOf = Callable[[Platform, Asker, QueryDict], forms.Form]
RowsOf = Callable[[Platform, Asker, QueryDict], QuerySet[Any]]
KindOf = Callable[[Platform, Asker], ListKind]
Within = Callable[[Any, str, Platform, Asker], Any]


@dataclass(frozen=True)
class NamedList:
    """`rows_of` is what the person sees under the tab that is asked for, `form_of` the filters.

    `across` are the tabs that hold what is other cities' too. A list that can be followed says in
    `finds` what kind of thing it holds, and in `within` which rows of these a tab has, whoever
    sees them; `by_state` are the tabs that a thing comes to by its state, `own` those
    that hold other things for each person, and can't be followed.
    """

    name: str
    url_name: str
    label: Text
    kind_of: KindOf
    form_of: FormOf
    rows_of: RowsOf
    tabs: Collection[str] = ()
    across: Collection[str] = ()
    is_of_platform: bool = True
    finds: str = ""
    within: Within | None = None
    by_state: Collection[str] = ()
    own: Collection[str] = ()

    def listing(self, request: PlatformRequest, rows: QuerySet[Any] | None = None) -> Listing:
        """The page of it that the address asks for, with what the person has saved. `rows` where
        the page has them already."""
        platform, user, asked = request.platform, request.user, request.GET
        form = self.form_of(platform, user, asked)
        rows = self.rows_of(platform, user, asked) if rows is None else rows
        is_here = self.is_of_platform and asked.get("vy", "") not in self.across
        kind = self.kind_of(platform, user)
        listing = kind.listing(rows, form, asked, platform if is_here else None)
        if not isinstance(user, User):
            return listing
        return replace(listing, kept=kept_of(self, platform, user, self.asked(kind, form, asked)))

    def listed(self, platform: Platform, user: Asker, asked: QueryDict) -> QuerySet[Any]:
        """All of it as the person sees it, narrowed and sorted as the address asks."""
        rows, form = self.rows_of(platform, user, asked), self.form_of(platform, user, asked)
        return self.kind_of(platform, user).rows(rows, form, asked)

    def asked(self, kind: ListKind, form: forms.Form, asked: QueryDict) -> str:
        """What of an address chooses rows and their order, always written in the same way."""
        form.is_valid()
        said = {name: asked.get(name) for name, value in form.cleaned_data.items() if value}
        said["vy"] = tab if (tab := asked.get("vy")) in self.tabs else None
        said["sortera"] = order if (order := asked.get("sortera")) in kind.orders else None
        return urlencode(sorted((name, value) for name, value in said.items() if value))

    def can_be_followed(self, asked: str) -> bool:
        return bool(self.finds) and QueryDict(asked).get("vy", "") not in self.own

    def address(self, platform: Platform, asked: str) -> str:
        return f"{reverse(self.url_name, args=[platform.slug])}?{asked}"


_lists: dict[str, NamedList] = {}


def register(each: NamedList) -> NamedList:
    _lists[each.name] = each
    return each


def list_named(name: str) -> NamedList | None:
    return _lists.get(name)


def lists() -> list[NamedList]:
    return list(_lists.values())
