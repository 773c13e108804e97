"""Whom to turn to: somebody with an account, or a name and a role with an address at work."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import OUTSIDE_ROLES, Role, ScopeKind
from sprang.foundation.models import Membership
from sprang.foundation.models.line_field import LineField

from ...models.partnership import Partnership
from ..enums import Side
from .seen import PartQuerySet


class ContactQuerySet(PartQuerySet):
    def standing(self) -> Self:
        """Without those who have left the side that they were named for: their account says who
        they are today, and that is for others than those who turned to them in a role."""
        held = Membership.objects.current().filter(user=OuterRef("user"))
        theirs = held.exclude(role=Role.CITIZEN).filter(scope=OuterRef("partnership__organisation"))
        inside = held.exclude(role__in=OUTSIDE_ROLES).exclude(
            scope__above__ancestor__kind=ScopeKind.ROOM
        )
        ours = inside.filter(scope__above__ancestor=OuterRef("partnership__platform"))
        stands = Q(side=Side.THEIRS) & Exists(theirs) | Q(side=Side.OURS) & Exists(ours)
        return self.filter(Q(user=None) | Q(user__is_active=True) & stands)


class Contact(models.Model):
    """Of somebody with an account only the role is kept here: name and address are the account's,
    and go with it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="contacts")
    side = models.CharField(_("Vems kontakt"), max_length=6, choices=Side)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+"
    )
    name = LineField(_("Namn"), max_length=120, blank=True)
    role = LineField(_("Roll"), max_length=120, blank=True)
    email = models.EmailField(_("E-post på arbetet"), blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["side", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None) & ~Q(name="") | Q(user__isnull=False, name="", email=""),
                name="contact_is_somebody",
            ),
            models.CheckConstraint(
                condition=Q(side="theirs") | Q(side="ours", user__isnull=False),
                name="contact_of_ours_has_an_account",
            ),
            models.UniqueConstraint(
                fields=["partnership", "side", "user"], name="contact_named_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.uid}"

    @property
    def shown_name(self) -> str:
        return str(self.user) if self.user else self.name

    @property
    def shown_email(self) -> str:
        return self.user.email if self.user else self.email
