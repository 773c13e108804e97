"""An introduction. It is no record: it has no number, is in no feed and no index."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Platform, User
from sprang.foundation.models.seeing import opened_to
from sprang.needs.models.need import Need
from sprang.organisations.models import Organisation

from ..enums import LED_ON, MET, OPEN, IntroductionState
from . import sides


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The only way to an introduction: the two sides and those who lead the platform, as long
        as they may read the need itself. Who has left either side sees it no longer."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        hub = Q(platform__in=sides.led_by(user))
        return self.filter(hub | sides.own(user)).filter(opened_to(user, "need__"))

    def own(self, user: User | AnonymousUser) -> Self:
        """Where the person stands on one of the sides, on any platform."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        return self.filter(sides.own(user)).filter(opened_to(user, "need__"))

    def with_results(self, user: User | AnonymousUser) -> Self:
        """Each with `led_on`, `has_met` and `has_ended`, as far as the reader may know: what one
        side has told is nothing for the other."""
        told = self._told().filter(sides.read_by(user))
        met = Exists(told.filter(outcome__in=MET)) | Exists(self._chosen_times())
        return self.annotate(
            led_on=Exists(told.filter(outcome__in=LED_ON)), has_met=met, has_ended=Exists(told)
        )

    def _told(self) -> Any:
        table = self.model._meta.apps.get_model("needs", "IntroductionOutcome")
        return table.objects.filter(introduction=OuterRef("pk"))

    def _chosen_times(self) -> Any:
        table = self.model._meta.apps.get_model("needs", "MeetingTime")
        chosen = table.objects.filter(introduction=OuterRef("pk")).exclude(chosen_at=None)
        return chosen.filter(starts_at__lte=timezone.now())


class Introduction(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="introductions")
    need = models.ForeignKey(Need, models.CASCADE, related_name="introductions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    purpose = models.TextField(_("Varför ni presenteras"), max_length=2000)
    state = models.CharField(
        max_length=10, choices=IntroductionState, default=IntroductionState.WAITING
    )
    made_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    """When both had said yes, somebody no, or it was over."""
    asked_at = models.DateTimeField(null=True)
    """When the sides were asked how it went: once."""
    reminded_at = models.DateTimeField(null=True)
    """When those who had not answered were reminded: once."""

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["platform", "-made_at", "-id"], name="introduction_list"),
            models.Index(fields=["state", "asked_at", "settled_at"], name="introduction_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["need", "organisation"],
                condition=Q(state__in=OPEN),
                name="introduction_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state=IntroductionState.WAITING, settled_at=None)
                | (~Q(state=IntroductionState.WAITING) & Q(settled_at__isnull=False)),
                name="introduction_settled_when",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)

    def get_absolute_url(self) -> str:
        return reverse("introduction-detail", args=[self.platform.slug, self.uid])

    @property
    def standing(self) -> str:
        """In a word or two; of rows `with_results`, also what came of it."""
        if getattr(self, "led_on", False):
            return str(_("Ledde vidare"))
        if getattr(self, "has_ended", False) and self.state == IntroductionState.ACCEPTED:
            return str(_("Ledde inte vidare"))
        return str(IntroductionState(self.state).label)
