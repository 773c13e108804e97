"""What the pages of calls say: times by Swedish clocks, how an answer stands."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template
from django.utils.translation import gettext as _

from ..calls import days
from ..calls.evaluation import Judged
from ..calls.models import Answer, Call, Criterion

register = template.Library()


@register.filter
def clock(moment: datetime | None) -> str:
    return days.clock(moment) if moment else ""


@register.filter
def in_language(part: Any, language: str) -> str:
    """A block or a criterion in the reader's language."""
    return str(part.said(language[:2]))


@register.filter
def title_in(call: Call, language: str) -> str:
    return call.said("title", language[:2])


@register.filter
def title_language(call: Call, language: str) -> str:
    return call.language_of("title", language[:2])


@register.filter
def standing(answer: Answer) -> str:
    """How it stands with one's own answer."""
    if answer.outcome:
        return str(answer.get_outcome_display())
    if answer.sent_at is None:
        return _("Utkast, inte inskickat")
    return _("Inskickat, med ändringar som inte är det") if answer.is_changed else _("Inskickat")


@register.filter
def of(given: Mapping[Any, Any], key: Any) -> Any:
    return given.get(key)


@register.filter
def settled(judged: Judged, criterion: Criterion) -> int:
    """What has been agreed on, else the mean to the nearest whole point."""
    agreed = judged.agreed.get(criterion)
    return round(judged.means.get(criterion, 0)) if agreed is None else agreed


@register.filter
def svg(value: float) -> str:
    """A number as SVG reads it, whatever the reader's language."""
    return f"{value:g}"
