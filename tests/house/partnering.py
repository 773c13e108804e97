"""One more of everything in a partnership."""

from dataclasses import dataclass

from django.core.files.base import ContentFile

from sprang.foundation.enums import Role
from sprang.foundation.models import Platform, User
from sprang.organisations.actions import join_as_partner, register_organisation
from sprang.organisations.models import Organisation, Partnership
from sprang.organisations.partners import actions
from sprang.organisations.partners.models import (
    Agreement,
    AgreementFile,
    AgreementLetter,
    Contact,
    Contribution,
)
from tests.cast import build_user
from tests.organisations.partners import day

OF_PARTNERS = ("partnership", "agreement", "contact", "contribution")


@dataclass
class Parts:
    partnership: Partnership
    agreement: Agreement
    file: AgreementFile
    contribution: Contribution

    def sample(self, name: str) -> dict[str, str]:
        """What stands in the addresses of a partnership's pages."""
        own = {
            "agreement-edit": self.agreement,
            "agreement-file": self.file,
            "contribution-edit": self.contribution,
            "contribution-make": self.contribution,
        }
        return {"uid": str((own.get(name) or self.partnership.organisation).uid)}


def build_one(platform: Platform, who: User, number: int) -> Organisation:
    partner = register_organisation(
        name=f"Nyckelfabriken {number} AB",
        type="company",
        text="Ingen letar efter nycklar till trapphuset varje morgon.",
    )
    join_as_partner(platform=platform, organisation=partner, by=who)
    return partner


def partnered(platform: Platform, company: Organisation, who: User, number: int) -> Parts:
    """An agreement in force with a file, one that has ended, contacts, something promised and
    something made, in the partnership with that company."""
    join_as_partner(platform=platform, organisation=company, by=who)
    rows = Partnership.objects.select_related("platform", "organisation")
    partnership = rows.get(platform=platform, organisation=company)
    actions.add_agreement(
        partnership=partnership, type="intent", starts_on=day(-900), ends_on=day(-1)
    )
    agreement = actions.add_agreement(
        partnership=partnership,
        type="framework",
        number=f"KS {number}",
        says="Vi prövar ihop.",
        starts_on=day(-number),
        ends_on=day(30),
    )
    AgreementLetter.objects.create(agreement=agreement, ends_on=day(30), user=who)
    file = AgreementFile(agreement=agreement, name=f"avtal {number}.pdf", size=3, uploaded_by=who)
    file.content.save("a.pdf", ContentFile(b"hej"), save=False)
    file.save()
    for_us = build_user(f"contact{number}@boras.example", Role.EXPERT, platform)
    actions.add_contact(partnership=partnership, side="ours", email=for_us.email)
    Contact.objects.create(partnership=partnership, side="theirs", name=f"Maj {number}")
    said = {"side": "theirs", "kind": "time"}
    actions.promise(partnership=partnership, by=who, what="Möten", made_on=day(-2), **said)
    contribution = actions.promise(partnership=partnership, what=f"Lokal {number}", **said)
    return Parts(partnership, agreement, file, contribution)
