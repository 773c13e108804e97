"""Fetching what the caller may see and what the caller points at."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ..errors import BadInput, NotAllowed
from ..forms.choices import scopes_for, scopes_to_move
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


def platform_named(slug: str) -> Platform:
    platform = Platform.objects.filter(slug=slug).first()
    if platform is None:
        raise BadInput({"platform": _("Det finns ingen plattform med det namnet.")})
    return platform


def scope_to_write_in(user: User, platform: Platform, uid: UUID | None) -> Scope | None:
    """A unit of the caller's own, or any on the platform for its lead."""
    return _scope(scopes_for(user, platform), uid)


def scope_to_move_to(user: User, record: Record, uid: UUID) -> Scope | None:
    """Where the record already is, or where the caller may write."""
    return _scope(scopes_to_move(user, record), uid)


def _scope(scopes: QuerySet[Scope], uid: UUID | None) -> Scope | None:
    scope = scopes.filter(uid=uid).first() if uid else None
    if uid and scope is None:
        raise BadInput({"scope": _("Välj en enhet på plattformen som du får skriva för.")})
    return scope
