"""Which islands are shown: by kind, what lies between, how alike, unit and theme."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.foundation import themes
from sprang.foundation.forms.choices import offer, scopes_in
from sprang.foundation.models import Platform, Scope, ScopeAncestry

from ..searchables import searchables
from .gathering import Island, islands
from .kept import records
from .seeing import CITIES, COMPANIES, UNITS, Near

LEVELS = [("", _("Möjlig och starkare")), ("2", _("Trolig och starkare")), ("3", _("Bara starka"))]
ACROSS = [
    ("", _("Var som helst")),
    (UNITS, _("Mellan enheter")),
    (COMPANIES, _("Mellan bolag och förvaltning")),
    (CITIES, _("Mellan städer")),
]


class IslandFilter(forms.Form):
    vad = forms.ChoiceField(label=_("Vad"), required=False)
    mellan = forms.ChoiceField(label=_("Var"), required=False, choices=ACROSS)
    lika = forms.ChoiceField(label=_("Hur lika"), required=False, choices=LEVELS)
    enhet = forms.ModelChoiceField(Scope.objects.none(), label=_("Enhet"), required=False)
    omrade = forms.ChoiceField(
        label=_("Område"), required=False, choices=[("", _("Alla områden")), *themes.CHOICES]
    )

    def __init__(self, *args: Any, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["enhet"], scopes_in(platform), empty=_("Alla enheter"))
        what = self.fields["vad"]
        assert isinstance(what, forms.ChoiceField)
        kinds = [(each.kind, each.noun) for each in searchables(records())]
        what.choices = [("", _("Behov och lösningar")), *kinds]


def narrowed(pairs: Sequence[Near], form: IslandFilter) -> list[Island]:
    """By kind, place and likeness of the pairs, before islands are made of them; by unit and theme
    of the islands, so that one sees the whole of those that have it. Nonsense is left out."""
    form.is_valid()
    asked = form.cleaned_data
    found = islands([near for near in pairs if _fits(near, asked)])
    if scope := asked.get("enhet"):
        below = ScopeAncestry.objects.filter(ancestor=scope).values_list("descendant_id", flat=True)
        units = set(below)
        found = [each for each in found if any(one.scope_id in units for one in each.members)]
    if theme := asked.get("omrade"):
        found = [each for each in found if any(theme in one.themes for one in each.members)]
    return found


def _fits(near: Near, asked: dict[str, Any]) -> bool:
    kind, across, level = (asked.get(name) for name in ("vad", "mellan", "lika"))
    is_kind = not kind or near.one.kind == near.other.kind == kind
    return is_kind and (not across or near.across == across) and near.level >= int(level or 1)
