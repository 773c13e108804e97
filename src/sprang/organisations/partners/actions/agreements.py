"""Verbs on agreements."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput
from sprang.foundation.models import User

from ...actions.rights import change
from ...models import Partnership
from ..models import Agreement
from .holding import held_by, told_of


@transaction.atomic
def add_agreement(*, partnership: Partnership, by: User | None = None, **values: Any) -> Agreement:
    """`values` as the fields of `Agreement`. `by` is None for the demo.

    :raises NotAllowed: unless `by` leads the platform, and the partnership has not ended.
    :raises BadInput: for a field that can't be used.
    """
    held = held_by(by, partnership)
    agreement = Agreement(partnership=partnership, **values)
    must_be_sound(agreement)
    agreement.save()
    told_of("agreement_added", held, by, agreement=str(agreement.uid))
    return agreement


@transaction.atomic
def change_agreement(*, agreement: Agreement, by: User, **values: Any) -> Agreement:
    """Renew it, end it before its time, correct it.

    :raises NotAllowed: unless `by` leads the platform, and the partnership has not ended.
    :raises Stale: somebody has written other values since `agreement` was read.
    :raises BadInput: for a field that can't be used.
    """
    held = held_by(by, agreement.partnership)
    changed = change(agreement, values)
    if changed:
        must_be_sound(agreement)
        agreement.save(update_fields=sorted(changed))
        about = {"agreement": str(agreement.uid), "fields": sorted(changed)}
        told_of("agreement_changed", held, by, **about)
    return agreement


def must_be_sound(agreement: Agreement) -> None:
    try:
        agreement.clean_fields(exclude=["partnership"])
    except ValidationError as error:
        raise BadInput({name: said[0] for name, said in error.message_dict.items()}) from error
    if agreement.ends_on is not None and agreement.ends_on < agreement.starts_on:
        raise BadInput({"ends_on": _("Slutet kan inte komma före början.")})
