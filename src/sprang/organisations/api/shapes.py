"""What an organisation looks like in the API. Lengths are those of the tables; a test compares."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from ninja import Schema
from pydantic import AfterValidator, Field

from sprang.core.counties import COUNTIES
from sprang.foundation.api.paging import PageOut, Paging
from sprang.foundation.api.shapes import Input, Theme, Themes, WebAddress, once, one_of

from ..enums import OrganisationKind, Size
from ..models import Organisation
from ..profile import LANGUAGES, PLACES

Spoken = Annotated[str, *one_of(LANGUAGES, _("Välj bland språken i listan."))]
Place = Annotated[str, *one_of(PLACES, _("Välj bland länen i listan, eller 00 för hela landet."))]
County = Annotated[str, *one_of(COUNTIES, _("Välj bland länen i listan."))]
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
    name: Annotated[str, Field(min_length=1, max_length=200)]
    type: OrganisationKind
    organisation_number: Annotated[str, Field(max_length=20)] = ""
    municipality_code: MunicipalityCode = ""
    summary: Annotated[str, Field(max_length=400)] = ""
    text: Annotated[str, Field(max_length=20_000)] = ""
    seeks: Annotated[str, Field(max_length=4000)] = ""
    references: Annotated[str, Field(max_length=4000)] = ""
    website: WebAddress = ""
    languages: Annotated[list[Spoken], Field(max_length=15), AfterValidator(once)] = []
    places: Annotated[list[Place], Field(max_length=22), AfterValidator(once)] = []
    size: Size | Literal[""] = ""
    founded: Annotated[int, Field(ge=1000, le=2100)] | None = None
    is_women_owned: bool | None = None
    themes: Themes = []
