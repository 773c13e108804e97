"""The map of islands: units across themes, drawn on the server in the page's own colours."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sprang.foundation.models import Platform, Record
from sprang.foundation.themes import names

from .gathering import Island

VEGA_LITE: Final = "5.21"
MOST_PLACES, MOST_THEMES, LONGEST = 14, 12, 24
_SAID_TWICE = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_OPENING = re.compile(r"<svg [^>]*viewBox=\"([^\"]*)\"[^>]*>")


@dataclass(frozen=True)
class Spot:
    """So many texts of islands, in one place about one theme."""

    place: str
    theme: str
    texts: int


def spots(islands: Sequence[Island], platform: Platform) -> list[Spot]:
    """The largest places and themes; the rest stands in the list. By place, then theme."""
    members = {member.pk: member for island in islands for member in island.members}
    counts = Counter(
        (place_of(member, platform), theme)
        for member in members.values()
        for theme in names(member.themes) or [_("Utan område")]
    )
    places = _largest(Counter(place for place, _theme in counts.elements()), MOST_PLACES)
    themes = _largest(Counter(theme for _place, theme in counts.elements()), MOST_THEMES)
    shown = [(*key, n) for key, n in counts.items() if key[0] in places and key[1] in themes]
    return [Spot(*each) for each in sorted(shown)]


def place_of(record: Record, platform: Platform) -> str:
    """One's own house by unit, the others by city."""
    return record.scope.name if record.platform_id == platform.pk else record.platform.name


def _largest(counts: "Counter[str]", most: int) -> set[str]:
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return set(ranked[:most])


def drawn(spots: Sequence[Spot], title: str, about: str) -> SafeString:
    """An SVG that takes its colours from the page, light or dark."""
    inside, box = _svg(
        tuple((_short(each.place), _short(each.theme), each.texts) for each in spots)
    )
    return format_html(
        '<svg class="isles__map" viewBox="{}" width="{}" role="img" aria-labelledby="oar-r oar-b">'
        '<title id="oar-r">{}</title><desc id="oar-b">{}</desc>{}',
        box, box.split(" ")[2], title, about, mark_safe(inside),  # noqa: S308  its words are escaped
    )  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


@lru_cache(maxsize=200)
def _svg(rows: tuple[tuple[str, str, int], ...]) -> tuple[str, str]:
    """What stands inside the SVG, with its end, and the box around it. Remembered by what it
    shows. What the drawing says of itself is left out: the table beside it says it better."""
    import vl_convert  # starts an engine of its own

    svg = vl_convert.vegalite_to_svg(_asked(rows), vl_version=VEGA_LITE)
    opening = _OPENING.search(svg)
    assert opening
    return _SAID_TWICE.sub("", svg[opening.end() :]), opening.group(1)


def _asked(rows: tuple[tuple[str, str, int], ...]) -> dict[str, Any]:
    """In Vega-Lite. Colours are names of tokens, which the page gives their values."""
    most = max((texts for _place, _theme, texts in rows), default=1)
    names = ("place", "theme", "texts")
    return {
        "data": {"values": [dict(zip(names, row, strict=True)) for row in rows]},
        "width": {"step": 46},
        "height": {"step": 40},
        "encoding": {"x": {**_ALONG, "field": "theme"}, "y": {**_DOWN, "field": "place"}},
        "layer": [_dots(most), _numbers(most)],
        "config": _LOOK,
    }


def _dots(most: int) -> dict[str, Any]:
    scale = {"domain": [0, most], "range": [0, 900]}
    size = {"field": "texts", "type": "quantitative", "legend": None, "scale": scale}
    mark = {"type": "circle", "color": "var(--chart-1)", "opacity": 1}
    return {"mark": mark, "encoding": {"size": size}}


def _numbers(most: int) -> dict[str, Any]:
    """Where the dot has room for one."""
    seen = {"condition": {"test": f"datum.texts > {most / 3}", "value": 1}, "value": 0}
    mark = {"type": "text", "dy": 1, "color": "var(--color-paper)", "fontWeight": 600}
    return {"mark": mark, "encoding": {"text": {"field": "texts"}, "opacity": seen}}


_ALONG: Final = {"type": "nominal", "title": None, "axis": {"orient": "top", "labelAngle": -40}}
_DOWN: Final = {"type": "nominal", "title": None}
_LOOK: Final = {
    "background": None,
    "font": "inherit",
    "view": {"stroke": None},
    "text": {"fontSize": 12},
    "axis": {
        "labelColor": "var(--color-ink-2)",
        "labelFontSize": 13,
        "labelPadding": 8,
        "labelLimit": 260,
        "domain": False,
        "ticks": False,
        "grid": True,
        "gridColor": "var(--chart-grid)",
    },
}
