"""A need of a nurse's that the network reads, a company with two people, and a rival."""

from dataclasses import dataclass

import pytest

from sprang.foundation.enums import Role, Visibility
from sprang.foundation.models import Platform, User
from sprang.needs.introductions import actions
from sprang.needs.introductions.models import Introduction
from sprang.needs.models import Need
from sprang.organisations.actions import register_organisation
from sprang.organisations.models import Organisation, Unit
from tests.cast import build_need, build_user

WHY = "De kan jämföra hur nycklar lämnas ut på natten."


@dataclass
class World:
    """`wrote` wrote the need, `firm` and `colleague` work at the company, `rival` at another."""

    need: Need
    company: Organisation
    lead: User
    wrote: User
    firm: User
    colleague: User
    rival: User

    def introduce(self, purpose: str = WHY) -> Introduction:
        return actions.introduce(
            need=self.need, organisation=self.company, purpose=purpose, by=self.lead
        )

    def agreed(self) -> Introduction:
        made = self.introduce()
        actions.answer(introduction=made, by=self.wrote, says_yes=True)
        return actions.answer(introduction=made, by=self.firm, says_yes=True)


@pytest.fixture
def world(boras: Platform, lead: User, nurse: User, vard: Unit) -> World:
    need = build_need(boras, nurse, scope=vard, visibility=Visibility.NETWORK)
    company = register_organisation(name="Låsbolaget AB", type="startup")
    other = register_organisation(name="Konkurrenten AB", type="startup")
    return World(
        need,
        company,
        lead,
        nurse,
        build_user("firm@las.example", Role.MEMBER, company),
        build_user("colleague@las.example", Role.MEMBER, company),
        build_user("rival@konkurrent.example", Role.MEMBER, other),
    )
