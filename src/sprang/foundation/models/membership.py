"""Who holds which role where, and from when to when."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, OuterRef, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access import Access, Held, access_from
from ..enums import Role, ScopeKind
from .scope import Scope, ScopeAncestry

if TYPE_CHECKING:
    from .user import User


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        today = timezone.localdate()
        ended = Q(valid_until__lt=today)
        return self.filter(valid_from__lte=today).exclude(ended)

    def access_of(self, user: "User") -> Access:
        """Two queries, however many memberships there are."""
        return self.accesses_of({user.pk})[user.pk]

    def accesses_of(self, users: Collection[int]) -> dict[int, Access]:
        """Of people by their keys. Two queries, however many they are."""
        theirs = self.current().filter(user__in=users).annotate(waits=_waits())
        rows = list(theirs.values_list("user_id", "role", "scope_id", "waits"))
        above, below = _relatives({scope for _user, _role, scope, _waits in rows})
        held: dict[int, list[Held]] = defaultdict(list)
        for user, role, scope, waits in rows:
            held[user].append(Held(Role(role), above[scope], below[scope], waits))
        return {user: access_from(held[user]) for user in users}


def _waits() -> "ExpressionWrapper[Q]":
    """The city asks two steps of its administrators, and this one signs in with one."""
    from allauth.mfa.models import Authenticator  # its table points at the user's

    asks = ScopeAncestry.objects.filter(
        descendant=OuterRef("scope"), ancestor__as_platform__administrators_two_steps=True
    )
    app = Authenticator.objects.filter(user=OuterRef("user"), type=Authenticator.Type.TOTP)
    waits = Q(role=Role.ADMINISTRATOR) & Q(Exists(asks)) & ~Q(Exists(app))
    return ExpressionWrapper(waits, models.BooleanField())


def _relatives(scopes: set[int]) -> tuple[dict[int, dict[int, str]], dict[int, frozenset[int]]]:
    above: dict[int, dict[int, str]] = defaultdict(dict)
    below: dict[int, set[int]] = defaultdict(set)
    if scopes:
        for ancestor, kind, descendant, is_room in _ancestry(scopes):
            above[descendant][ancestor] = kind
            # who leads a house leads no room in it
            if not is_room or kind == ScopeKind.ROOM:
                below[ancestor].add(descendant)
    return above, {scope: frozenset(below[scope]) for scope in scopes}


def _ancestry(scopes: set[int]) -> Iterable[tuple[int, str, int, bool]]:
    rows = ScopeAncestry.objects.filter(Q(descendant__in=scopes) | Q(ancestor__in=scopes))
    is_room = Case(When(descendant__kind=ScopeKind.ROOM, then=True), default=False)
    return rows.values_list("ancestor_id", "ancestor__kind", "descendant_id", is_room)


class Membership(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    scope = models.ForeignKey(Scope, models.CASCADE, related_name="memberships")
    role = models.CharField(_("Roll"), max_length=24, choices=Role)
    title = models.CharField(_("Titel"), max_length=120, blank=True)
    valid_from = models.DateField(_("Från"), default=timezone.localdate)
    valid_until = models.DateField(_("Till och med"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "scope", "role"], name="membership_unique"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=models.F("valid_from")),
                name="membership_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.scope_id}"
