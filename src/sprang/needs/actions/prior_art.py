"""Verbs on what was looked at before a road is chosen."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Record, User
from sprang.foundation.unseen import without_unseen
from sprang.organisations.models import Organisation

from .. import rules
from ..models import Need, PriorArt


@transaction.atomic
def look_at(
    *,
    need: Need,
    by: User,
    origin: str,
    verdict: str,
    because: str,
    record: Record | None = None,
    organisation: Organisation | None = None,
    title: str = "",
    website: str = "",
) -> PriorArt:
    """Write down how one thing held against the need. Of a record or an organisation there is one
    verdict: given again, it is the one of now.

    :raises NotAllowed: the person may not, or can't see what they point at.
    :raises BadInput: without a reason, or without anything that was looked at.
    """
    may_see = record is None or record.is_visible_to(by)
    if not (rules.may_scan(by, need) and may_see and (not organisation or organisation.is_listed)):
        raise NotAllowed("look_at")
    if not because.strip():
        raise BadInput({"because": _("Skriv varför, så att nästa slipper titta en gång till.")})
    if not (record or organisation or title.strip()):
        raise BadInput({"title": _("Skriv vad ni har tittat på.")})
    said = {"origin": origin, "verdict": verdict, "because": because.strip(), "by": by}
    if record is None and organisation is None:
        own = {"title": without_unseen(title).strip(), "website": website}
        found, verb = PriorArt.objects.create(need=need, **own, **said), "looked_at"
    else:
        found, verb = _of_what_is_known(need, record, organisation, said)
    _tell(found, verb, by)
    return found


def _of_what_is_known(
    need: Need, record: Record | None, organisation: Organisation | None, said: dict[str, Any]
) -> tuple[PriorArt, str]:
    found, is_new = PriorArt.objects.update_or_create(
        need=need, record=record, organisation=organisation, defaults=said
    )
    return found, "looked_at" if is_new else "verdict_changed"


@transaction.atomic
def judge_anew(
    *, found: PriorArt, by: User, verdict: str, because: str, origin: str = ""
) -> PriorArt:
    """:raises NotAllowed: the person may not.
    :raises BadInput: without a reason.
    """
    if not rules.may_scan(by, found.need):
        raise NotAllowed("judge_anew")
    if not because.strip():
        raise BadInput({"because": _("Skriv varför, så att nästa slipper titta en gång till.")})
    said = {"verdict": verdict, "because": because.strip(), "by": by}
    said["origin"] = origin or found.origin
    # of the row as it stands: a form has written in the one in hand
    if PriorArt.objects.filter(pk=found.pk, **said).exists():
        return found
    for name, value in said.items():
        setattr(found, name, value)
    found.save(update_fields=[*said])
    _tell(found, "verdict_changed", by)
    return found


@transaction.atomic
def forget_looked_at(*, found: PriorArt, by: User) -> None:
    """:raises NotAllowed: the person may not."""
    if not rules.may_scan(by, found.need):
        raise NotAllowed("forget_looked_at")
    found.delete()
    _tell(found, "looked_at_removed", by)


def _tell(found: PriorArt, verb: str, by: User) -> None:
    data = {"prior_art": str(found.uid)}
    journal.append(f"need.{verb}", subject=found.need, by=by, data=data)
