"""What is filled in about watches and synonyms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.foundation.forms.overtaking import SeenForm

from .models import WatchLetter
from .searchables import searchables


def kinds() -> list[tuple[str, object]]:
    return [("", _("Allt")), *((each.kind, each.noun) for each in searchables())]


class WatchForm(forms.Form):
    """A saved search."""

    words = forms.CharField(
        label=_("Ord"),
        max_length=200,
        help_text=_("Till exempel: vikarier. Med högst sex ord ska alla finnas med."),
        error_messages={"required": _("Skriv minst ett ord att bevaka, till exempel vikarier.")},
    )
    kind = forms.ChoiceField(label=_("Vad"), choices=kinds, required=False)
    only_here = forms.BooleanField(label=_("Bara i den här staden"), required=False)


class LetterForm(forms.Form):
    how = forms.ChoiceField(
        label=_("Brev om det som är nytt"),
        choices=WatchLetter.How.choices,
        error_messages={"required": _("Välj hur ofta du vill ha brev.")},
    )


class SynonymForm(forms.Form):
    word = forms.CharField(
        label=_("Ord"),
        max_length=60,
        error_messages={"required": _("Skriv ett ord, till exempel matrester.")},
    )
    is_two_way = forms.TypedChoiceField(
        label=_("Hittar"),
        choices=[("ja", _("åt båda håll")), ("nej", _("bara åt höger"))],
        coerce=lambda value: value == "ja",
        initial="ja",
        error_messages={"required": _("Välj åt vilket håll.")},
    )
    others = forms.CharField(
        label=_("Andra ord"),
        max_length=200,
        help_text=_("Komma mellan flera."),
        error_messages={"required": _("Skriv minst ett annat ord, till exempel matavfall.")},
    )


class EditSynonymForm(SeenForm, SynonymForm):
    """The same of a row that is there, where two may edit at once."""
