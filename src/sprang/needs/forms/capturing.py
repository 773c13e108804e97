"""Writing down what hurts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.foundation.forms.choices import offer, own_scope, scopes_for, visibilities_for
from sprang.foundation.models import Platform, Scope, User

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
