"""Markup in every text that somebody can have typed, in every row there is."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

MARKUP = "<script>fuzz()</script>\"'><img src=x onerror=fuzz()>{{ 7 }}&amp;\u202eabc"
OPENED = ("<script>fuzz", "<img src=x onerror")
"""What is in a page where the markup counts."""

NOT_TYPED = {
    "of the house's own": {
        *("Entry", "Head", "ReaderCursor", "Limit", "ReferenceCounter", "Sent", "Session"),
    },
    "keys, codes and sums": {
        *("kind", "slug", "municipality_code", "organisation_number", "language", "languages"),
        *("reference", "fingerprint", "status", "content_type", "sha256", "digest", "password"),
        *("email", "in_use_since"),
    },
}
WEBSITE = f"https://x.example/{MARKUP.replace(' ', '')}"


OUT_THERE = {"user": None}
TYPED: dict[str, dict[str, None]] = {"Contact.name": OUT_THERE, "Contact.email": OUT_THERE}
"""Of somebody with an account these are the account's, and empty."""


def fields() -> Iterator[tuple[type[models.Model], models.Field[str, str]]]:
    """A new field is among them until it is said not to be typed."""
    models_left, names_left = NOT_TYPED.values()
    for model in apps.get_models():
        if not model.__module__.startswith("sprang.") or model.__name__ in models_left:
            continue
        for field in model._meta.local_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            if is_text and not field.choices and field.name not in names_left:
                yield model, field


def type_markup_everywhere() -> int:
    """How many fields there are. Each row gets a number first: some are one of a kind."""
    found = list(fields())
    for model, field in found:
        begin = WEBSITE if isinstance(field, models.URLField) else MARKUP
        typed = model._base_manager.filter(**TYPED.get(f"{model.__name__}.{field.name}", {}))
        for pk in typed.values_list("pk", flat=True):
            said = f"{pk}{begin}" if begin is MARKUP else begin
            model._base_manager.filter(pk=pk).update(**{field.name: said[: field.max_length]})
    return len(found)
