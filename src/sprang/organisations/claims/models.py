"""The tables of claims."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Platform, User
from sprang.foundation.models.line_field import LineField

from ..models.organisation import Organisation
from .deciding import decided_by
from .enums import ClaimState

PUBLIC = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.se live.com live.se msn.com "
    "yahoo.com yahoo.se icloud.com me.com proton.me protonmail.com telia.com bredband.net "
    "bredband2.com comhem.se spray.se tele2.se bahnhof.se gmx.com gmx.net mail.com aol.com".split()
)
"""Where anybody may have an address: proof of nothing."""


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, those that one may answer, and those that one has answered."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        return self.filter(Q(user=user) | Q(by=user) | decided_by(user))

    def waiting(self) -> Self:
        return self.filter(state=ClaimState.WAITING)


class Claim(models.Model):
    """`platform` is the city in which it was made; `by` who answered, nobody where the person's
    address answered for itself."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="claims")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="claims")
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="claims")
    words = LineField(_("Vad du gör där"), max_length=200)
    state = models.CharField(max_length=9, choices=ClaimState, default=ClaimState.WAITING)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="answered_claims"
    )
    decided_at = models.DateTimeField(null=True)
    reason = LineField(_("Varför inte"), max_length=200, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=Q(state=ClaimState.WAITING),
                name="claim_waits_once",
            ),
            models.CheckConstraint(condition=Q(state__in=ClaimState.values), name="claim_state"),
        ]
        indexes = [models.Index(fields=["state", "organisation"], name="claim_waiting")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.organisation_id} {self.state}"

    @property
    def domain(self) -> str:
        """Where the person's address is, as far as it proves something; whether it is proved is
        asked when others are let in by it."""
        domain = self.user.email.rpartition("@")[2].lower()
        return "" if domain in PUBLIC else domain

    @property
    def is_waiting(self) -> bool:
        return self.state == ClaimState.WAITING


class MailDomain(models.Model):
    """Whoever has proved an address there is let in without being asked about.

    Kept apart from the profile, which all who lead somewhere may write in: only who answers a
    claim writes here.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="mail_domains")
    domain = models.CharField(max_length=253)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "domain"], name="mail_domain_once")
        ]

    def __str__(self) -> str:
        return self.domain
