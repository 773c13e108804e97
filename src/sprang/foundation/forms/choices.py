"""What a person may choose among in a form: places to write for, circles to show it to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q, QuerySet
from django.forms.models import ModelChoiceIterator

from ..enums import LEAD_ROLES, OUTSIDE_ROLES, ScopeKind, Visibility
from ..models import Platform, Record, Scope, User

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Choices = list[tuple[str, str]]


class ReadOnce(ModelChoiceIterator[Scope]):
    """A select asks twice for what it offers: the first choice decides if it is `required`."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if not hasattr(self, "_read"):
            self._read = list(super().__iter__())
        return iter(self._read)


def offer(
    field: forms.Field, places: QuerySet[Scope], *, empty: "str | StrPromise | None" = None
) -> None:
    """Let a field of a form choose among places; `empty` names the choice of none of them."""
    assert isinstance(field, forms.ModelChoiceField)
    field.iterator = ReadOnce
    field.queryset = places
    field.empty_label = empty


def scopes_in(platform: Platform) -> QuerySet[Scope]:
    """The organisations and units of a platform, by name."""
    inside = Q(above__ancestor_id=platform.pk, above__depth__gt=0)
    return Scope.objects.filter(inside).exclude(kind=ScopeKind.ROOM).order_by("name")


def scopes_for(user: User, platform: Platform) -> QuerySet[Scope]:
    """Where the person may write: own units and those below; everywhere for a lead."""
    if user.access.leads(platform.pk):
        return scopes_in(platform)
    mine: set[int] = set()
    for role, scopes in user.access.scopes_by_role.items():
        if role not in OUTSIDE_ROLES:
            mine |= scopes
    return scopes_in(platform).filter(pk__in=mine)


def scopes_to_move(user: User, record: Record) -> QuerySet[Scope]:
    """Where the person may move a record: where they may write, and where it already is."""
    allowed = Q(pk__in=scopes_for(user, record.platform).values("pk")) | Q(pk=record.scope_id)
    if user.access.leads(record.platform_id):
        allowed |= Q(pk=record.platform_id)
    return Scope.objects.filter(allowed).order_by("name")


def own_scope(user: User, platform: Platform) -> Scope | None:
    """Where the person works here: the first organisation or unit they hold a role in."""
    held = user.memberships.current().values("scope")
    return scopes_in(platform).filter(pk__in=held).first()


def visibilities_for(user: User, scope_id: int, current: str = "") -> Choices:
    """The circles that the person may choose; rooms are chosen from within the room.

    What is written on a platform is asked with the platform's own id. A guest's is a draft.
    """
    if user.access.is_guest(scope_id) and not user.access.leads(scope_id):
        return [(Visibility.DRAFT.value, str(Visibility.DRAFT.label))]
    narrow = [Visibility.INTERNAL, Visibility.UNIT, Visibility.DRAFT]
    wide = [Visibility.NETWORK, Visibility.PUBLIC]
    may_widen = user.access.has_role(scope_id, *LEAD_ROLES) or current in wide
    return [(each.value, str(each.label)) for each in narrow + (wide if may_widen else [])]
