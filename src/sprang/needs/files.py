"""The requirements of a need as a file, in each format that there is."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.exports import taken_along
from sprang.foundation.files import TYPES

from .documents import as_docx, as_pdf, facts_of
from .models import Need
from .requirements import FORMATS, sheet_of

DOCUMENTS: dict[str, Callable[..., bytes]] = {"pdf": as_pdf, "docx": as_docx}
LABELS = {
    "xlsx": (gettext_lazy("Excel"), gettext_lazy("Att fylla i och läsa in igen")),
    "csv": (gettext_lazy("CSV"), gettext_lazy("Samma sak, för andra program")),
    "pdf": (gettext_lazy("PDF"), gettext_lazy("Kravbilaga att skicka med")),
    "docx": (gettext_lazy("Word"), gettext_lazy("Kravbilaga att skriva vidare i")),
}


def content_type_of(wanted: str) -> str:
    """:raises KeyError: for a format that there isn't."""
    return FORMATS[wanted][0] if wanted in FORMATS else TYPES[f".{wanted}"][0]


def answer_with(need: Need, wanted: str) -> HttpResponse:
    """The file as an answer, in the language that is spoken now.

    :raises KeyError: for a format that there isn't.
    """
    LABELS[wanted]
    make = DOCUMENTS.get(wanted)
    content = make(facts_of(need)) if make else sheet_of(need, wanted)
    headers = taken_along(name_of(need, wanted))
    return HttpResponse(content, content_type=content_type_of(wanted), headers=headers)


def name_of(need: Need, wanted: str) -> str:
    """ "kravbilaga B26-0142 version 3.pdf", in the language of the one who asks."""
    what = _("kravbilaga") if wanted in DOCUMENTS else _("krav")
    return f"{what} {need.reference} version {need.version}.{wanted}"
