"""What people fill in about solutions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.foundation import themes
from sprang.foundation.forms.choices import offer, own_scope, scopes_for, visibilities_for
from sprang.foundation.forms.overtaking import SeenForm
from sprang.foundation.models import Platform, Scope, User

from . import fields
from .answering import answered
from .choosing import names_known, scopes_to
from .enums import SolutionStatus
from .models import Solution

FIELDS = [
    "title",
    "summary",
    "text",
    "effect",
    "effect_before",
    "effect_after",
    "effect_unit",
    "in_use_since",
    "novelty",
    "copied_from",
    "provider",
    "adopted_by",
    "website",
    "scope",
    "themes",
]


class SolutionForm(forms.ModelForm[Solution]):
    themes = forms.MultipleChoiceField(
        label=_("Områden"),
        choices=themes.CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    website = forms.URLField(label=_("Webbplats"), required=False, assume_scheme="https")
    provider = fields.provider()
    adopted_by = fields.adopted_by()
    answers = fields.answers()

    class Meta:
        model = Solution
        fields = FIELDS
        widgets = {"text": forms.Textarea(attrs={"rows": 9})}
        error_messages = {
            "title": {"required": _("Skriv en rubrik som säger vad lösningen gör.")},
            "text": {"required": _("Beskriv lösningen så att någon annan kan ta efter.")},
        }
        help_texts = {
            "title": _("En mening om vad den gör, inte vad den heter."),
            "summary": _("Det som visas i listor och träffar."),
            "text": _("Vad den är, hur ni införde den, vad den gav och vad som inte fungerade."),
            "effect": _("Till exempel: 41 procent färre utryckningar vid skyfall."),
            "in_use_since": _("År eller år och månad, till exempel 2025-03."),
            "copied_from": _("Kommunen eller den som gjorde det först."),
        }

    def __init__(self, *args: Any, user: User, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scope = self.fields["scope"]
        offer(scope, scopes_for(user, platform), empty=platform.name)
        scope.required = False
        self.fields["text"].required = True
        needs = self.fields["answers"]
        assert isinstance(needs, fields.NeedsField)
        needs.viewer, needs.platform = user, platform
        self.known = names_known(platform)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        ends = (given.get("effect_before"), given.get("effect_after"))
        if (ends[0] is None) != (ends[1] is None):
            missing = "effect_before" if ends[0] is None else "effect_after"
            self.add_error(missing, _("Skriv både före och efter, eller inget av dem."))
        return given

    def values(self) -> dict[str, Any]:
        """What was filled in, ready for the action."""
        return {name: self.cleaned_data[name] for name in (*FIELDS, "answers") if name != "scope"}


class NewSolutionForm(SolutionForm):
    status = forms.ChoiceField(
        label=_("Var den står"),
        choices=[
            (status.value, status.label)
            for status in (SolutionStatus.IN_USE, SolutionStatus.TESTED, SolutionStatus.IDEA)
        ],
    )
    visibility = forms.ChoiceField(label=_("Vem får se det"))

    def __init__(self, *args: Any, user: User, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, user=user, platform=platform, **kwargs)
        visibility = self.fields["visibility"]
        assert isinstance(visibility, forms.ChoiceField)
        visibility.choices = visibilities_for(user, platform.pk)
        self.fields["scope"].initial = own_scope(user, platform)

    def values(self) -> dict[str, Any]:
        chosen = {name: self.cleaned_data[name] for name in ("status", "visibility", "scope")}
        return super().values() | chosen


class EditSolutionForm(SeenForm, SolutionForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, user: User, platform: Platform, solution: Solution, **kwargs: Any
    ) -> None:
        """It stays where it is unless the person moves it to a place of their own."""
        kwargs["initial"] = begun(solution, user)
        super().__init__(*args, user=user, platform=platform, **kwargs)
        self.solution = solution
        scope, provider = self.fields["scope"], self.fields["provider"]
        assert isinstance(provider, fields.OrganisationField)
        offer(scope, scopes_to(user, solution))
        provider.current = solution.provider

    def clean_scope(self) -> Scope:
        return self.cleaned_data["scope"] or self.solution.scope

    def values(self) -> dict[str, Any]:
        return super().values() | {"scope": self.cleaned_data["scope"]}


def begun(solution: Solution, user: User) -> dict[str, Any]:
    """What the form begins with."""
    words = {name: getattr(solution, name) for name in (*FIELDS, "version")}
    return words | {"answers": answered(solution, user)}
