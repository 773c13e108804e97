"""A list that one filters, sorts, pages and exports: what all lists of records share.

A room gives the queryset, the filter form and the orders; this module does the rest, the same for
every list. Nonsense in the address is ignored, never an error.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from ..models import Platform
from . import counting
from .choices import Choice, Text, chips_of, orders_of
from .keyset import Order, Page, page_or_first
from .links import url

Narrow = Callable[[Any, Any], Any]
PAGE_SIZE = 20


@dataclass(frozen=True)
class Listing:
    """`total` is counted up to `most`."""

    form: forms.Form
    page: Page[Any]
    total: int
    most: int
    shown: int
    chips: Sequence[Choice]
    orders: Sequence[Choice]
    more_url: str
    kept: Any = None
    """What the reader has saved of it (`Kept`), where it has a name and somebody is signed in."""

    @property
    def unusable(self) -> Sequence[str]:
        """What was asked for and can't be: a unit that is no more, a word too long."""
        return [str(self.form.fields[name].label) for name in self.form.errors]

    @property
    def filters(self) -> dict[str, str | None]:
        """All that the form says beside what it offers."""
        return {name: self.form.data.get(name) for name in self.form.fields}

    @property
    def left(self) -> int:
        return max(0, self.total - self.shown)


@dataclass(frozen=True)
class ListKind:
    """How one kind of list can be narrowed and ordered.

    `narrow` maps a field of the form to a function (queryset, value) -> queryset.
    """

    narrow: Mapping[str, Narrow]
    orders: Mapping[str, tuple[Text, Order]]
    page_size: int = PAGE_SIZE
    related: Sequence[str] = field(default=("scope", "platform"))
    columns: Sequence[str] = ()
    """What a row of the page shows, orders and points at; all where nothing is said."""

    def narrowed(self, rows: QuerySet[Any], form: forms.Form) -> QuerySet[Any]:
        form.is_valid()  # fills cleaned_data with what can be used
        for name, value in form.cleaned_data.items():
            if value not in ("", None) and name in self.narrow:
                rows = self.narrow[name](rows, value)
        return rows

    def order(self, asked: QueryDict) -> Order:
        _label, order = self.orders.get(asked.get("sortera", "")) or next(
            iter(self.orders.values())
        )
        return order

    def rows(self, rows: QuerySet[Any], form: forms.Form, asked: QueryDict) -> QuerySet[Any]:
        """All of the list, narrowed and sorted as it is shown."""
        return self.narrowed(rows, form).order_by(*self.order(asked).columns)

    def listing(
        self,
        rows: QuerySet[Any],
        form: forms.Form,
        asked: QueryDict,
        platform: Platform | None = None,
    ) -> Listing:
        """`platform` where all rows are that city's: then it isn't read again with each of them."""
        rows, order = self.rows(rows, form, asked), self.order(asked)
        seen = page_or_first(
            self._slim(rows, platform), order, after=asked.get("efter", ""), size=self.page_size
        )
        for each in seen.items if platform else ():
            each.platform = platform
        before = int(n) if (n := asked.get("visade", "")).isdecimal() and len(n) < 9 else 0
        shown = before + len(seen.items)
        most = counting.MOST_WITH_WORDS if form.cleaned_data.get("q") else counting.MOST
        return Listing(
            form=form,
            page=seen,
            total=counting.count(rows, most),
            most=most,
            shown=shown,
            chips=chips_of(form, asked),
            orders=orders_of(self.orders, asked),
            more_url=url(asked, efter=seen.cursor, visade=shown) if seen.cursor else "",
        )

    def _slim(self, rows: QuerySet[Any], platform: Platform | None) -> QuerySet[Any]:
        """With what a row shows, and no more."""
        related, columns = self.related, self.columns
        if platform:
            related = [each for each in related if each != "platform"]
            columns = [each for each in columns if not each.startswith("platform__")]
        whole = rows.select_related(*related)
        return whole.only(*columns) if columns else whole
