"""The register of organisations: list, one, register."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.paging import page_of
from sprang.foundation.api.repeating import repeatable
from sprang.foundation.lists.narrow import by_theme

from ..actions import register_organisation
from ..models import Organisation
from ..queries import by_county, by_words
from .shapes import (
    OrganisationDetailOut,
    OrganisationIn,
    OrganisationPageOut,
    OrganisationQuery,
)

router = Router(tags=["organisations"])
ONE = "/organisations/{uuid:uid}"
EQUAL = ("type", "municipality_code", "organisation_number")


def narrowed(request: HttpRequest, query: OrganisationQuery) -> Any:
    rows = by_words(Organisation.objects.visible_to(request.user), query.q)
    if query.theme:
        rows = by_theme(rows, query.theme)
    if query.county:
        rows = by_county(rows, query.county)
    equal = ((name, getattr(query, name)) for name in EQUAL)
    return rows.filter(**{name: value for name, value in equal if value})


@router.get(
    "/organisations", response=OrganisationPageOut, summary=gettext_noop("Lista organisationer")
)
def list_organisations(request: HttpRequest, query: Query[OrganisationQuery]) -> dict[str, Any]:
    return page_of(request, narrowed(request, query), query)


@router.get(ONE, response=OrganisationDetailOut, summary=gettext_noop("Visa en organisation"))
def show_organisation(request: HttpRequest, uid: UUID) -> Organisation:
    return get_object_or_404(Organisation.objects.visible_to(request.user), uid=uid)


@router.post(
    "/organisations",
    response={201: OrganisationDetailOut},
    summary=gettext_noop("Registrera en organisation"),
)
def register(
    request: HttpRequest, response: HttpResponse, given: OrganisationIn
) -> Status[Organisation]:
    user = finding.user_of(request)
    organisation = repeatable(request, lambda: register_organisation(by=user, **given.given()))
    response["Location"] = f"{request.path}/{organisation.uid}"
    return Status(201, organisation)
