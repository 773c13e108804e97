"""Naming what is to be shared in a room."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sprang.foundation.links import UnknownRecord, find_records
from sprang.foundation.models import Platform, Record, User
from sprang.needs.models import Need
from sprang.solutions.models import Solution

UNKNOWN = _("Det finns inget behov och ingen lösning med det numret som du ser.")


class ShareForm(forms.Form):
    reference = forms.CharField(
        label=_("Dela ett behov eller en lösning"),
        max_length=80,
        help_text=_("Numret, till exempel B26-0142. Andra städers med namn före."),
        error_messages={"required": _("Skriv numret, till exempel B26-0142.")},
    )

    def __init__(self, *args: Any, user: User, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.platform = user, platform

    def clean_reference(self) -> Record:
        found = found_in(self.cleaned_data["reference"], self.user, self.platform)
        if found is None:
            raise ValidationError(UNKNOWN)
        return found


def of_its_kind(record: Record) -> Record | None:
    for kind in (Need, Solution):
        if record.kind == kind.KIND:
            one: Record = kind.objects.select_related("platform", "scope").get(pk=record.pk)
            return one
    return None


def found_in(text: str, user: User, platform: Platform) -> Record | None:
    """The one need or solution that is named, as the kind that it is."""
    for kind in (Need, Solution):
        try:
            rows = find_records(text, kind=kind.KIND, viewer=user, platform=platform)
        except UnknownRecord:
            continue
        if len(rows) == 1:
            return of_its_kind(rows[0])
    return None
