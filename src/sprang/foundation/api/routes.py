"""Platforms, which are public facts, and the caller's own account."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from ninja import Router, Schema

from ..enums import Role
from ..models import Membership, Platform, Token, User
from .finding import user_of
from .shapes import ScopeOut, request_of

platforms = Router(tags=["platforms"])
me = Router(tags=["me"])


class PlatformOut(Schema):
    uid: UUID
    slug: str
    name: str
    municipality_code: str
    languages: list[str]
    tagline: str
    innovation_definition: str
    is_demo: bool
    page: str

    @staticmethod
    def resolve_languages(platform: Platform) -> list[str]:
        return [language for language in platform.languages.split(",") if language]

    @staticmethod
    def resolve_innovation_definition(platform: Platform) -> str:
        return platform.said("innovation_definition")

    @staticmethod
    def resolve_page(platform: Platform, context: dict[str, Any]) -> str:
        return request_of(context).build_absolute_uri(platform.get_absolute_url())


class PlatformsOut(Schema):
    items: list[PlatformOut]


class RoleOut(Schema):
    role: Role
    scope: ScopeOut


class TokenOut(Schema):
    name: str
    scope: Token.Scope
    expires_at: datetime


class MeOut(Schema):
    uid: UUID
    name: str
    email: str
    language: str
    roles: list[RoleOut]
    token: TokenOut | None


@platforms.get("/platforms", response=PlatformsOut, summary=gettext_noop("Lista plattformar"))
def list_platforms(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001  ninja's name for it
    return {"items": Platform.objects.all()}


@platforms.get(
    "/platforms/{slug:platform_slug}",
    response=PlatformOut,
    summary=gettext_noop("Visa en plattform"),
)
def show_platform(request: HttpRequest, platform_slug: str) -> Platform:  # noqa: ARG001
    return get_object_or_404(Platform, slug=platform_slug)


@me.get("/me", response=MeOut, summary=gettext_noop("Visa vem nyckeln tillhör"))
def show_me(request: HttpRequest) -> dict[str, Any]:
    user: User = user_of(request)
    token = getattr(request, "auth", None)
    return {
        "uid": user.uid,
        "name": str(user),
        "email": user.email,
        "language": user.language,
        "roles": list(Membership.objects.current().filter(user=user).select_related("scope")),
        "token": token if isinstance(token, Token) else None,
    }
