"""Solutions as a file."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import ExportKind, attribute, register
from sprang.foundation.exports.records import HEAD, RELATED, TAIL

from .models import Solution
from .queries import SOLUTIONS_LIST

SOLUTIONS = register(
    ExportKind(
        "solutions",
        _("Lösningar"),
        (
            *HEAD,
            attribute("provider", _("Vem som gjort den"), "listed_provider.name"),
            attribute("in_use_since", _("I bruk sedan")),
            attribute("effect", _("Vad den gav")),
            attribute("novelty", _("Hur ny den var")),
            attribute("copied_from", _("Tagen efter")),
            attribute("adopted_by", _("Kommuner som tagit efter")),
            attribute("website", _("Webbplats")),
            *TAIL,
        ),
        (*RELATED, "provider"),
        Solution,
        SOLUTIONS_LIST.listed,
        is_fed=True,
    )
)
