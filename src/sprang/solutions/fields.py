"""Fields of forms where people write the names of things that the tables know."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sprang.core.sweden import NAMES
from sprang.foundation.links import UnknownRecord, find_records, pointer_to
from sprang.foundation.models import Platform, Record, User
from sprang.organisations.models import Organisation

from . import naming


class OrganisationField(forms.CharField):
    """The name or number of one organisation in the register."""

    current: Organisation | None = None
    """Stays as it is when nobody touches it, whatever else has its name by now."""

    def prepare_value(self, value: Any) -> Any:
        return value.name if isinstance(value, Organisation) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if self.current and text == self.current.name:
            return self.current
        return _or_told(naming.organisation_named, text) if text else None


class MunicipalitiesField(forms.CharField):
    """Names or codes of municipalities, as a list of codes."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return ", ".join(NAMES.get(code) or str(code) for code in value)
        return value

    def clean(self, value: Any) -> Any:
        return _or_told(naming.municipality_codes, super().clean(value))


class NeedsField(forms.CharField):
    """References of needs, as records that `viewer` may see."""

    viewer: User
    platform: Platform

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return ", ".join(pointer_to(record, self.platform) for record in value)
        return value

    def clean(self, value: Any) -> Any:
        return _or_told(self.find, super().clean(value))

    def find(self, text: str) -> list[Record]:
        try:
            return find_records(text, kind="need", viewer=self.viewer, platform=self.platform)
        except UnknownRecord as unknown:
            reference = str(unknown).removeprefix(f"{self.platform.slug} ")
            raise ValueError(naming.no_such_need(reference)) from unknown


def _or_told(read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except ValueError as fault:
        raise ValidationError(str(fault)) from fault


def provider() -> OrganisationField:
    return OrganisationField(
        label=_("Vem som gjort den"),
        required=False,
        max_length=200,
        help_text=_("Namnet i nätverkets register, eller organisationsnumret."),
        widget=forms.TextInput(attrs={"list": "aktorer", "autocomplete": "off"}),
    )


def adopted_by() -> MunicipalitiesField:
    return MunicipalitiesField(
        label=_("Kommuner som tagit efter"),
        required=False,
        max_length=4000,
        help_text=_("Namn eller kommunkoder med komma emellan, till exempel Växjö, Lund."),
    )


def answers() -> NeedsField:
    return NeedsField(
        label=_("Svarar på"),
        required=False,
        max_length=1000,
        help_text=_(
            "Behovens beteckningar med komma emellan. Skriv stadens namn framför när behovet finns "
            "i en annan stad, till exempel B26-0142, Helsingborg B26-0007."
        ),
    )
