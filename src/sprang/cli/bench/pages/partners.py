"""What a city and its partners have agreed on and promised."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from sprang.foundation import journal
from sprang.foundation.models import Platform, User
from sprang.organisations.claims import actions as claims
from sprang.organisations.models import Organisation, Partnership
from sprang.organisations.partners import actions

from .places import City

MANY = 12
"""With each a few of everything; the first has the page that is measured."""


def partner(city: City, lead: User) -> None:
    today = timezone.localdate()
    rows = Partnership.objects.filter(platform=city.platform).select_related("organisation")
    with journal.together():
        for number, each in enumerate(rows.order_by("pk")[:MANY]):
            ends_on = today + timedelta(days=30 + 20 * number)
            agreed = {"type": "framework", "starts_on": today, "ends_on": ends_on}
            actions.add_agreement(partnership=each, by=lead, **agreed)
            said = {"side": "theirs", "kind": "data", "what": "Mätningar i tio brunnar"}
            actions.promise(partnership=each, by=lead, made_on=today, **said)
            actions.promise(partnership=each, by=lead, due_on=ends_on, **said)
            actions.add_contact(partnership=each, by=lead, side="ours", email=lead.email)


def claim(city: City, people: Sequence[User]) -> None:
    """At a house where nobody works: those who lead the city answer."""
    house = Organisation.objects.filter(type="company").order_by("pk")[0]
    for person in people[:MANY]:
        claims.claim(organisation=house, platform=city.platform, by=person, words="Säljer.")


def of_partners(here: Platform) -> dict[tuple[str, str], str]:
    """What stands in the addresses of the pages of a partnership."""
    first = here.partnerships.select_related("organisation").order_by("pk")[0]
    uid = str(first.organisation.uid)
    kinds = ("partnership", "agreement", "contact", "contribution")
    return {(kind, "uid"): uid for kind in kinds} | {
        ("agreement-edit", "uid"): str(first.agreements.order_by("pk")[0].uid),
        ("contribution-edit", "uid"): str(first.contributions.order_by("pk")[0].uid),
    }
