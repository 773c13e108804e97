"""What waits for a person, what is new, and how things move in a city."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sprang.core.sweden import NAMES
from sprang.foundation.enums import LEAD_ROLES, Role
from sprang.foundation.journal import standing
from sprang.foundation.lists.counting import count, counts
from sprang.foundation.models import Platform, Record, User
from sprang.needs.introductions import queries as introductions
from sprang.needs.models import Need
from sprang.needs.sources import queries as told
from sprang.needs.workflow import is_described

from ..charts import journey
from ..rendering import typesetting

MOST_TASKS = 5
MOST_NEWS = 6
NOT_DESCRIBED = Q(affected="") | Q(wanted_effect="")
FLOW = {
    "captured": ("need", "captured"),
    "sharpened": ("need", "sharpened"),
    "tested": ("solution", "tested"),
    "in_use": ("solution", "in_use"),
    "learnt": ("need", "closed"),
}
SOON = timedelta(days=5)
"""Within this time the author has been promised that somebody reads."""


def waiting(platform: Platform, user: User) -> tuple[list[dict[str, Any]], int]:
    """The first needs that wait for this person, the longest wait first, and how many there are.

    Those who lead answer and sharpen; an expert writes on what nobody could answer yet.
    """
    scopes = user.access.scopes_by_role
    led = frozenset().union(*(scopes.get(role, frozenset()) for role in LEAD_ROLES))
    known = scopes.get(Role.EXPERT, frozenset()) - led
    if not led | known:
        return [], 0
    captured = Need.objects.visible_to(user).filter(platform=platform, status="captured")
    here = Q(scope_id__in=led) | Q(scope_id__in=known) & NOT_DESCRIBED
    rows = captured.filter(here).select_related("platform", "scope").order_by("created_at")
    return [task_of(need) for need in rows[:MOST_TASKS]], count(rows)


def waiting_beside(platform: Platform, user: User) -> dict[str, int]:
    """How many wait for this person on pages of their own. One query."""
    return counts(
        introduced_count=introductions.waiting_for(user),
        told_count=told.waiting(platform, user),
    )


def task_of(need: Need) -> dict[str, Any]:
    ready = not is_described(need)
    waited = timezone.now() - need.created_at
    return {
        "when": since(waited.days),
        "soon": waited > SOON,
        "title": _("Skärp") if ready else _("Svara på"),
        "quote": need.title,
        "text": need.scope.name,
        "step": journey.step_of(need),
        "url": need.get_absolute_url(),
        "action": _("Skärp") if ready else _("Läs"),
        "second": not ready,
    }


def since(days: int) -> str:
    if not days:
        return _("i dag")
    return ngettext("sedan i går", "sedan %(n)d dagar", days) % {"n": days}


def news(platform: Platform, user: User) -> list[dict[str, Any]]:
    """What others have written or changed lately, here and in the network."""
    rows = Record.objects.visible_to(user).exclude(author=user).exclude(status="withdrawn")
    rows = rows.select_related("platform", "scope").newest()
    return [
        {
            "icon": "people" if record.kind == "need" else "check",
            "text": record.title,
            "lang": record.language,
            "url": record.get_absolute_url(),
            "more": record.scope.name
            if record.platform_id == platform.pk
            else record.platform.name,
            "at": record.changed_at,
        }
        for record in rows[:MOST_NEWS]
    ]


def flow(platform: Platform, user: User | AnonymousUser) -> list[journey.Step]:
    """How many stand on each step that exists, over what the reader may see. One query."""
    seen = Record.objects.visible_to(user).filter(platform=platform)
    rows = {name: seen.filter(kind=kind, status=status) for name, (kind, status) in FLOW.items()}
    number = standing.remembered(("flow", platform.pk, user.pk), lambda: counts(**rows))
    words = {
        "captured": ngettext("behov", "behov", number["captured"]),
        "sharpened": _("skärpta"),
        "tested": _("i test"),
        "in_use": _("i bruk"),
        "learnt": _("avslutade"),
    }
    return [journey.Step(words[name], "done", number=number[name]) for name in words]


def map_words(platform: Platform, taken: list[tuple[Any, str]]) -> dict[str, Any]:
    """The map's heading and its table of the same facts."""
    many = len({code for _solution, code in taken})
    words = {
        "n": typesetting.spelled(many, get_language() or "sv").capitalize(),
        "city": platform.name,
    }
    title = ngettext(
        "En kommun har tagit efter något från %(city)s",
        "%(n)s kommuner har tagit efter något från %(city)s",
        many,
    )
    rows = sorted(
        (NAMES.get(code, code), solution.title, solution.get_absolute_url())
        for solution, code in taken
    )
    return {
        "dotmap_title": title % words,
        "dotmap_text": _(
            "En prick är en kommun. En båge är något härifrån som har landat hos någon annan."
        ),
        "dotmap_rows": [{"name": name, "text": text, "url": url} for name, text, url in rows],
        "dotmap_column": _("Vad de har tagit efter"),
    }


def own_needs_url(platform: Platform) -> str:
    return f"{reverse('need-list', args=[platform.slug])}?vy=mina"
