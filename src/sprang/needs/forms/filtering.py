"""The filters of the list of needs: those of all records, and what they serve."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.foundation import goals
from sprang.foundation.lists.narrow import RecordFilter


def offered() -> list[tuple[str, object]]:
    return [("", _("Alla mål")), *goals.choices()]


class NeedFilter(RecordFilter):
    mal = forms.ChoiceField(label=_("Globalt mål"), required=False, choices=offered)
