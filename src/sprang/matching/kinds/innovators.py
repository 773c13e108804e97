"""Companies, start-ups, universities and associations that may be able to help."""

from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sprang.foundation.access import PUBLIC
from sprang.foundation.models import Platform
from sprang.organisations.models import Organisation

from ..items import Item
from ..searchables import Searchable
from .records import joined


def innovators() -> Any:
    listed = Organisation.objects.innovators().filter(is_listed=True)
    return listed.annotate(title=F("name"))


def item_of(organisation: Organisation) -> Item:
    return Item(
        uid=str(organisation.uid),
        kind="innovator",
        audience=PUBLIC,
        title=organisation.name,
        text=joined(organisation.summary, organisation.text, organisation.seeks),
        changed_at=organisation.changed_at,
    )


def url_of(organisation: Organisation, platform: Platform) -> str:
    """A profile belongs to no city: it is read in the one where the reader is."""
    return reverse("organisation-detail", args=[platform.slug, organisation.uid])


def where_of(organisation: Organisation) -> str:
    parts = (organisation.get_type_display(), organisation.municipality_name)
    return ", ".join(filter(None, parts))


INNOVATOR = Searchable(
    kind="innovator",
    subject="organisation",
    indexed=innovators,
    shown=innovators,
    item_of=item_of,
    heading=_("Kan kanske hjälpa"),
    noun=_("Innovatörer"),
    tag=_("Kan kanske hjälpa"),
    action=_("Se vad de gör"),
    url_of=url_of,
    where_of=where_of,
    effect_of=lambda organisation: organisation.summary,
)
