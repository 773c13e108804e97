"""Saved views of lists in the API: the caller's own, saved, renamed, taken away."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema, Status
from pydantic import AwareDatetime, Field

from ..lists import saving
from ..lists.named import list_named
from ..models import SavedView
from ..models.saved_view import LONGEST
from .finding import platform_named, user_of
from .repeating import repeatable
from .shapes import Input, request_of

saved_views = Router(tags=["views"])
Name = Annotated[str, Field(min_length=1, max_length=60)]


class ViewQuery(Schema):
    platform: str = Field("", max_length=39)


class ViewOut(Schema):
    uid: UUID
    platform: str
    list: str
    name: str
    asked: str
    created_at: AwareDatetime
    page: str

    @staticmethod
    def resolve_platform(view: SavedView) -> str:
        return view.platform.slug

    @staticmethod
    def resolve_page(view: SavedView, context: dict[str, Any]) -> str:
        named = list_named(view.list)
        address = named.address(view.platform, view.asked) if named else ""
        return request_of(context).build_absolute_uri(address)


class ViewIn(Input):
    platform: Annotated[str, Field(max_length=39)]
    list: Annotated[str, Field(max_length=24)]
    name: Name
    asked: Annotated[str, Field(min_length=1, max_length=LONGEST)]


class ViewNameIn(Input):
    name: Name


def own_or_404(request: HttpRequest, uid: UUID) -> SavedView:
    rows = SavedView.objects.filter(user=user_of(request)).select_related("platform")
    return get_object_or_404(rows, uid=uid)


@saved_views.get("/views", response=list[ViewOut], summary=gettext_noop("Lista sina sparade vyer"))
def list_views(request: HttpRequest, query: Query[ViewQuery]) -> list[SavedView]:
    rows = SavedView.objects.filter(user=user_of(request)).select_related("platform")
    rows = rows.filter(platform__slug=query.platform) if query.platform else rows
    return list(rows.order_by("platform__slug", "list", "name", "pk"))


@saved_views.post(
    "/views", response={201: ViewOut}, summary=gettext_noop("Spara en vy av en lista")
)
def save_view(request: HttpRequest, given: ViewIn) -> Status[SavedView]:
    user, platform = user_of(request), platform_named(given.platform)
    said = {"list_name": given.list, "asked": given.asked, "name": given.name}
    view = repeatable(request, lambda: saving.save_view(platform=platform, by=user, **said))
    return Status(201, view)


@saved_views.patch(
    "/views/{uuid:uid}", response=ViewOut, summary=gettext_noop("Ge en sparad vy ett annat namn")
)
def rename_view(request: HttpRequest, uid: UUID, given: ViewNameIn) -> SavedView:
    return saving.rename_view(view=own_or_404(request, uid), by=user_of(request), name=given.name)


@saved_views.delete(
    "/views/{uuid:uid}", response={204: None}, summary=gettext_noop("Ta bort en sparad vy")
)
def remove_view(request: HttpRequest, uid: UUID) -> Status[None]:
    saving.remove_view(view=own_or_404(request, uid), by=user_of(request))
    return Status(204, None)
