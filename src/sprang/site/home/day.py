"""What is new to a person, and how things move in a city."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sprang.core.sweden import NAMES
from sprang.foundation.journal import standing
from sprang.foundation.lists.counting import counts
from sprang.foundation.models import Platform, Record, User

from ..charts import journey
from ..rendering import typesetting

MOST_NEWS = 6
FLOW = {
    "captured": ("need", "captured"),
    "sharpened": ("need", "sharpened"),
    "tested": ("solution", "tested"),
    "in_use": ("solution", "in_use"),
    "learnt": ("need", "closed"),
}


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
            "more": place_of(record, platform),
            "at": record.changed_at,
        }
        for record in rows[:MOST_NEWS]
    ]


def place_of(record: Record, platform: Platform) -> str:
    """The unit of what is the city's own, else the city; a room is a place of its own, and has said
    its name."""
    is_here = record.platform_id == platform.pk and record.scope.name != record.title
    return record.scope.name if is_here else record.platform.name


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
