"""Where a need stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sprang.core import roads


class NeedStatus(models.TextChoices):
    CAPTURED = "captured", _("Inskickat")
    SHARPENED = "sharpened", _("Skärpt")
    CHOSEN = "chosen", _("Väg vald")
    CLOSED = "closed", _("Avslutat")
    MERGED = "merged", _("Sammanslaget")
    WITHDRAWN = "withdrawn", _("Återtaget")


class Source(models.TextChoices):
    """From whom, or by which way, a need came."""

    EMPLOYEE = "employee", _("Medarbetare")
    PARTNER = "partner", _("Partner")
    RESEARCHER = "research", _("Forskare")
    CITIZEN = "citizen", _("Invånare")
    MAIL = "mail", _("E-post")
    IMPORT = "import", _("Inläsning från fil")
    API = "api", _("Annat system")


class Weight(models.TextChoices):
    MUST = "ska", _("Ska")
    SHOULD = "bör", _("Bör")


class Road(models.TextChoices):
    COPY = roads.Road.COPY.value, _("Ta efter")
    BUY = roads.Road.BUY.value, _("Köpa det som finns")
    LIGHTER = roads.Road.LIGHTER.value, _("Lättare köp: dialog, tävling eller test i mindre skala")
    PARTNERSHIP = roads.Road.PARTNERSHIP.value, _("Innovationspartnerskap")
    DEVELOP = roads.Road.DEVELOP.value, _("Utveckla själva")
    POLICY_LAB = roads.Road.POLICY_LAB.value, _("Policylabb")
    WAIT = roads.Road.WAIT.value, _("Vänta")
    NO = roads.Road.NO.value, _("Stanna här, med tack")


class Verdict(models.TextChoices):
    FITS = roads.Verdict.FITS.value, _("Passar")
    ADAPT = roads.Verdict.ADAPT.value, _("Passar om den anpassas")
    BLOCKED = roads.Verdict.BLOCKED.value, _("Hindras av regler eller ansvar")
    NOT = roads.Verdict.NOT.value, _("Passar inte")


class Origin(models.TextChoices):
    PRACTICE = roads.Origin.PRACTICE.value, _("I bruk någonstans")
    MARKET = roads.Origin.MARKET.value, _("Finns att köpa")
