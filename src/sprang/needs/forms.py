"""What people fill in about needs."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprang.foundation import themes
from sprang.foundation.forms.choices import (
    offer,
    own_scope,
    scopes_for,
    scopes_to_move,
    visibilities_for,
)
from sprang.foundation.forms.overtaking import SeenForm, Theirs
from sprang.foundation.models import Platform, Scope, User

from .models import Need, Requirement

LONGEST_TEXT = 20_000


class CaptureForm(forms.Form):
    text = forms.CharField(
        label=_("Vad skaver?"),
        max_length=LONGEST_TEXT,
        error_messages={"required": _("Skriv vad som skaver. En mening räcker.")},
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "true"}),
    )
    scope = forms.ModelChoiceField(Scope.objects.none(), label=_("Var"), required=False)
    visibility = forms.ChoiceField(label=_("Vem får se det"))

    def __init__(self, *args: Any, user: User, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scope = self.fields["scope"]
        offer(scope, scopes_for(user, platform), empty=platform.name)
        scope.initial = own_scope(user, platform)
        visibility = self.fields["visibility"]
        assert isinstance(visibility, forms.ChoiceField)
        visibility.choices = visibilities_for(user, platform.pk)

    def values(self) -> dict[str, Any]:
        """What was filled in, ready for the action."""
        return {name: self.cleaned_data[name] for name in ("text", "scope", "visibility")}


class NeedForm(SeenForm, forms.ModelForm[Need]):
    themes = forms.MultipleChoiceField(
        label=_("Områden"),
        choices=themes.CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Need
        fields = [
            "title",
            "text",
            "affected",
            "frequency",
            "consequence",
            "wanted_effect",
            "scope",
            "themes",
        ]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 9}),
            "consequence": forms.Textarea(attrs={"rows": 2}),
            "wanted_effect": forms.Textarea(attrs={"rows": 2}),
        }
        error_messages = {"title": {"required": _("Skriv en mening om vad som skaver.")}}
        help_texts = {
            "title": _("En mening i den drabbades egna ord."),
            "affected": _("Till exempel: tolv undersköterskor och de boende med demens."),
            "frequency": _("Till exempel: varje morgon, ungefär en timme."),
            "consequence": _("Tid, pengar, oro, sådant som inte blir gjort."),
            "wanted_effect": _("Vad som ska bli sant, inte hur. Nämn ingen produkt."),
        }

    def __init__(
        self,
        *args: Any,
        user: User,
        need: Need,
        rows: Sequence[Mapping[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        """`rows` are the requirements that are edited beside it, as they stand now."""
        super().__init__(*args, **kwargs)
        said = "\n".join(", ".join(part for part in row.values() if part) for row in rows)
        self.beside["requirements"] = Theirs(gettext("Kraven"), said)
        offer(self.fields["scope"], scopes_to_move(user, need))

    def values(self) -> dict[str, Any]:
        """What was filled in, ready for the action; the version is passed by itself."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class RequirementForm(forms.ModelForm[Requirement]):
    class Meta:
        model = Requirement
        fields = ["what", "today", "target", "how_measured", "weight"]
        error_messages = {
            "what": {"required": _("Skriv vad som ska bli sant.")},
            "target": {"required": _("Skriv ett mål, till exempel 90 procent.")},
        }


RequirementFormSet = forms.formset_factory(RequirementForm, extra=2, max_num=40, can_delete=True)


class CloseForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Varför avslutas det?"),
        max_length=600,
        help_text=_(
            "Två meningar räcker. Den som skrev behovet får läsa dem, och andra lär av dem."
        ),
        error_messages={"required": _("Skriv varför. Den som skrev behovet får läsa det.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
