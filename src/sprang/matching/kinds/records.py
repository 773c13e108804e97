"""Needs and solutions as things to be found. Rooms above make theirs with `record_kind`."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.core.text import Language
from sprang.foundation.enums import Visibility
from sprang.foundation.models import Platform, Record
from sprang.needs.models import Need
from sprang.solutions.models import Solution

from ..items import Item
from ..searchables import Searchable


def record_kind(model: type[Record], body_of: Callable[[Any], str], **words: Any) -> Searchable:
    """A kind of record. `words` are the `Searchable`'s heading, noun, action and so on."""

    def findable() -> QuerySet[Any]:
        # A draft is its author's business; what was withdrawn is meant to be gone.
        rows = model.objects.exclude(visibility=Visibility.DRAFT)
        return rows.exclude(status="withdrawn")

    def item_of(record: Any) -> Item:
        return Item(
            uid=str(record.uid),
            kind=record.kind,
            audience=record.audience,
            title=record.title,
            text=body_of(record),
            changed_at=record.changed_at,
            platform_id=record.platform_id,
            language=language_of(record),
            is_open=is_open(record),
        )

    return Searchable(
        kind=model.KIND,
        subject=model.KIND,
        letter=model.LETTER,
        indexed=findable,
        shown=lambda: findable().select_related("platform", "scope"),
        item_of=item_of,
        url_of=url_of,
        is_open=is_open,
        **words,
    )


def language_of(record: Record) -> Language:
    languages: dict[str, Language] = {"sv": "sv", "en": "en"}
    return languages.get(record.language, "other")


def is_open(record: Record) -> bool:
    return record.status not in record.ENDED


def url_of(record: Record, _platform: Platform) -> str:
    return reverse(f"{record.kind}-detail", args=[record.platform.slug, record.reference])


def joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def where_of(record: Record) -> str:
    """A unit and its city; once where they are the same."""
    return ", ".join(dict.fromkeys((record.scope.name, record.platform.name)))


def where_in_use(solution: Solution) -> str:
    if not solution.in_use_since:
        return where_of(solution)
    place, year = solution.platform.name, solution.in_use_since[:4]
    return _("%(place)s, i bruk sedan %(year)s") % {"place": place, "year": year}


NEED = record_kind(
    Need,
    lambda need: joined(
        need.summary, need.text, need.affected, need.consequence, need.wanted_effect
    ),
    heading=gettext_lazy("Fler har det här behovet"),
    noun=gettext_lazy("Behov"),
    tag=gettext_lazy("Har det också"),
    action=gettext_lazy("Läs behovet"),
    where_of=where_of,
)

SOLUTION = record_kind(
    Solution,
    lambda solution: joined(solution.summary, solution.text, solution.effect),
    heading=gettext_lazy("Redan löst hos"),
    noun=gettext_lazy("Lösningar"),
    tag=gettext_lazy("Redan löst"),
    action=gettext_lazy("Se hur de gjorde"),
    where_of=where_in_use,
    effect_of=lambda solution: solution.effect,
)
