"""The living page of the design system: every component in every state, with made-up content."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..charts import dotmap
from . import examples
from .form import filled_form

COLOURS = "paper surface sunken ink ink-2 ink-3 brand brand-strong brand-mist leap ok stop field"
ICONS = (
    "search plus arrow back chevron close check menu filter sort bell person people calendar clock"
    " place link attach download external edit eye lock globe sun moon info warn stop follow"
    " comment upload mail undo pause merge board timeline list map adopt file history scale trash"
    " send flag"
)
PLAIN = {
    "found": {"strength": 3, "solved": 3, "same": 2, "help": 7},
    "small_steps": [1, 2, 3, 5, 7, 9],
    "calms": ["gone", "fell", "locked", "waiting", "partly"],
}


def design(request: HttpRequest) -> HttpResponse:
    example = {
        "colours": COLOURS.split(),
        "icons": ICONS.split(),
        "form": filled_form(),
        "records": examples.records(),
        "stopped": examples.stopped(),
        "counts": examples.counts(),
        "signs": examples.statuses(),
        "job": examples.job(),
        "map": dotmap.draw(states={"1490": "here", "0780": "in"}, leaps=[("1490", "0780")]),
        **PLAIN,
        **examples.lists(),
        **examples.tables(),
    }
    return render(request, "site/design.html", example)
