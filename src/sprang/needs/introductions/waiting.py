"""Introductions that wait for a side: for its answer, or for how it went."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.models import Platform, User
from sprang.foundation.waiting import Task, Waiting, register

from .enums import IntroductionState
from .models import Introduction
from .queries import waiting_for


def rows(_platform: Platform, user: User) -> QuerySet[Any]:
    """On all platforms: a company has one home."""
    mine = waiting_for(user).select_related("platform", "need", "organisation")
    return mine.order_by("made_at", "pk")


def task_of(introduction: Introduction) -> Task:
    is_asked = introduction.state == IntroductionState.ACCEPTED
    names = {"city": introduction.platform.name, "name": introduction.organisation.name}
    return Task(
        title=_("Berätta hur det gick med") if is_asked else _("Svara på presentationen om"),
        quote=introduction.need.title,
        text=_("%(city)s och %(name)s") % names,
        url=introduction.get_absolute_url(),
        action=_("Berätta") if is_asked else _("Svara"),
        since=introduction.asked_at if is_asked else introduction.made_at,
        language=introduction.need.language,
    )


register(
    Waiting(
        "introductions",
        gettext_lazy("Presentationer"),
        rows,
        task_of,
        "introduction-list",
        query="?vy=mina",
    )
)
