"""The requirements of a need, by themselves or together with its words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from sprang.foundation import journal, records
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import User

from .. import rules
from ..models import Need, Requirement
from .keeping import keep_version
from .words import edit_need

Rows = Sequence[Mapping[str, str]]


@transaction.atomic
def set_requirements(
    *, need: Need, by: User | None, rows: Rows, version: int | None = None, keep: bool = True
) -> None:
    """Replace the requirements on a solution, in the order given.

    `keep` is False where what stood has been kept already, with the words around it.

    :raises Stale: someone else changed the need since `version`.
    """
    if by and not rules.may_edit(by, need):
        raise NotAllowed("set_requirements")
    # Of two people at once the later waits here and is told, instead of colliding on a row.
    records.hold(need)
    if keep:
        keep_version(need, {"requirements"})
    need.requirements.all().delete()
    Requirement.objects.bulk_create(
        Requirement(need=need, position=position, **row)
        for position, row in enumerate(rows, start=1)
    )
    records.touch(need, by=by, verb="requirements_set", version=version)


def edit_need_and_requirements(
    *, need: Need, by: User, rows: Rows, version: int, **words: Any
) -> None:
    """All of it or nothing. Requirements that stand as they did are not written again.

    :raises Stale: someone else changed the need since `version`.
    """
    with journal.together():
        found = need.version
        edit_need(need=need, by=by, version=version, **words)
        if list(rows) != list(need.requirements.values(*Requirement.WORDS)):
            # Words that were written raised the version; otherwise what was seen still counts.
            seen = version if need.version == found else need.version
            is_first = need.version == found
            set_requirements(need=need, by=by, rows=rows, version=seen, keep=is_first)
