"""What people fill in about rooms."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sprang.foundation import themes
from sprang.foundation.forms.overtaking import SeenForm
from sprang.foundation.models import Membership, User

from .actions.inviting import NOBODY
from .enums import Part, Way
from .models import Room, RoomTask

ANY_THEME = [("", _("Alla områden")), *themes.CHOICES]


class RoomFilter(forms.Form):
    """How the list of rooms, and that of what is in one, can be narrowed."""

    q = forms.CharField(label=_("Sök"), required=False, max_length=200, widget=forms.SearchInput)
    omrade = forms.ChoiceField(label=_("Område"), required=False, choices=ANY_THEME)


class RoomForm(SeenForm, forms.ModelForm[Room]):
    theme = forms.ChoiceField(
        label=_("Område"),
        required=False,
        choices=[("", _("Inget")), *themes.CHOICES],
        help_text=_("Partner som arbetar med området kan gå med, om rummet är öppet för dem."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Room
        fields = ("title", "text", "theme", "way")
        labels = {"title": _("Vad heter rummet"), "text": _("Vad är det till för")}
        widgets = {"text": forms.Textarea(attrs={"rows": 5}), "way": forms.RadioSelect}
        help_texts = {
            "text": _("Den som bjuds in läser det här innan de svarar."),
        }
        error_messages = {"title": {"required": _("Skriv vad rummet heter.")}}

    def __init__(self, *args: Any, may_open: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        way = self.fields["way"]
        assert isinstance(way, forms.ChoiceField)
        is_open = self.instance.way == Way.PARTNERS
        way.choices = Way.choices if may_open or is_open else Way.choices[:1]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _post_clean(self) -> None:
        """The action writes; a form that set the values first would hide what differs."""


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-post"),
        help_text=_("Någon som har ett konto och en roll i nätverket."),
        error_messages={
            "required": _("Skriv en e-postadress, till exempel namn@boras.example."),
            "invalid": _("Skriv en e-postadress, till exempel namn@boras.example."),
        },
    )
    part = forms.ChoiceField(label=_("Uppgift"), choices=Part.choices, initial=Part.MEMBER)

    def clean_email(self) -> User:
        """The person themselves."""
        found = User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True)
        if (user := found.first()) is None:
            raise ValidationError(NOBODY)
        return user


class RemoveForm(forms.Form):
    reason = forms.CharField(
        label=_("Varför"),
        max_length=300,
        help_text=_(
            "Skälet står i rummets logg, och personen läser det bland sina egna uppgifter."
        ),
        error_messages={"required": _("Skriv varför. Skälet står i rummets logg.")},
    )


class TaskForm(forms.Form):
    title = forms.CharField(
        label=_("Vad ska göras"),
        max_length=200,
        error_messages={"required": _("Skriv vad som ska göras.")},
    )
    who = forms.ChoiceField(label=_("Vem gör det"), required=False)
    due = forms.DateField(
        label=_("Klart senast"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Skriv datumet som 2027-06-30.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, members: list[Membership], task: RoomTask | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(each.user.uid): each.user for each in members}
        who = self.fields["who"]
        assert isinstance(who, forms.ChoiceField)
        if task and task.who:  # whoever has left keeps what is done
            self.members.setdefault(str(task.who.uid), task.who)
        names = [(uid, str(user)) for uid, user in self.members.items()]
        who.choices = [("", _("Den som hinner")), *names]

    def values(self) -> dict[str, Any]:
        who = self.members.get(self.cleaned_data["who"])
        return {"title": self.cleaned_data["title"], "who": who, "due": self.cleaned_data["due"]}


def begun(task: RoomTask) -> dict[str, Any]:
    who = str(task.who.uid) if task.who else ""
    return {"title": task.title, "who": who, "due": task.due, "version": task.version}
