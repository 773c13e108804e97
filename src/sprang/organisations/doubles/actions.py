"""Verbs on doubles: let one go on as the other, and part them again."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Scope, User

from ..models import Organisation, Partnership
from . import rules
from .models import OrganisationMerge
from .registry import Moved, moving

WORDS = (
    *("organisation_number", "municipality_code", "summary", "text", "seeks", "references"),
    *("website", "languages", "places", "size", "founded", "is_women_owned", "themes"),
)
"""What the one that goes on takes from the other where it has none."""


@transaction.atomic
def merge_organisations(*, gone: Organisation, kept: Organisation, by: User) -> OrganisationMerge:
    """`gone` leaves the register and leads to `kept`, which gets all that pointed at it.

    :raises NotAllowed: the person leads nothing, or one belongs to a city.
    :raises Refused: they are the same row, or only its own people can let `gone` go.
    """
    _hold(gone, kept)
    if not (rules.may_merge(by, gone) and rules.may_merge(by, kept)):
        raise NotAllowed("merge_organisations")
    if gone.pk == kept.pk:
        raise Refused(_("Välj en annan organisation än den här."))
    if not rules.may_go(gone, by):
        raise Refused(_("Någon hör till den, eller bestämmer över den på annat håll."))
    made = OrganisationMerge(gone=gone, kept=kept, by=by)
    with journal.together():
        made.moved = [asdict(each) for each in _move(gone, kept)]
        made.taken = _take(gone, kept)
        made.save()
        _tell("merged", gone, kept, by)
    return made


def _hold(*both: Organisation) -> None:
    """In one order; read anew, since two who merge them in opposite directions would end both."""
    keys = sorted(each.pk for each in both)
    list(Scope.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))
    for each in both:
        each.refresh_from_db()


def _move(gone: Organisation, kept: Organisation) -> list[Moved]:
    found = [each for each in moving(gone, kept) if each.keys]
    for each in found:
        each.point(each.old, target_of(each, kept))
    return found


def target_of(moved: Moved, kept: Organisation) -> int:
    """What goes on; of a part of a partnership, that of the same city."""
    if moved.field != "partnership":
        return int(kept.pk)
    old = Partnership.objects.get(pk=moved.old)
    same = kept.partnerships.get(platform=old.platform_id)
    return int(same.pk)


def _take(gone: Organisation, kept: Organisation) -> dict[str, Any]:
    had = {name: getattr(gone, name) for name in WORDS}
    taken = {
        name: value for name, value in had.items() if told(value) and not told(getattr(kept, name))
    }
    gone.is_listed = False
    if "organisation_number" in taken:
        gone.organisation_number = ""
    gone.changed_at = timezone.now()
    gone.save()
    _set(kept, taken)
    return taken


def told(value: Any) -> bool:
    """A no is an answer; nothing chosen and nothing written are none."""
    return value is False or bool(value)


def _set(organisation: Organisation, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(organisation, name, value)
    organisation.changed_at = timezone.now()
    organisation.save()


@transaction.atomic
def part_organisations(*, merge: OrganisationMerge, by: User) -> Organisation:
    """The one that went comes back, with what it had, as far as nobody has changed it since.

    :raises NotAllowed: unless the person may merge.
    """
    gone, kept = merge.gone, merge.kept
    _hold(gone, kept)
    if not rules.may_merge(by, kept):
        raise NotAllowed("part_organisations")
    with journal.together():
        for row in (Moved(**each) for each in merge.moved):
            row.point(target_of(row, kept), row.old)
        own = {name: value for name, value in merge.taken.items() if getattr(kept, name) == value}
        empty = Organisation()
        _set(kept, {name: getattr(empty, name) for name in own})
        _set(gone, own | {"is_listed": True})
        merge.delete()
        _tell("parted", gone, kept, by)
    return gone


def _tell(verb: str, gone: Organisation, kept: Organisation, by: User) -> None:
    for one, other in ((gone, kept), (kept, gone)):
        journal.append(f"organisation.{verb}", subject=one, by=by, data={"other": str(other.uid)})
