"""Saying that one has the same need."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.foundation.forms.choices import offer
from sprang.foundation.models import Scope, User

from ..models import Joining, Need
from ..speaking import places_to_speak_for


class JoinForm(forms.ModelForm[Joining]):
    class Meta:
        model = Joining
        fields = ("scope", "how_many", "words")
        labels = {"scope": _("Vilka har det?")}
        help_texts = {
            "how_many": _("Ungefär räcker: brukare, anställda, hushåll."),
            "words": _("Vad som är likadant, och vad som är annorlunda. Två meningar räcker."),
        }
        widgets = {
            "words": forms.Textarea(attrs={"rows": 4}),
            "how_many": forms.TextInput(attrs={"inputmode": "numeric"}),
        }

    def __init__(self, *args: Any, user: User, need: Need, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places_to_speak_for(user).exclude(pk=need.scope_id)
        offer(self.fields["scope"], self.places)
        self.fields["scope"].required = False

    def clean_scope(self) -> Scope | None:
        """The first that the person speaks for, where none was sent."""
        return self.cleaned_data["scope"] or self.places.first()

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def validate_unique(self) -> None:
        """A place that has joined says it anew."""
