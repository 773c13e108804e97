"""Which municipality it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.core.sweden import NAMES

from .step import Step


def municipalities() -> list[tuple[str, str]]:
    names = sorted((name, code) for code, name in NAMES.items())
    return [("", str(_("Välj kommun"))), *((code, name) for name, code in names)]


class Place(Step):
    title = _("Er plats")
    help = _("Kommunen som driver plattformen. Fler kan komma till på samma installation.")

    municipality_code = forms.ChoiceField(label=_("Kommun"), choices=municipalities)

    def note(self) -> str:
        return NAMES[self.cleaned_data["municipality_code"]]
