"""Template tags of the house: icons, typesetting, navigation, links that keep their filters."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from sprang.core.initials import initials
from sprang.foundation import themes
from sprang.foundation.lists import counting
from sprang.site.charts import journey, leapchart
from sprang.site.late.parts import BY_PAGE
from sprang.site.rendering import dates, members, profiles, rows, signs, typesetting
from sprang.site.shell import navigation

register = template.Library()


def _language() -> str:
    return (get_language() or "sv")[:2]


@register.simple_tag
def icon(name: str, css: str = "icon") -> SafeString:
    """A symbol of `icons.svg`. It says nothing by itself: words stand beside it."""
    return _icon(asset("icons.svg"), name, css)


@lru_cache(500)
def _icon(icons: str, name: str, css: str) -> SafeString:
    href = f"{icons}#{name}"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', css, href)


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file, also when the manifest lacks it: an error page must render."""
    try:
        return static(path)
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


@register.simple_tag(takes_context=True)
def first_time(context: Context, name: str) -> bool:
    """Whether it stands for the first time in the answer to this request: the shell and a page may
    both want a script."""
    request = context.get("request")
    seen: set[str] = getattr(request, "parts_drawn", set())
    if request is None or name in seen:
        return request is None
    request.parts_drawn = seen | {name}
    return True


@register.simple_tag
def sent_by_page() -> SafeString:
    """Beside an `hx-post` that nobody presses: see `site.late.parts`."""
    return format_html('hx-headers=\'{{"{}": "1"}}\'', BY_PAGE)


@register.filter
def typeset(value: object) -> str:
    return typesetting.typeset(str(value), _language())


@register.filter
def number(value: int | float | Decimal | None, decimals: int | str | None = None) -> str:
    """With one decimal when it is no whole number, unless told otherwise."""
    if value in (None, ""):
        return "–"
    if not isinstance(decimals, int):
        decimals = 0 if value == int(value) else 1
    return typesetting.number(value, decimals, _language())


@register.simple_tag
def record_row(record: Any, **look: Any) -> SafeString:
    """One record in a list; `look` is what `sprang.site.rendering.rows.Look` has."""
    return rows.row(record, _look(**look))


@register.simple_tag
def record_rows(records: Iterable[Any], **look: Any) -> SafeString:
    """All records of a list."""
    shared = _look(**look)
    return mark_safe("".join(rows.row(record, shared) for record in records))  # noqa: S308


@register.simple_tag
def organisation_rows(organisations: Iterable[Any], platform: Any) -> SafeString:
    """All organisations of a list on the platform's pages."""
    reading = get_language() or "sv"
    drawn = (profiles.row(each, platform.slug, reading) for each in organisations)
    return mark_safe("".join(drawn))  # noqa: S308


@register.simple_tag
def member_rows(people: Iterable[Any], platform: Any) -> SafeString:
    """People with their roles, on the pages of those who administer the platform."""
    return members.rows(people, platform.slug, get_language() or "sv")


def _look(**look: Any) -> rows.Look:
    given: dict[str, Any] = {name: value or "" for name, value in look.items()}
    return rows.Look(reading=get_language() or "sv", icons=asset("icons.svg"), **given)


@register.filter
def tally(value: int, how: str = "") -> str:
    """What `foundation.lists.counting` has counted: `500+` beyond its limit."""
    is_exact = not counting.is_beyond(value)
    return spelled(value) if how == "spelled" and is_exact else up_to(value, counting.MOST)


@register.filter
def up_to(value: int, most: int) -> str:
    """What was counted up to a limit of its own."""
    if counting.is_beyond(value, most):
        return f"{typesetting.number(most, 0, _language())}+"
    return number(value)


@register.filter
def spelled(value: int) -> str:
    return typesetting.spelled(value, _language())


@register.filter
def swedish_date(value: date | None) -> str:
    return dates.day(value) if value else ""


@register.filter
def month(value: str) -> str:
    """`2025-03` -> `mars 2025`; a year alone stays a year, and so does what is no month."""
    year, _dash, number = value.partition("-")
    try:
        return date_format(date(int(year), int(number), 1), "F Y") if number else year
    except ValueError:
        return value


@register.filter
def said(platform: Any, field: str) -> str:
    """A platform's text in the reader's language."""
    return str(platform.said(field))


@register.filter
def when(value: datetime | date | None) -> str:
    if value is None:
        return ""
    at = timezone.localtime(value) if isinstance(value, datetime) else value
    return typesetting.when(at, timezone.localtime(), _language())


@register.filter
def prose(value: str) -> SafeString:
    """What a person wrote: paragraphs where there were empty lines, nothing of it as markup."""
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", value.replace("\r\n", "\n")))
    lines = (typesetting.bind(escape(part)).replace("\n", "<br>") for part in paragraphs if part)
    return format_html_join("\n", "<p>{}</p>", ((mark_safe(line),) for line in lines))  # noqa: S308


@register.filter(name="initials")
def letters(value: object) -> str:
    return initials(str(value))


@register.filter
def sign(record: Any) -> signs.Sign:
    """The form and the word of a record's status."""
    return signs.of(record)


@register.filter
def strength_word(level: int) -> str:
    return signs.strength(level)


@register.filter
def theme_names(keys: Iterable[str]) -> list[str]:
    """The areas of municipal work in the reader's language."""
    return themes.names(keys)


@register.filter
def visibility_word(visibility: str) -> str:
    return signs.visibility(visibility)


@register.filter
def step_of(record: Any) -> int | None:
    """Where it stands on the journey; None of nothing, and of what is not on it."""
    return journey.step_of(record) if record else None


@register.filter
def step_name(step: int) -> str:
    """The name of step 1 to 9 in running text."""
    return str(journey.STEPS[step - 1]).lower()


@register.filter
def journey_line(record: Any) -> Sequence[journey.Step]:
    return journey.line_of(record)


@register.filter
def leap_line(step: int) -> Sequence[journey.Step]:
    return journey.line(step)


@register.simple_tag
def leap_chart(
    before: float | Decimal, after: float | Decimal, decimals: int | str | None = None
) -> leapchart.LeapChart:
    places = decimals if isinstance(decimals, int) else None
    return leapchart.leap_chart(float(before), float(after), places)


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[navigation.Item]:
    return navigation.main_menu(context.get("request"), context.get("home"))
