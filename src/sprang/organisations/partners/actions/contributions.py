"""What has been promised, and that it was made."""

from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import User

from ...actions.rights import change
from ...models import Partnership
from .. import rules
from ..models import Contribution
from .holding import held_by, hold, told_of


@transaction.atomic
def promise(*, partnership: Partnership, by: User | None = None, **values: Any) -> Contribution:
    """`values` as the fields of `Contribution`; one that is made already has a `made_on`. `by` is
    None for the demo.

    :raises NotAllowed: unless `by` leads the platform, and the partnership has not ended.
    :raises BadInput: for a field that can't be used.
    """
    held = held_by(by, partnership)
    made = Contribution(partnership=partnership, **values)
    if made.made_on:
        _note(made, by)
    must_be_sound(made)
    made.save()
    told_of("contribution_promised", held, by, contribution=str(made.uid))
    return made


@transaction.atomic
def change_contribution(*, contribution: Contribution, by: User, **values: Any) -> Contribution:
    """:raises NotAllowed: unless `by` leads the platform, and the partnership has not ended.
    :raises Stale: somebody has written other values since `contribution` was read.
    :raises BadInput: for a field that can't be used.
    """
    held = held_by(by, contribution.partnership)
    changed = change(contribution, values)
    if "made_on" in changed:
        _note(contribution, by)
    if changed:
        must_be_sound(contribution)
        contribution.save()
        about = {"contribution": str(contribution.uid), "fields": sorted(changed)}
        told_of("contribution_changed", held, by, **about)
    return contribution


@transaction.atomic
def note_as_made(*, contribution: Contribution, by: User, on: date | None = None) -> Contribution:
    """`on` is today where nothing is said. Noted twice, it is noted once.

    :raises NotAllowed: for others than those who lead and the partner's own people, and where it
        has been removed meanwhile.
    :raises BadInput: the day has not come.
    """
    held = hold(contribution.partnership)
    if not rules.may_note(by, held):
        raise NotAllowed("note_as_made")
    rows = Contribution.objects.select_for_update(of=("self",))
    standing: Contribution | None = (
        rows.select_related("partnership").filter(pk=contribution.pk).first()
    )
    if standing is None:
        raise NotAllowed("note_as_made")
    if standing.made_on is not None:
        return standing
    standing.made_on = on or timezone.localdate()
    must_be_sound(standing)
    _note(standing, by)
    standing.save(update_fields=["made_on", "made_at", "noted_by"])
    told_of("contribution_made", held, by, contribution=str(standing.uid))
    return standing


def _note(contribution: Contribution, by: User | None) -> None:
    day = contribution.made_on
    noon = timezone.make_aware(datetime.combine(day, time(12))) if day else None
    contribution.made_at, contribution.noted_by = noon, by if day else None


def must_be_sound(contribution: Contribution) -> None:
    try:
        contribution.clean_fields(exclude=["partnership", "noted_by"])
    except ValidationError as error:
        raise BadInput({name: said[0] for name, said in error.message_dict.items()}) from error
    if contribution.made_on and contribution.made_on > timezone.localdate():
        raise BadInput({"made_on": _("Dagen har inte varit än. Skriv den när det är gjort.")})
