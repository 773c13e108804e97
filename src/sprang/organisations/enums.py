"""Kinds of actors and of units."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("Kommun")
    REGION = "region", _("Region")
    AUTHORITY = "authority", _("Myndighet")
    MUNICIPAL_COMPANY = "municipal_company", _("Kommunalt bolag")
    COMPANY = "company", _("Företag")
    STARTUP = "startup", _("Nystartat företag")
    UNIVERSITY = "university", _("Lärosäte")
    ASSOCIATION = "association", _("Förening")


INNOVATORS = (
    OrganisationKind.COMPANY,
    OrganisationKind.STARTUP,
    OrganisationKind.UNIVERSITY,
    OrganisationKind.ASSOCIATION,
)
"""Those who may be able to help: matched against needs."""


class UnitKind(models.TextChoices):
    COMMITTEE = "committee", _("Nämnd")
    DEPARTMENT = "department", _("Förvaltning")
    DISTRICT = "district", _("Distrikt")
    TEAM = "team", _("Enhet")


class FirmMark(models.TextChoices):
    """What a city may wish to see of a firm, and to find firms by."""

    WOMEN_OWNED = "women_owned", _("Kvinnoägt företag")
    YOUNG = "young", _("Ungt företag")


class Size(models.TextChoices):
    MICRO = "1-9", _("1–9 anställda")
    SMALL = "10-49", _("10–49 anställda")
    MEDIUM = "50-249", _("50–249 anställda")
    LARGE = "250+", _("250 anställda eller fler")
