"""Introductions that wait for a side: for its answer, or for how it went."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.models import Platform, User
from sprang.foundation.waiting import Task, Waiting, register

from .enums import OPEN, IntroductionState
from .models import Introduction
from .queries import waiting_for
from .rules import is_hub

SILENCE = timedelta(days=14)


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


def any_open(_platform: Platform, _user: User) -> QuerySet[Any]:
    """Anybody's: there are few, and whose they are is the long question."""
    return Introduction.objects.filter(state__in=OPEN)


def any_silent(platform: Platform, user: User) -> bool | QuerySet[Any]:
    return is_hub(user, platform.pk) and silent(platform)


def silent(platform: Platform) -> QuerySet[Any]:
    since = timezone.now() - SILENCE
    here = Introduction.objects.filter(platform=platform, made_at__lte=since)
    return here.filter(state=IntroductionState.WAITING)


def unanswered(platform: Platform, user: User) -> QuerySet[Any]:
    """To those who lead: what nobody has said yes or no to for two weeks."""
    seen: QuerySet[Any] = Introduction.objects.visible_to(user) & silent(platform)
    return seen.select_related("platform", "need", "organisation").order_by("made_at", "pk")


def ask_again(introduction: Introduction) -> Task:
    names = {"city": introduction.platform.name, "name": introduction.organisation.name}
    return Task(
        title=_("Alla har inte svarat på presentationen om"),
        quote=introduction.need.title,
        text=_("%(city)s och %(name)s") % names,
        url=introduction.get_absolute_url(),
        action=_("Se"),
        since=introduction.made_at,
        language=introduction.need.language,
        is_second=True,
    )


register(
    Waiting(
        "unanswered introductions",
        gettext_lazy("Presentationer utan svar"),
        unanswered,
        ask_again,
        "introduction-list",
        any_silent,
        query="?lage=waiting",
    )
)
register(
    Waiting(
        "introductions",
        gettext_lazy("Presentationer"),
        rows,
        task_of,
        "introduction-list",
        any_open,
        query="?vy=mina",
    )
)
