"""What somebody without an account has told: nobody's but the leads' until one of them takes it in.

It is no record: it has no number, is in no list, feed or index, and the journal knows its key only.
"""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import LEAD_ROLES
from sprang.foundation.models import Platform, User
from sprang.foundation.models.line_field import LineField
from sprang.foundation.models.seeing import access_of
from sprang.needs.models.need import Need
from sprang.needs.title import title_of

from ..enums import Reason, State, Way
from ..signs import SIGNS


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who lead the platform, and nobody else: it has a private person's address."""
        roles = access_of(user).scopes_by_role
        led = frozenset[int]().union(*(roles.get(role, frozenset()) for role in LEAD_ROLES))
        return self.filter(platform__in=led)


class Submission(models.Model):
    """`email` and `name` are empty when they have been forgotten; then `text` is too.

    `copy` and `digest` tell the same form sent twice; `sameness` the same words from many.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="submissions")
    state = models.CharField(max_length=12, choices=State, default=State.UNCONFIRMED)
    way = models.CharField(_("Kom genom"), max_length=4, choices=Way, default=Way.FORM)
    text = models.TextField(_("Vad skaver?"), max_length=20_000)
    affected = LineField(_("Vem eller var gäller det?"), max_length=300, blank=True)
    email = models.EmailField(_("Din e-post"), blank=True)
    name = LineField(_("Ditt namn"), max_length=100, blank=True)
    wants_news = models.BooleanField(_("Jag vill veta hur det går"), default=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="sv")
    signs = models.JSONField(default=list)
    """The rules of `core.spam` that spoke for a program."""
    origin = models.CharField(max_length=200, blank=True)
    """Where the form stood, for the links in letters where Språng has no address of its own."""
    copy = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    sameness = models.CharField(max_length=32, blank=True)
    network = models.CharField(max_length=64, blank=True)
    """A sum of the network address, kept for a day, by which a burst is known."""
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    reason = models.CharField(_("Skäl"), max_length=12, choices=Reason, blank=True)
    words = models.TextField(_("Med egna ord"), max_length=2000, blank=True)
    need = models.ForeignKey(Need, models.SET_NULL, null=True, related_name="submissions")

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["platform", "state", "created_at", "id"], name="submission_list"),
            models.Index(fields=["sameness", "created_at"], name="submission_same"),
            models.Index(fields=["network", "created_at"], name="submission_network"),
            models.Index(fields=["email", "created_at"], name="submission_sender"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["copy", "digest"], condition=~Q(copy=""), name="submission_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def heading(self) -> str:
        """How it begins."""
        return title_of(self.text) if self.text else str(_("Borttaget"))

    @property
    def said_signs(self) -> list[str]:
        """What speaks for a program, in words."""
        return [str(SIGNS[each]) for each in self.signs if each in SIGNS]
