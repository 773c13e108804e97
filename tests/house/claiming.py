"""People who say that they work at an organisation, of whom `who` lets in and who wait."""

from typing import Any

from sprang.foundation.enums import Role
from sprang.foundation.models import Platform, User
from sprang.organisations.actions import give_role, register_organisation
from sprang.organisations.claims.actions import claim
from sprang.organisations.claims.models import Claim, MailDomain
from sprang.organisations.doubles.models import OrganisationMerge
from sprang.organisations.models import Organisation
from tests.cast import build_user


def claimed(platform: Platform, house: Organisation, who: User, number: int) -> None:
    """One more who waits, and whom they answer; one more house of theirs that one wants in to."""
    give_role(user=who, scope=house, role=Role.MEMBER, by=None)
    asked: dict[str, Any] = {"platform": platform, "words": f"Säljer {number}."}
    for place in (house, register_organisation(name=f"Huset {number}", type="startup")):
        person = build_user(f"ny{place.pk}-{number}@firma.example")
        claim(organisation=place, by=person, **asked)
    gone = register_organisation(name=f"{house.name} {number}", type="startup")
    OrganisationMerge.objects.create(gone=gone, kept=house, by=who)
    MailDomain.objects.create(organisation=house, domain=f"{number}.example", by=who)


def a_claim() -> str:
    return str(Claim.objects.order_by("pk")[0].uid)
