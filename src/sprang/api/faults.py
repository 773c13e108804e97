"""What ninja and pydantic found wrong with a request, said in the caller's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MESSAGES = {
    "missing": gettext_lazy("Måste anges."),
    "extra_forbidden": gettext_lazy("Det fältet finns inte."),
    "string_too_short": gettext_lazy("Skriv minst %(min_length)s tecken."),
    "string_too_long": gettext_lazy("Skriv högst %(max_length)s tecken."),
    "too_long": gettext_lazy("Högst %(max_length)s stycken."),
    "string_pattern_mismatch": gettext_lazy("Skriv det på formen %(pattern)s."),
    "enum": gettext_lazy("Välj bland %(expected)s."),
    "literal_error": gettext_lazy("Välj bland %(expected)s."),
    "greater_than_equal": gettext_lazy("Minst %(ge)s."),
    "less_than_equal": gettext_lazy("Högst %(le)s."),
    "timezone_aware": gettext_lazy("Skriv tiden med tidszon, till exempel 2026-11-21T08:00:00Z."),
}
KINDS = (
    ("string", gettext_lazy("Ska vara en text.")),
    ("int", gettext_lazy("Ska vara ett heltal.")),
    ("decimal", gettext_lazy("Ska vara ett tal med högst 14 siffror, varav tre decimaler.")),
    ("datetime", gettext_lazy("Skriv tiden med tidszon, till exempel 2026-11-21T08:00:00Z.")),
    ("uuid", gettext_lazy("Ska vara en UUID.")),
    ("list", gettext_lazy("Ska vara en lista.")),
    ("model", gettext_lazy("Ska vara ett objekt.")),
    ("dict", gettext_lazy("Ska vara ett objekt.")),
)
"""For the rest, by how pydantic's name of the fault begins."""


def faults_of(errors: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Pydantic's errors as field and message."""
    return [{"field": _field(error["loc"]), "message": _message(error)} for error in errors]


def _field(place: tuple[Any, ...]) -> str:
    """("body", "given", "requirements", 0, "what") -> "requirements.0.what"."""
    names = [str(part) for part in place if part not in ("body", "query", "path", "given")]
    return ".".join(names)


def _message(error: Mapping[str, Any]) -> str:
    kind, values = str(error["type"]), error.get("ctx", {})
    if kind in MESSAGES:
        return str(MESSAGES[kind]) % {name: _spoken(value) for name, value in values.items()}
    if kind == "value_error":
        return str(values.get("error", ""))
    said = (str(text) for start, text in KINDS if kind.startswith(start))
    return next(said, _("Går inte att använda."))


def _spoken(value: object) -> str:
    """Pydantic ends its lists of choices with an English "or"."""
    return str(value).replace(" or ", _(" eller "))


def faults_of_model(error: ValidationError) -> list[dict[str, str]]:
    """Django's errors as field and message."""
    if not hasattr(error, "error_dict"):
        return [{"field": "", "message": text} for text in error.messages]
    return [
        {"field": "" if field == NON_FIELD_ERRORS else field, "message": text}
        for field, texts in error.message_dict.items()
        for text in texts
    ]
