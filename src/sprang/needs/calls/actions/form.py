"""Building a call's form, and saying what its answers are judged by."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import records
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import User
from sprang.foundation.unseen import without_unseen

from .. import rules
from ..enums import BlockKind
from ..models import Block, Call, Criterion

Rows = Sequence[Mapping[str, Any]]


@transaction.atomic
def set_form(
    *, call: Call, by: User, blocks: Rows, criteria: Rows, version: int | None = None
) -> Call:
    """Replace the form and the criteria, in the order given.

    :raises NotAllowed: the person may not, or the call has been published.
    :raises BadInput: a choice without things to choose among.
    :raises Stale: someone else changed the call since `version`.
    """
    if not rules.may_edit(by, call):
        raise NotAllowed("set_form")
    made = [Block(call=call, position=n, **row) for n, row in enumerate(_seen(blocks), 1)]
    if any(each.kind == BlockKind.CHOICE and len(each.options) < 2 for each in made):
        raise BadInput({"choices": _("Skriv minst två val, med semikolon emellan.")})
    records.hold(call)
    call.blocks.all().delete()
    call.criteria.all().delete()
    Block.objects.bulk_create(made)
    Criterion.objects.bulk_create(
        Criterion(call=call, position=n, **row) for n, row in enumerate(_seen(criteria), 1)
    )
    return records.touch(call, by=by, verb="form_set", version=version)


def _seen(rows: Rows) -> list[dict[str, Any]]:
    return [
        {name: without_unseen(v) if isinstance(v, str) else v for name, v in row.items()}
        for row in rows
    ]
