"""Fetching what the caller may see and what the caller points at."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ..choices import scopes_for, scopes_in
from ..errors import BadInput, NotAllowed, Stale
from ..models import Platform, Record, RecordQuerySet, Scope, User
from .shapes import RELATED


def user_of(request: HttpRequest) -> User:
    """The person behind a change. The door has let nobody else through to it."""
    if isinstance(request.user, AnonymousUser):
        raise NotAllowed("anonymous")
    return request.user


def seen(rows: RecordQuerySet, request: HttpRequest) -> RecordQuerySet:
    """What the caller may see of a kind of record, with what its shape reads."""
    return rows.visible_to(request.user).select_related(*RELATED)


def record_or_404(
    rows: RecordQuerySet, request: HttpRequest, platform_slug: str, reference: str
) -> Any:
    return get_object_or_404(seen(rows, request), platform__slug=platform_slug, reference=reference)


def fresh(record: Record, version: int | None) -> None:
    """:raises Stale: the record is no longer what the caller saw."""
    if version not in (None, record.version):
        raise Stale


def platform_named(slug: str) -> Platform:
    platform = Platform.objects.filter(slug=slug).first()
    if platform is None:
        raise BadInput({"platform": _("Det finns ingen plattform med det namnet.")})
    return platform


def scope_to_write_in(user: User, platform: Platform, uid: UUID | None) -> Scope | None:
    """A unit of the caller's own, or any on the platform for its lead."""
    return _scope(scopes_for(user, platform), uid)


def scope_on(platform: Platform, uid: UUID) -> Scope | None:
    """The platform itself, one of its organisations or units."""
    here = Q(pk=platform.pk) | Q(pk__in=scopes_in(platform).values("pk"))
    return _scope(Scope.objects.filter(here), uid)


def _scope(scopes: QuerySet[Scope], uid: UUID | None) -> Scope | None:
    scope = scopes.filter(uid=uid).first() if uid else None
    if uid and scope is None:
        raise BadInput({"scope": _("Välj en enhet på plattformen som du får skriva för.")})
    return scope
