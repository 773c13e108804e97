"""A record as a row of a list: what `components/record_row.html` would be, as a function.

A list shows twenty, a template takes ten times as long, and every list has them.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..charts import journey
from . import signs, typesetting


@dataclass(frozen=True)
class Look:
    """How the rows of a list look.

    `reading` is the reader's language, `icons` the address of the symbols. `found` is what
    matching has found for the record, `note` a word at its side.
    """

    reading: str
    icons: str
    level: str = "2"
    select: bool = False
    show_kind: bool = False
    show_platform: bool = False
    show_when: bool = False
    summary: str = ""
    found: Any = None
    note: str = ""


def row(record: Any, look: Look) -> SafeString:
    """The record's own words are escaped here; nothing of them is markup."""
    level, css = look.level, " record--select" if look.select else ""
    html = (
        f'<li class="record{css}">\n  {_head(record, look)}\n  <div>\n'
        f'    <h{level} class="record__title"{_language(record, look)}>'
        f'<a class="title-link" href="{escape(record.get_absolute_url())}">'
        f"{escape(record.title)}</a></h{level}>\n"
        f'    <p class="record__meta">{"".join(_meta(record, look))}</p>'
        f"{_below(record, look)}\n  </div>\n"
        f'  <div class="record__side">{_side(record, look)}</div>\n</li>'
    )
    return mark_safe(html)  # noqa: S308


def _head(record: Any, look: Look) -> str:
    reference = escape(record.reference)
    if not look.select:
        return f'<span class="ref">{reference}</span>'
    label = escape(_("Välj %(reference)s") % {"reference": record.reference})
    return (
        '<input class="choice__input" type="checkbox" name="valda" '
        f'value="{reference}" aria-label="{label}">'
    )


def _language(record: Any, look: Look) -> str:
    is_other = record.language and record.language != look.reading
    return f' lang="{escape(record.language)}"' if is_other else ""


def _meta(record: Any, look: Look) -> list[str]:
    """The line below the title."""
    scope = getattr(record, "scope", None)
    # a room is a place of its own, and has said its name
    is_own = scope is not None and scope.name == record.title
    is_citys = is_own or getattr(record, "scope_id", None) == getattr(record, "platform_id", None)
    said = [f'<span class="ref">{escape(record.reference)}</span>'] if look.select else []
    if look.show_kind:
        said.append(f'<span class="tag">{escape(signs.kind(record.kind))}</span>')
    if scope and scope.name and not is_citys:
        said.append(f"<span>{escape(scope.name)}</span>")
    if look.show_platform or is_citys:
        said.append(f"<span>{escape(record.platform.name)}</span>")
    if look.show_when:
        at = timezone.localtime(record.changed_at)
        words = typesetting.when(at, timezone.localtime(), look.reading[:2])
        said.append(f'<time datetime="{at.isoformat()}">{words}</time>')
    return said


def _below(record: Any, look: Look) -> str:
    summary = f'\n    <p class="record__text">{escape(look.summary)}</p>' if look.summary else ""
    if not look.found:
        return summary
    context = {"found": look.found, "reference": record.reference}
    return f"{summary}\n    {render_to_string('components/found.html', context)}"


def _side(record: Any, look: Look) -> str:
    """Where it stands on the journey, else its status."""
    note = f'<span class="tiny muted record__note">{escape(look.note)}</span>' if look.note else ""
    if step := journey.step_of(record):
        return f"{_step(step, look.reading, look.icons)}{note}"
    return f"{_status(signs.of(record), look.icons)}{note}" if record.status else note


@lru_cache(100)
def _step(step: int, _reading: str, icons: str) -> str:
    """As `components/leap_small.html`; kept for each language."""
    values = {"step": step, "name": str(journey.STEPS[step - 1]).lower()}
    said = escape(_("Steg %(step)s av 9: %(name)s") % values)
    return (
        '<span class="journey"><svg class="mini-leap" aria-hidden="true">'
        f'<use href="{icons}#leap-{step}"/></svg><span>{said}</span></span>'
    )


def _status(sign: signs.Sign, icons: str) -> str:
    """As `components/status.html`."""
    tone = sign.tone or ("stopped" if sign.symbol == "stopped" else "")
    return (
        f'<span class="status{tone and f" status--{tone}"}"><svg class="status__sign" '
        f'aria-hidden="true"><use href="{icons}#st-{sign.symbol}"/></svg>{escape(sign.word)}</span>'
    )
