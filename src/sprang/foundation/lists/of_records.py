"""The named list of a kind of records: they all have the same filters, and the same way to them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from ..models import Platform, Record
from .listing import ListKind
from .named import Asker, NamedList, Within, register
from .narrow import RecordFilter


def list_of_records(
    model: type[Record],
    lists: ListKind,
    within: Within,
    statuses: Sequence[tuple[str, Any]],
    filtered: type[RecordFilter] = RecordFilter,
    **more: Any,
) -> NamedList:
    """`statuses` are the choices of the form `filtered`, `more` the rest of a `NamedList`."""

    def form_of(platform: Platform, _user: Asker, asked: QueryDict) -> RecordFilter:
        return filtered(asked, platform=platform, statuses=statuses)

    def rows_of(platform: Platform, user: Asker, asked: QueryDict) -> QuerySet[Any]:
        seen = model.objects.visible_to(user)
        rows: QuerySet[Any] = within(seen, asked.get("vy", ""), platform, user)
        return rows

    more |= {"form_of": form_of, "rows_of": rows_of, "kind_of": lambda _platform, _user: lists}
    url_name = f"{model.KIND}-list"
    return register(NamedList(url_name=url_name, finds=model.KIND, within=within, **more))
