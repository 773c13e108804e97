"""Choosing the road of a need."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal, records
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import User

from .. import rules
from ..enums import NeedStatus, Road
from ..models import Need, RoadChoice
from ..queries import proposal_for
from ..workflow import NEED


def choose_road(
    *,
    need: Need,
    by: User,
    road: str,
    reasons: str,
    decided_by: str,
    decided_on: date | None = None,
    registration_number: str = "",
    look_again: date | None = None,
    version: int | None = None,
) -> RoadChoice:
    """Decide how the need goes on. Who stops here closes it, with the same reasons.

    :raises NotAllowed: the person may not.
    :raises Refused: the need has not been sharpened, or has ended.
    :raises BadInput: without reasons or a decider, or a wait without a day to look again.
    :raises Stale: someone else changed the need since `version`.
    """
    if not rules.steers(by, need):
        raise NotAllowed("choose_road")
    day = decided_on or timezone.localdate()
    _check(road, reasons, decided_by, day, look_again)
    with journal.together():
        choice = RoadChoice.objects.create(
            need=need,
            by=by,
            road=road,
            proposed=proposal_for(need, by).road or "",
            reasons=reasons.strip(),
            decided_by=decided_by.strip(),
            decided_on=day,
            registration_number=registration_number.strip(),
            look_again=look_again,
        )
        _go(need, by, road, reasons.strip(), version)
        data: dict[str, Any] = {"choice": str(choice.uid), "road": road}
        journal.append("need.road_decided", subject=need, by=by, data=data)
    return choice


def _check(road: str, reasons: str, decided_by: str, day: date, look_again: date | None) -> None:
    faults = {}
    if road not in Road.values:
        faults["road"] = _("Välj en av vägarna.")
    if not reasons.strip():
        faults["reasons"] = _("Skriv varför. Skälen följer med, och andra lär av dem.")
    if not decided_by.strip():
        faults["decided_by"] = _("Skriv vem som beslutade: en roll eller en nämnd.")
    if road == Road.WAIT and look_again is None:
        faults["look_again"] = _(
            "Skriv när ni ska titta på det igen, så att det inte blir liggande."
        )
    if look_again and look_again <= day:
        faults["look_again"] = _("Välj en dag efter beslutet.")
    if day > timezone.localdate():
        faults["decided_on"] = _("Beslutet kan inte ha fattats i framtiden.")
    if faults:
        raise BadInput(faults)


def _go(need: Need, by: User, road: str, reasons: str, version: int | None) -> None:
    if road == Road.NO:
        NEED.go(need, "close", by=by, version=version, closed_reason=reasons)
    elif need.status == NeedStatus.CHOSEN:
        records.touch(need, by=by, verb="road_changed", version=version)
    else:
        NEED.go(need, "choose", by=by, version=version)
