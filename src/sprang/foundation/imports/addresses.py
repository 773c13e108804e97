"""Rows that were taken out of Språng itself: known again by the address in their last column."""

import re
from collections.abc import Iterable

from django.conf import settings

from ..models import Platform, Record, RecordQuerySet, User
from .kinds import Item

Address = tuple[str, str]
"""Platform's slug, record's number."""

_PATH = re.compile(r"^/([\w-]+)/[\w-]+/(\w+-\d+)/$")


def address_of(cell: str) -> Address | None:
    """`/boras/behov/B26-0142/`, with this house's own name before it or none.

    A number alone would not do: every city has a B26-0142, and so has every other house.
    """
    found = _PATH.match(cell.removeprefix(settings.ORIGIN) if settings.ORIGIN else cell)
    return (found[1], found[2]) if found else None


def at_addresses(
    records: RecordQuerySet, items: Iterable[Item], by: User | None
) -> dict[Address, Record]:
    """The records that the items were, of those that the person may see."""
    asked = {item.address for item in items if item.address}
    if not asked:
        return {}
    platforms = Platform.objects.filter(slug__in={slug for slug, _number in asked})
    numbers = {number for _slug, number in asked}
    # one question at a time, each with its index: what the person may see is asked of the few
    there = records.filter(platform__in=list(platforms), reference__in=numbers)
    rows = records.filter(pk__in=list(there.values_list("pk", flat=True)))
    seen = rows.visible_to(by) if by else rows
    found = {(each.platform.slug, each.reference): each for each in seen}
    return {address: record for address, record in found.items() if address in asked}
