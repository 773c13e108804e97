"""From what people write to what it names: an organisation, municipalities."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sprang.core.sweden import NAMES
from sprang.organisations.models import Organisation
from sprang.organisations.numbers import normalise_organisation_number

_CODES = {name.casefold(): code for code, name in NAMES.items()}


def organisation_named(text: str) -> Organisation:
    """
    :raises ValueError: none or several of the listed organisations have the name or number.
    """
    listed = Organisation.objects.visible_to(None)
    found = listed.filter(organisation_number=_number(text)) if _number(text) else None
    rows = list(found or listed.filter(name=text)[:2])
    if not rows:
        raise ValueError(
            _("”%(name)s” finns inte i registret. Välj ett namn ur listan, eller lämna tomt.")
            % {"name": text}
        )
    if len(rows) > 1:
        raise ValueError(
            _("Flera heter ”%(name)s”. Skriv organisationsnumret i stället.") % {"name": text}
        )
    return rows[0]


def _number(text: str) -> str:
    try:
        return normalise_organisation_number(text)
    except ValidationError:
        return ""


def municipality_codes(text: str) -> list[str]:
    """ "Växjö, 1281" -> ["0780", "1281"], each once, in the order written.

    :raises ValueError: a name or code that no municipality has.
    """
    parts = (part.strip() for part in re.split(r"[,;\n]", text))
    return list(dict.fromkeys(municipality_code(part) for part in parts if part))


def municipality_code(name: str) -> str:
    """:raises ValueError: no municipality has the name or code."""
    code = name if name in NAMES else _CODES.get(name.casefold())
    if code is None:
        raise ValueError(
            _("Ingen kommun heter ”%(name)s”. Skriv namnet eller koden, som Växjö eller 0780.")
            % {"name": name}
        )
    return code


def no_such_need(reference: str) -> str:
    """Says the same of a need that the person may not see and of one that does not exist."""
    return _(
        "Det finns inget behov ”%(reference)s” som du kan se. Skriv beteckningen som den står "
        "på behovets sida, till exempel B26-0142."
    ) % {"reference": reference}
