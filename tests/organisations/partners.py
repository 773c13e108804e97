"""A partnership of Borås, with one of each."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.models import Platform, User
from sprang.organisations.actions import join_as_partner, register_organisation
from sprang.organisations.models import Organisation, Partnership
from sprang.organisations.partners import actions
from sprang.organisations.partners.models import Agreement, Contact, Contribution
from tests.cast import build_user


@dataclass
class Built:
    partnership: Partnership
    organisation: Organisation
    agreement: Agreement
    contact: Contact
    contribution: Contribution
    speaker: User

    @property
    def url(self) -> str:
        return f"/boras/partner/{self.organisation.uid}/"


def day(days: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=days)


def build_partner(platform: Platform, name: str = "Brinken Fastigheter") -> Partnership:
    organisation = register_organisation(name=name, type="company", themes=["energi"])
    join_as_partner(platform=platform, organisation=organisation, by=None)
    rows = Partnership.objects.select_related("organisation", "platform")
    return rows.get(platform=platform, organisation=organisation)


def build_partnership(platform: Platform) -> Built:
    partnership = build_partner(platform)
    agreement = actions.add_agreement(
        partnership=partnership,
        type="intent",
        number="KS 2026-00117",
        says="Två testplatser i trapphus.",
        starts_on=day(-700),
        ends_on=day(30),
    )
    said = {"name": "Maj Mätare", "role": "Fastighetschef", "email": "maj@brinken.example"}
    contact = actions.add_contact(partnership=partnership, side="theirs", **said)
    promised = {"side": "theirs", "kind": "place", "what": "En testplats på Göta"}
    contribution = actions.promise(partnership=partnership, due_on=day(10), **promised)
    speaker = build_user("talar@brinken.example", Role.PARTNER, partnership.organisation)
    organisation = partnership.organisation
    return Built(partnership, organisation, agreement, contact, contribution, speaker)
