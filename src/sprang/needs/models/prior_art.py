"""What was looked at before a road was chosen: solutions, cases, suppliers, own finds."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.core import roads
from sprang.foundation.models import Record, User
from sprang.foundation.models.seeing import access_of, opened_to
from sprang.organisations.models import Organisation

from ..enums import Origin, Verdict
from .need import Need


def works_in_a_city(user: User | AnonymousUser) -> bool:
    return bool(access_of(user).platform_ids)


class PriorArtQuerySet(models.QuerySet["PriorArt"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """For those who work in a city: a verdict on a product is no word of the city's to the
        public, nor to those who sell it. What is told of something that the person may not see is
        not there, for its words tell of it too."""
        if not works_in_a_city(user):
            return self.none()
        about = Q(record=None, organisation=None) | Q(organisation__is_listed=True)
        return self.filter(about | Q(record__isnull=False) & opened_to(user, "record__"))


class PriorArt(models.Model):
    """It is one of a record, an organisation, or something that Språng doesn't have (`title`)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    need = models.ForeignKey(Need, models.CASCADE, related_name="prior_art", db_index=False)
    record = models.ForeignKey(
        Record, models.CASCADE, null=True, blank=True, related_name="looked_at_for"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="looked_at_for"
    )
    title = models.CharField(_("Vad det heter"), max_length=200, blank=True)
    website = models.URLField(_("Webbplats"), max_length=500, blank=True)
    origin = models.CharField(_("Vad det är"), max_length=8, choices=Origin)
    verdict = models.CharField(_("Omdöme"), max_length=8, choices=Verdict)
    because = models.CharField(_("Därför"), max_length=600)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PriorArtQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["need", "record"], name="prior_art_record_once"),
            models.UniqueConstraint(fields=["need", "organisation"], name="prior_art_company_once"),
            models.CheckConstraint(
                condition=Q(record__isnull=False, organisation__isnull=True, title="")
                | Q(record__isnull=True, organisation__isnull=False, title="")
                | Q(record__isnull=True, organisation__isnull=True) & ~Q(title=""),
                name="prior_art_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="prior_art_verdict"
            ),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="prior_art_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.need_id}: {self.name}"

    @property
    def name(self) -> str:
        if self.record:
            return self.record.title
        return self.organisation.name if self.organisation else self.title

    @property
    def looked(self) -> roads.Looked:
        return roads.Looked(roads.Origin(self.origin), roads.Verdict(self.verdict))
