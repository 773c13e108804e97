"""Introductions that go on: both have said yes, and nobody has been asked how it went."""

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.models import Platform, User
from sprang.foundation.ongoing import Going, Ongoing, register

from ..calls.days import clock
from .enums import IntroductionState
from .models import Introduction, MeetingTime
from .models.sides import of_organisation
from .queries import for_need
from .waiting import any_open


def accepted(_platform: Platform, user: User) -> QuerySet[Any]:
    """Those that the person speaks in; with a time to meet first, the nearest before the others."""
    times = MeetingTime.objects.filter(introduction=OuterRef("pk"), chosen_at__isnull=False)
    to_come = times.filter(starts_at__gte=timezone.now()).values("starts_at")[:1]
    rows = Introduction.objects.own(user).filter(for_need(user) | of_organisation(user))
    rows = rows.filter(state=IntroductionState.ACCEPTED, asked_at=None)
    rows = rows.annotate(meets_at=Subquery(to_come))
    rows = rows.select_related("platform", "need", "organisation")
    return rows.order_by(F("meets_at").asc(nulls_last=True), "-settled_at", "-pk")


def going_of(introduction: Any) -> Going:
    meets_at = introduction.meets_at
    if meets_at:
        what = _("Möte mellan %(city)s och %(name)s")
    else:
        what = _("Presentation av %(city)s och %(name)s")
    names = {"city": introduction.platform.name, "name": introduction.organisation.name}
    return Going(
        icon="people",
        title=introduction.need.title,
        text=what % names,
        url=introduction.get_absolute_url(),
        moved_at=introduction.settled_at,
        due=meets_at,
        at=clock(meets_at) if meets_at else "",
        language=introduction.need.language,
    )


MEETINGS = gettext_lazy("Presentationer")
register(
    Ongoing(
        "introductions", MEETINGS, accepted, going_of, any_open, "introduction-list", "?vy=mina"
    )
)
