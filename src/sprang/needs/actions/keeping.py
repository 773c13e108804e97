"""Keeping what a need said, before it is changed."""

from collections.abc import Collection

from sprang.foundation import records

from ..models import Need, NeedVersion, standing

MOST = 100
"""Versions of one need: older ones are taken away."""


def keep_version(need: Need, changed: Collection[str]) -> None:
    """Called in the transaction that changes the need, before it does.

    Two who change at once keep the same version: one of them is refused afterwards.
    """
    if NeedVersion.WORDS_SET.isdisjoint(changed):
        return
    NeedVersion.objects.bulk_create([standing(need)], ignore_conflicts=True)
    old = need.earlier.order_by("-number").values_list("pk", flat=True)[MOST : MOST + 10]
    NeedVersion.objects.filter(pk__in=list(old)).delete()


records.keep_before(Need, keep_version)
