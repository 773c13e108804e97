"""What an organisation looks like in the API. Lengths are those of the tables; a test compares."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from ninja import Schema
from pydantic import AfterValidator, Field

from sprang.core.counties import COUNTIES
from sprang.foundation.api.paging import PageOut, Paging
from sprang.foundation.api.shapes import Input, Theme, Themes, WebAddress, left_out, once, one_of

from ..enums import OrganisationKind, Size
from ..models import Organisation
from ..profile import LANGUAGES, PLACES

Spoken = Annotated[str, *one_of(LANGUAGES, _("Välj bland språken i listan."))]
Place = Annotated[str, *one_of(PLACES, _("Välj bland länen i listan, eller 00 för hela landet."))]
County = Annotated[str, *one_of(COUNTIES, _("Välj bland länen i listan."))]
Languages = Annotated[list[Spoken], Field(max_length=15), AfterValidator(once)]
Places = Annotated[list[Place], Field(max_length=22), AfterValidator(once)]
Year = Annotated[int, Field(ge=1000, le=2100)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Number = Annotated[str, Field(max_length=20)]
Summary = Annotated[str, Field(max_length=400)]
Some = Annotated[str, Field(max_length=4000)]
Long = Annotated[str, Field(max_length=20_000)]
MunicipalityCode = Annotated[str, Field(pattern="^([0-9]{4})?$")]


class OrganisationQuery(Paging):
    q: Annotated[str, Field(max_length=200)] = ""
    type: OrganisationKind | None = None
    theme: Theme | None = None
    county: County | None = None
    municipality_code: MunicipalityCode = ""
    organisation_number: Annotated[str, Field(pattern="^([0-9]{10})?$")] = ""


class OrganisationOut(Schema):
    uid: UUID
    type: OrganisationKind
    name: str
    organisation_number: str
    municipality_code: str
    municipality_name: str
    summary: str
    text: str
    seeks: str
    references: str
    website: str
    languages: list[str]
    places: list[str]
    size: Size | Literal[""]
    founded: int | None
    is_women_owned: bool | None
    themes: list[str]
    changed_at: datetime


class OrganisationPageOut(PageOut):
    items: list[OrganisationOut]


class UnitOut(Schema):
    uid: UUID
    type: str
    name: str
    parent: UUID | None

    @staticmethod
    def resolve_parent(unit: Any) -> UUID | None:
        return unit.parent.uid if unit.parent else None


class OrganisationDetailOut(OrganisationOut):
    units: list[UnitOut]

    @staticmethod
    def resolve_units(organisation: Organisation) -> list[Any]:
        return list(organisation.units.select_related("parent").order_by("name", "pk"))


class OrganisationIn(Input):
    name: Name
    type: OrganisationKind
    organisation_number: Number = ""
    municipality_code: MunicipalityCode = ""
    summary: Summary = ""
    text: Long = ""
    seeks: Some = ""
    references: Some = ""
    website: WebAddress = ""
    languages: Languages = []
    places: Places = []
    size: Size | Literal[""] = ""
    founded: Year | None = None
    is_women_owned: bool | None = None
    themes: Themes = []


class OrganisationEditIn(Input):
    """What is left out stays as it is."""

    name: Name = left_out()
    type: OrganisationKind = left_out()
    organisation_number: Number = left_out()
    municipality_code: MunicipalityCode = left_out()
    summary: Summary = left_out()
    text: Long = left_out()
    seeks: Some = left_out()
    references: Some = left_out()
    website: WebAddress = left_out()
    languages: Languages = left_out()
    places: Places = left_out()
    size: Size | Literal[""] = left_out()
    founded: Year | None = left_out()
    is_women_owned: bool | None = left_out()
    themes: Themes = left_out()


class MergeIn(Input):
    into: UUID


class PartIn(Input):
    gone: UUID
