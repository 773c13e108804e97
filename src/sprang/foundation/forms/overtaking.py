"""Two people who edit the same thing at once: the later is told what the other wrote."""

from hashlib import blake2s
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.db import models
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from .editing import refill


class Theirs(NamedTuple):
    """What somebody else has written meanwhile in a field that the person also changed."""

    label: str
    text: str


class SeenForm(forms.Form):
    """A form that edits what is there already, and tells what others have changed meanwhile.

    It carries a short sum of each value as it was when the page was made. When it comes back, what
    the person has not touched follows the others; where both have written, the person's own words
    stay in the field, the others' are told beside it, and saving once more lets the own ones stand.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    overtaken: list[Theirs]
    beside: dict[str, Theirs]
    """What is edited on the same page outside the form's own fields, as it stands now."""
    aside: ClassVar[frozenset[str]] = frozenset({"seen", "version"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.overtaken, self.beside = [], {}

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        if field_name == "seen":
            return " ".join(f"{name}:{total}" for name, total in self.standing().items())
        return super().get_initial_for_field(field, field_name)

    def standing(self) -> dict[str, str]:
        """The sum of each value as it is now."""
        own = {name: sum_of(self.now(name)) for name in self.fields if name not in self.aside}
        return own | {name: sum_of(each.text) for name, each in self.beside.items()}

    def now(self, name: str) -> Any:
        return self.get_initial_for_field(self.fields[name], name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        standing, seen = self.standing(), read_sums(cleaned.pop("seen", ""))
        changed = [name for name, now in standing.items() if seen.get(name, now) != now]
        # what stands there already was written by a first press of the same button
        if any(self.own(name) != standing[name] for name in changed):
            self.follow(changed, seen)
        return cleaned

    def follow(self, changed: list[str], seen: dict[str, str]) -> None:
        """Bring the form up to what stands now, and say so. The errors keep it from being saved."""
        refill(self, "seen", self["seen"].initial)
        if "version" in self.fields:
            refill(self, "version", str(self.now("version")))
        self.overtaken += [self.beside[name] for name in changed if name in self.beside]
        for name in changed:
            if name in self.fields:
                self.follow_field(name, seen[name])
        labels = [self.label(name) for name in changed]
        self.add_error(None, self.said(get_text_list(labels, _("och"))))

    def follow_field(self, name: str, seen: str) -> None:
        field, now = self.fields[name], self.now(name)
        if self.own(name) == seen:
            refill(self, name, field.prepare_value(now))
        elif self.own(name) != sum_of(now):
            self.overtaken.append(Theirs(self.label(name), told(field, now)))

    def own(self, name: str) -> str | None:
        """The sum of what the person sent; None where it could not be used."""
        return sum_of(self.cleaned_data[name]) if name in self.cleaned_data else None

    def label(self, name: str) -> str:
        return self.beside[name].label if name in self.beside else str(self.fields[name].label)

    def said(self, names: str) -> str:
        if not self.overtaken:
            return _(
                "Någon annan har ändrat under tiden: %(names)s. Deras ändring står nu i "
                "formuläret, och det du skrev finns kvar. Läs igenom och spara igen."
            ) % {"names": names}
        return _(
            "Någon annan har ändrat under tiden: %(names)s. Det du skrev finns kvar här. Läs vad "
            "de skrev först, och spara igen om ditt ska gälla."
        ) % {"names": names}


def sum_of(value: Any) -> str:
    """Eight signs that differ when the value does, whether it comes from the row or a form."""
    return blake2s(_plain(value).encode(errors="replace"), digest_size=4).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, list | tuple | set | models.QuerySet):
        return "\n".join(sorted(_plain(each) for each in value))
    if isinstance(value, float) or hasattr(value, "normalize"):
        return format(value.normalize() if hasattr(value, "normalize") else value, "f")
    return "" if value is None else "\n".join(str(value).split("\r\n")).strip()


def read_sums(text: str) -> dict[str, str]:
    pairs = (each.partition(":") for each in text.split())
    return {name: total for name, _colon, total in pairs}


def told(field: forms.Field, value: Any) -> str:
    """How a value reads to people: the labels of choices, the words themselves."""
    shown = field.prepare_value(value)
    labels = {str(key): str(label) for key, label in getattr(field, "choices", None) or []}
    many = shown if isinstance(shown, list | tuple) else [shown]
    return ", ".join(labels.get(str(each), str(each)) for each in many if each not in ("", None))
