"""Choosing a file to read in, and saying what its columns mean."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..imports import ImportKind, kinds
from ..imports.common import VISIBILITIES
from ..imports.mapping import Column
from ..imports.reading import ENDINGS
from ..models import ImportRun

NOT_READ = ("", _("Läs inte in"))


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("Vad är det för rader?"))
    file = forms.FileField(
        label=_("Fil"),
        help_text=_("CSV, Excel (XLSX) eller JSON. Inget sparas förrän du har sett efter."),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        error_messages={
            "required": _("Välj en fil, till exempel en CSV ur Excel."),
            "empty": _("Filen är tom. Välj en fil med rubriker och minst en rad."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(kind.name, kind.label) for kind in kinds() if kind.in_pages]
        self.fields["kind"] = forms.ChoiceField(label=_("Vad är det för rader?"), choices=offered)


class MappingForm(forms.Form):
    """A select for each column, and what holds for all rows."""

    source = forms.CharField(
        label=_("Varifrån kommer raderna?"),
        max_length=80,
        help_text=_(
            "Läser du in samma källa igen ändras det som är nytt, i stället för att dubbleras."
        ),
    )
    visibility = forms.ChoiceField(
        label=_("Vem får se dem?"),
        choices=[(each.value, each.label) for each in VISIBILITIES],
        help_text=_("Gäller rader där filen inte säger något annat."),
    )

    def __init__(
        self, data: Any, *, run: ImportRun, kind: type[ImportKind], columns: Sequence[Column]
    ) -> None:
        visibility = run.options.get("visibility", "internal")
        initial = {"source": run.options.get("source", ""), "visibility": visibility}
        super().__init__(data, initial=initial)
        self.columns = columns
        choices = [NOT_READ, *((field.name, field.label) for field in kind.fields)]
        for number, column in enumerate(columns):
            # the column's own name could be anything, so that the number names the field
            self.fields[f"c{number}"] = forms.ChoiceField(
                label=column.name,
                choices=choices,
                required=False,
                initial=column.field,
                widget=forms.Select(attrs={"class": "select--small"}),
            )

    def rows(self) -> list[tuple[Column, forms.BoundField]]:
        return [(column, self[f"c{number}"]) for number, column in enumerate(self.columns)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [name for key in cleaned if key[1:].isdecimal() and (name := cleaned[key])]
        if len(set(chosen)) < len(chosen):
            raise forms.ValidationError(
                gettext("Två kolumner kan inte bli samma sak. Välj en av dem.")
            )
        return cleaned

    def mapped(self) -> dict[str, str]:
        """Field -> column."""
        data = self.cleaned_data
        pairs = ((data.get(f"c{at}"), column.name) for at, column in enumerate(self.columns))
        return {name: column for name, column in pairs if name}
