"""What the platform is called and where it is found."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from sprang.core.sweden import NAMES
from sprang.foundation.models import Platform
from sprang.foundation.models.platform import RESERVED_SLUGS, slug_rule

from .step import Answers, Step

NO_GENITIVE = (*"aeiouyåäö", "s", "x", "z")
"""Växjö kommun, Borås kommun, but Marks kommun: how municipalities write their own names."""


class Address(Step):
    title = _("Namn och adress")
    help = _("Så heter ni på sidorna, och så hittar andra hit.")

    name = forms.CharField(
        label=_("Plattformens namn"),
        max_length=60,
        help_text=_("Kort, som i dagligt tal. Det står bredvid Språng överst på varje sida."),
    )
    organisation = forms.CharField(label=_("Kommunens hela namn"), max_length=200)
    slug = forms.CharField(
        label=_("Adress"),
        validators=[slug_rule],
        help_text=_("Det som står efter snedstrecket. Det går inte att ändra sedan."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    english = forms.BooleanField(
        label=_("Sidorna ska också finnas på engelska"), required=False, initial=True
    )

    def proposed(self) -> Answers:
        name = NAMES.get(self.answers.get("municipality_code", ""), "")
        genitive = name if name.endswith(NO_GENITIVE) else f"{name}s"
        return {"name": name, "organisation": f"{genitive} kommun", "slug": slugify(name)}

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED_SLUGS or Platform.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("Den adressen är upptagen. Välj en annan."))
        return slug

    def note(self) -> str:
        return f"{self.cleaned_data['name']}, /{self.cleaned_data['slug']}/"
