"""Those who write a need together."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Router, Schema, Status
from pydantic import Field

from sprang.foundation.api.finding import user_of
from sprang.foundation.api.shapes import Input
from sprang.foundation.errors import BadInput
from sprang.foundation.history import knows
from sprang.foundation.models import User

from .. import actions
from ..models import CoAuthor
from .routes import ONE, need_or_404

authors = Router(tags=["needs"])


class CoAuthorOut(Schema):
    uid: UUID
    name: str

    @staticmethod
    def resolve_uid(each: CoAuthor) -> UUID:
        return each.user.uid

    @staticmethod
    def resolve_name(each: CoAuthor) -> str:
        return str(each.user)


class CoAuthorsOut(Schema):
    items: list[CoAuthorOut]


class CoAuthorIn(Input):
    email: Annotated[str, Field(min_length=3, max_length=254)]


@authors.get(
    f"{ONE}/co-authors", response=CoAuthorsOut, summary=gettext_noop("Lista medförfattare")
)
def list_co_authors(
    request: HttpRequest, platform_slug: str, reference: str
) -> dict[str, list[CoAuthor]]:
    """To colleagues; others are told no names."""
    need = need_or_404(request, platform_slug, reference)
    rows = need.co_authors.select_related("user") if knows(request.user, need) else []
    return {"items": list(rows)}


@authors.put(
    f"{ONE}/co-authors", response=CoAuthorOut, summary=gettext_noop("Bjud in en medförfattare")
)
def add_co_author(
    request: HttpRequest, platform_slug: str, reference: str, given: CoAuthorIn
) -> CoAuthor:
    need = need_or_404(request, platform_slug, reference)
    found = User.objects.filter(email__iexact=given.email.strip(), is_active=True).first()
    by = user_of(request)
    if found is None:
        actions.must_name_authors(by, need)
        raise BadInput({"email": _("Ingen som arbetar här och ser behovet har den adressen.")})
    return actions.add_co_author(need=need, by=by, user=found)


@authors.delete(
    f"{ONE}/co-authors/{{uuid:uid}}",
    response={204: None},
    summary=gettext_noop("Ta bort en medförfattare"),
)
def remove_co_author(
    request: HttpRequest, platform_slug: str, reference: str, uid: UUID
) -> Status[None]:
    need = need_or_404(request, platform_slug, reference)
    person = get_object_or_404(User, co_authorships__need=need, uid=uid)
    actions.remove_co_author(need=need, by=user_of(request), user=person)
    return Status(204, None)
