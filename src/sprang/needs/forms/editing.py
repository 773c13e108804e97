"""Changing the words and the requirements of a need."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprang.foundation import goals, themes
from sprang.foundation.forms.choices import offer, scopes_to_move
from sprang.foundation.forms.overtaking import SeenForm, Theirs
from sprang.foundation.models import User

from ..models import Need, Requirement


class NeedForm(SeenForm, forms.ModelForm[Need]):
    themes = forms.MultipleChoiceField(
        label=_("Områden"),
        choices=themes.CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    goals = forms.MultipleChoiceField(
        label=_("Globala mål"),
        choices=goals.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Need
        fields = [
            "title",
            "text",
            *Need.TOLD,
            "scope",
            "themes",
            "goals",
        ]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 9}),
            "consequence": forms.Textarea(attrs={"rows": 2}),
            "wanted_effect": forms.Textarea(attrs={"rows": 2}),
            "limits": forms.Textarea(attrs={"rows": 2}),
            "tried": forms.Textarea(attrs={"rows": 3}),
        }
        error_messages = {"title": {"required": _("Skriv en mening om vad som skaver.")}}
        help_texts = {
            "title": _("En mening i den drabbades egna ord."),
            "affected": _("Till exempel: tolv undersköterskor och de boende med demens."),
            "how_many": _("Till exempel: 12 i personalen och 30 boende."),
            "frequency": _("Till exempel: varje morgon, ungefär en timme."),
            "consequence": _("Tid, pengar, oro, sådant som inte blir gjort."),
            "wanted_effect": _("Vad som ska bli sant, inte hur. Nämn ingen produkt."),
            "limits": _("Lagar, lokaler, arbetssätt eller pengar som en lösning måste passa i."),
            "tried": _("Vad ni har gjort redan, och varför det inte räckte."),
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
        fields = Requirement.WORDS
        error_messages = {
            "what": {"required": _("Skriv vad som ska bli sant.")},
            "target": {"required": _("Skriv ett mål, till exempel 90 procent.")},
        }


class Requirements(forms.BaseFormSet[RequirementForm]):
    def values(self) -> list[dict[str, str]]:
        """The rows that shall stand, in their order."""
        return [
            {name: row.cleaned_data[name] for name in Requirement.WORDS}
            for row in self.forms
            if row.cleaned_data and not row.cleaned_data.get("DELETE")
        ]


RequirementFormSet = cast(
    "type[Requirements]",
    forms.formset_factory(
        RequirementForm,
        formset=Requirements,
        extra=2,
        max_num=Requirement.MOST,
        can_delete=True,
    ),
)


def edit_forms(words: QueryDict | None, need: Need, user: User) -> tuple[NeedForm, Requirements]:
    """The forms of a need and of its requirements, filled in with what stands, or `words`."""
    stands = list(need.requirements.values(*Requirement.WORDS))
    begun = {name: getattr(need, name) for name in (*NeedForm.Meta.fields, "version")}
    form = NeedForm(words, initial=begun, user=user, need=need, rows=stands)
    return form, RequirementFormSet(words, initial=stands, prefix="krav")
