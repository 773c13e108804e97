"""By what a list of partners is narrowed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.foundation import themes

from ...enums import OrganisationKind


class PartnerFilter(forms.Form):
    q = forms.CharField(label=_("Sök"), required=False, max_length=200, widget=forms.SearchInput)
    omrade = forms.ChoiceField(
        label=_("Tema"), required=False, choices=[("", _("Alla teman")), *themes.CHOICES]
    )
    slag = forms.ChoiceField(
        label=_("Slag"), required=False, choices=[("", _("Alla slag")), *OrganisationKind.choices]
    )


class LeadFilter(PartnerFilter):
    """Of those who lead."""

    avtal = forms.ChoiceField(
        label=_("Avtal"),
        required=False,
        choices=[
            ("", _("Alla")),
            ("snart", _("Går ut inom 90 dagar")),
            ("inget", _("Inget avtal gäller")),
        ],
    )
    liv = forms.ChoiceField(
        label=_("Aktivitet"),
        required=False,
        choices=[("", _("Alla")), ("tyst", _("Tyst i mer än ett år"))],
    )
    lage = forms.ChoiceField(
        label=_("Läge"),
        required=False,
        choices=[("", _("Partner nu")), ("avslutade", _("Avslutade"))],
    )
