"""What a lead fills in to read in a file: which file, and what its columns mean."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .enums import Visibility
from .imports.kinds import ImportKind, kinds
from .imports.mapping import Column
from .models import ImportRun


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("Vad finns i filen?"))
    file = forms.FileField(
        label=_("Fil"),
        help_text=_("CSV, Excel (.xlsx) eller JSON. Första raden har kolumnernas namn."),
        error_messages={"required": _("Välj en fil."), "empty": _("Filen är tom. Välj en annan.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(each.name, each.label) for each in kinds() if each.in_pages]


class MappingForm(forms.Form):
    """A field for each column, and what holds for all rows."""

    visibility = forms.ChoiceField(label=_("Vem får se raderna"))
    source = forms.CharField(
        label=_("Vad källan heter"),
        max_length=80,
        help_text=_("Samma namn nästa gång, så ändras raderna i stället för att bli dubbla."),
    )

    def __init__(
        self,
        *args: Any,
        run: ImportRun,
        kind: type[ImportKind],
        columns: Sequence[Column],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        choices = [("", _("Läs inte in")), *((field.name, field.label) for field in kind.fields)]
        for at, column in enumerate(columns):
            self.fields[f"column{at}"] = forms.ChoiceField(
                label=column.name, choices=choices, required=False, initial=column.field
            )
        visibility = self.fields["visibility"]
        assert isinstance(visibility, forms.ChoiceField)
        visibility.choices = [each for each in Visibility.choices if each[0] != Visibility.ROOM]
        visibility.initial = run.options.get("visibility", Visibility.INTERNAL)
        self.fields["source"].initial = run.options.get("source", "")

    def rows(self) -> Iterator[tuple[Column, forms.BoundField]]:
        for at, column in enumerate(self.columns):
            yield column, self[f"column{at}"]

    def clean(self) -> dict[str, Any]:
        """One field can't come from two columns."""
        seen: set[str] = set()
        for at in range(len(self.columns)):
            chosen = self.cleaned_data.get(f"column{at}")
            if chosen and chosen in seen:
                self.add_error(f"column{at}", _("Två kolumner kan inte bli samma sak."))
            seen.add(chosen or "")
        return self.cleaned_data

    def mapped(self) -> dict[str, str]:
        """Field -> column, as `map_run` takes it."""
        chosen = {self.cleaned_data[f"column{at}"]: each for at, each in enumerate(self.columns)}
        return {name: column.name for name, column in chosen.items() if name}
