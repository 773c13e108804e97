"""A call: what somebody asks for, what they offer, who may answer and until when."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import Visibility
from sprang.foundation.models import Record
from sprang.organisations.enums import OrganisationKind

from ..enums import CallStatus


class Call(Record):
    """Nothing that happens to an answer is written here: not a number, not a time, not a version.
    A page about the call would tell of it."""

    KIND = "call"
    LETTER = "U"
    ENDED = (CallStatus.DECIDED, CallStatus.CANCELLED)
    SHARED = (Visibility.PUBLIC, Visibility.NETWORK)

    title_en = models.CharField(_("Rubrik på engelska"), max_length=200, blank=True)
    text_en = models.TextField(_("Beskrivning på engelska"), max_length=20_000, blank=True)
    test_bed = models.CharField(_("En testbädd"), max_length=600, blank=True)
    contract = models.CharField(_("Ett avtal"), max_length=600, blank=True)
    money = models.CharField(_("Pengar"), max_length=600, blank=True)
    test_bed_en = models.CharField(_("Testbädd, på engelska"), max_length=600, blank=True)
    contract_en = models.CharField(_("Avtal, på engelska"), max_length=600, blank=True)
    money_en = models.CharField(_("Pengar, på engelska"), max_length=600, blank=True)
    amount = models.PositiveBigIntegerField(_("Belopp i kronor"), null=True, blank=True)
    needs = models.ManyToManyField("needs.Need", related_name="calls", verbose_name=_("Behov"))
    answerers = models.JSONField(_("Vilka som får svara"), default=list)
    only_partners = models.BooleanField(_("Bara plattformens partner"), default=False)
    reach = models.CharField(
        _("Vem får se den"), max_length=8, choices=Visibility, default=Visibility.PUBLIC
    )
    """Who sees it when it has been published; until then it is a draft."""
    opens_at = models.DateTimeField(_("Öppnar"), null=True, blank=True)
    closes_at = models.DateTimeField(_("Stänger"))
    ended_reason = models.CharField(_("Hur det gick"), max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(opens_at__lt=F("closes_at")),
                name="call_opens_before_it_closes",
            ),
            models.CheckConstraint(
                condition=Q(reach__in=(Visibility.PUBLIC, Visibility.NETWORK)), name="call_reach"
            ),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats: dict[int, Any] = {}
        """Of each who has been asked about, the place in the team or None: a page asks often."""

    def get_status_display(self) -> str:
        if self.status == CallStatus.PUBLISHED and timezone.now() > self.closes_at:
            return str(_("Stängd"))
        return str(CallStatus(self.status).label)

    @property
    def is_draft(self) -> bool:
        return self.status == CallStatus.DRAFT

    def has_closed(self, now: datetime) -> bool:
        """An answer that comes at the very moment is in time."""
        return self.status != CallStatus.PUBLISHED or now > self.closes_at

    def takes_answers(self, now: datetime) -> bool:
        has_opened = self.opens_at is None or now >= self.opens_at
        return has_opened and not self.has_closed(now)

    def said(self, field: str, language: str) -> str:
        """What it says in a language, in the one it was written in where there is no other."""
        return (getattr(self, f"{field}_en") if language == "en" else "") or getattr(self, field)

    def language_of(self, field: str, language: str) -> str:
        """In which `said` says it."""
        return "en" if language == "en" and getattr(self, f"{field}_en") else self.language

    @property
    def answerer_names(self) -> list[str]:
        return [str(OrganisationKind(kind).label) for kind in self.answerers]
