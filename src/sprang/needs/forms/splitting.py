"""One need that becomes two: what the new one says, and what is left of the old."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.foundation.forms.choices import offer, scopes_to_move
from sprang.foundation.models import User

from ..models import Need


class SplitForm(forms.ModelForm[Need]):
    rest_title = forms.CharField(
        label=_("Rubrik"),
        max_length=200,
        error_messages={"required": _("Skriv en mening om vad som skaver.")},
    )
    rest_text = forms.CharField(
        label=_("Beskrivning"),
        max_length=20_000,
        error_messages={"required": _("Skriv vad som är kvar av behovet.")},
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Need
        fields = ("title", "text", "scope")
        widgets = {"text": forms.Textarea(attrs={"rows": 7})}
        error_messages = {"title": {"required": _("Skriv en mening om vad som skaver.")}}

    def __init__(self, *args: Any, user: User, need: Need, **kwargs: Any) -> None:
        stands = {"rest_title": need.title, "rest_text": need.text, "scope": need.scope_id}
        initial = {**stands, "version": need.version}
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.fields["text"].required = True
        self.fields["text"].error_messages["required"] = _("Skriv vad den nya delen handlar om.")
        offer(self.fields["scope"], scopes_to_move(user, need))

    def values(self) -> dict[str, Any]:
        """Of the new one by their names, of the old one under `rest`."""
        said = self.cleaned_data
        rest = {"title": said["rest_title"], "text": said["rest_text"]}
        return {name: said[name] for name in self.Meta.fields} | {"rest": rest}
