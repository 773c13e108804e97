"""An organisation as a row of a list, by a function as in `rows`: a list shows forty."""

from functools import lru_cache
from typing import Any

from django.db.models import Model
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from sprang.foundation import addresses


def row(organisation: Any, slug: str, reading: str) -> SafeString:
    """What organisations say of themselves is words here, never markup. `slug` is that of the city
    on whose pages it stands, `reading` the reader's language."""
    address = addresses.of_organisation(slug, organisation.uid)
    html = (
        '<li class="record record--plain">\n  <div>\n'
        f'    <h2 class="record__title"><a class="title-link" href="{escape(address)}">'
        f"{escape(organisation.name)}</a></h2>\n"
        f'    <p class="record__meta">{_meta(organisation, reading)}</p>'
        f"{_summary(organisation.summary)}\n  </div>\n</li>"
    )
    return mark_safe(html)  # noqa: S308


def _meta(organisation: Any, reading: str) -> str:
    model: type[Model] = type(organisation)
    kind = _label(model, "type", organisation.type, reading)
    size = _label(model, "size", organisation.size, reading)
    others = (organisation.municipality_name, size)
    said = "".join(f"<span>{escape(each)}</span>" for each in others if each)
    return f'<span class="tag">{escape(kind)}</span>{said}'


def _summary(said: str) -> str:
    return f'\n    <p class="record__text">{escape(said)}</p>' if said else ""


@lru_cache(100)
def _label(model: type[Model], field: str, value: str, _reading: str) -> str:
    """As `get_…_display`, which reads all choices anew for each row; kept for each language."""
    choices: Any = model._meta.get_field(field)
    return str(dict(choices.flatchoices).get(value, value))
