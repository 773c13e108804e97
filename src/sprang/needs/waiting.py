"""Needs that wait for a person: to be answered and sharpened, and to be looked at again."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.enums import LEAD_ROLES, Role
from sprang.foundation.models import Platform, User
from sprang.foundation.models.seeing import opened_to
from sprang.foundation.waiting import Task, Waiting, register

from .enums import Road
from .models import Need, RoadChoice
from .workflow import is_described

NOT_DESCRIBED = Q(affected="") | Q(wanted_effect="")


def led_by(user: User) -> frozenset[int]:
    scopes = user.access.scopes_by_role
    return frozenset[int]().union(*(scopes.get(role, frozenset()) for role in LEAD_ROLES))


def leads_or_knows(_platform: Platform, user: User) -> bool:
    return bool(led_by(user) | user.access.scopes_by_role.get(Role.EXPERT, frozenset()))


def any_due(platform: Platform, user: User) -> bool | QuerySet[Any]:
    return user.access.leads_somewhere and due(platform)


def due(platform: Platform) -> QuerySet[Any]:
    here = RoadChoice.objects.filter(need__platform=platform)
    return here.filter(look_again__lte=timezone.localdate())


def captured(platform: Platform, user: User) -> QuerySet[Any]:
    """The longest wait first. Those who lead answer and sharpen; an expert writes on what nobody
    could answer yet."""
    led = led_by(user)
    known = user.access.scopes_by_role.get(Role.EXPERT, frozenset()) - led
    here = Q(scope_id__in=led) | Q(scope_id__in=known) & NOT_DESCRIBED
    rows = Need.objects.visible_to(user).filter(here, platform=platform, status="captured")
    found: QuerySet[Any] = rows.select_related("platform", "scope").order_by("created_at", "pk")
    return found


def task_of(need: Need) -> Task:
    is_ready = not is_described(need)
    return Task(
        title=_("Skärp") if is_ready else _("Svara på"),
        quote=need.title,
        text=need.scope.name,
        url=need.get_absolute_url(),
        action=_("Skärp") if is_ready else _("Läs"),
        since=need.created_at,
        language=need.language,
        record=need,
        is_second=not is_ready,
    )


def to_look_at(platform: Platform, user: User) -> QuerySet[Any]:
    """Of needs that the person leads, the latest decision where its day to be looked at again has
    come. What has ended is over."""
    mine = Q(need__scope__in=led_by(user)) | Q(need__platform__in=led_by(user))
    later = RoadChoice.objects.filter(need=OuterRef("need")).filter(
        Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk"))
    )
    rows = due(platform).filter(mine, opened_to(user, "need__"))
    rows = rows.exclude(need__status__in=Need.ENDED)
    return rows.exclude(Exists(later)).select_related("need__platform").order_by("look_again", "pk")


def look_again(choice: RoadChoice) -> Task:
    need = choice.need
    return Task(
        title=_("Titta igen på"),
        quote=need.title,
        text=_("Vägen var: %(road)s") % {"road": Road(choice.road).label},
        url=reverse("need-road", args=[need.platform.slug, need.reference]),
        action=_("Välj väg"),
        due=choice.look_again,
        language=need.language,
        is_second=True,
    )


CAPTURED = Waiting(
    "needs",
    gettext_lazy("Behov utan svar"),
    captured,
    task_of,
    "need-list",
    leads_or_knows,
    query="?vy=utan-svar",
)
LOOK_AGAIN = Waiting(
    "roads",
    gettext_lazy("Vägval att titta på igen"),
    to_look_at,
    look_again,
    "need-list",
    any_due,
)
register(CAPTURED)
register(LOOK_AGAIN)
