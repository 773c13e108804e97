"""Who takes part in an introduction, where it stands, and what came of it."""

from datetime import timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_TIMES: Final = 3
"""Proposed times that may stand at once: more is a timetable, not a proposal."""
ASKED_AFTER: Final = timedelta(days=14)
REMINDED_AFTER: Final = timedelta(days=7)
LAPSES_AFTER: Final = timedelta(days=30)
"""So long it waits for answers. Who leads is told of the silence halfway."""


class IntroductionState(models.TextChoices):
    WAITING = "waiting", _("Väntar på svar")
    ACCEPTED = "accepted", _("Båda har tackat ja")
    DECLINED = "declined", _("Blev inte av")
    WITHDRAWN = "withdrawn", _("Återtagen")
    LAPSED = "lapsed", _("Rann ut")


OPEN = (IntroductionState.WAITING, IntroductionState.ACCEPTED)


class Party(models.TextChoices):
    """The two sides, and the hub between them."""

    NEED = "need", _("Den som har behovet")
    ORGANISATION = "organisation", _("Organisationen")
    HUB = "hub", _("De som leder plattformen")


SIDES = (Party.NEED, Party.ORGANISATION)


class IntroductionResult(models.TextChoices):
    TEST = "test", _("Ja, till ett test")
    PURCHASE = "purchase", _("Ja, till ett köp")
    PARTNERSHIP = "partnership", _("Ja, till ett samarbete")
    TALK = "talk", _("Ja, vi fortsätter prata")
    NOT = "not", _("Nej, vi möttes men det ledde inte vidare")
    NOT_MET = "not_met", _("Nej, vi möttes aldrig")


LED_ON = (
    IntroductionResult.TEST,
    IntroductionResult.PURCHASE,
    IntroductionResult.PARTNERSHIP,
    IntroductionResult.TALK,
)
MET = (*LED_ON, IntroductionResult.NOT)

LED, ENDED = "led_on", "ended"
STATES = [*IntroductionState.choices, (LED, _("Ledde vidare")), (ENDED, _("Ledde inte vidare"))]
"""What the list can be narrowed to: where it stands, and what came of it."""
