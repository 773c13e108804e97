"""Where what has come in stands, and why it was not taken in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("Inte bekräftat")
    WAITING = "waiting", _("Väntar på svar")
    HELD = "held", _("Stoppat som skräp")
    TAKEN_IN = "taken_in", _("Intaget")
    DECLINED = "declined", _("Avböjt")


class Way(models.TextChoices):
    FORM = "form", _("Formuläret")
    MAIL = "mail", _("E-post")


class Reason(models.TextChoices):
    """Each is a sentence, which the sender reads."""

    NOT_OURS = "not_ours", _("Det är inte kommunens ansvar.")
    FAULT = "fault", _("Det är en felanmälan, och den kommer fortast fram på kommunens egen sida.")
    CASE = "case", _("Det gäller ett enskilt ärende, och det får vi inte ta upp här.")
    KNOWN = "known", _("Det finns redan som ett behov hos oss.")
    UNCLEAR = "unclear", _("Vi förstår inte vad som skaver. Skriv gärna igen, med andra ord.")
    ABUSE = "abuse", _("Det kränker någon.")
    OTHER = "other", _("Något annat, se nedan.")


class About(models.TextChoices):
    """What a letter to the sender is about."""

    CONFIRM = "confirm", _("Bekräfta")
    TAKEN_IN = "taken_in", _("Intaget")
    DECLINED = "declined", _("Avböjt")
    TOLD = "told", _("Hur det gick")
