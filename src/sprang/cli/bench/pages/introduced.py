"""Whom the city's hub has introduced to each other, so that their list is as long as a list is."""

from sprang.foundation.models import User
from sprang.needs.introductions.models import Introduction
from sprang.needs.models import Need
from sprang.organisations.models import Organisation

from . import bulk
from .places import City


def introduce(city: City, lead: User, number: int) -> None:
    """One organisation for each of so many needs, all of them waiting for an answer."""
    needs = Need.objects.filter(platform=city.platform, visibility="public").order_by("pk")
    houses = list(Organisation.objects.filter(type="company").order_by("pk")[:20])
    said = {"platform": city.platform, "by": lead, "purpose": "De kan ha nytta av varandra."}
    Introduction.objects.bulk_create(
        (
            Introduction(need=need, organisation=houses[at % len(houses)], **said)
            for at, need in enumerate(needs[:number])
        ),
        batch_size=bulk.BATCH,
    )
