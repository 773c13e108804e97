"""Who says that they work somewhere, who lets them in, and what that opens."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from sprang.foundation import waiting
from sprang.foundation.enums import Role
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Entry, Membership, Platform, User
from sprang.needs.calls.models import Answer
from sprang.organisations.actions import (
    change_organisation,
    give_role,
    join_as_partner,
    may_change,
    register_organisation,
)
from sprang.organisations.claims import actions
from sprang.organisations.claims.models import Claim, MailDomain
from sprang.organisations.claims.rules import works_at
from sprang.organisations.models import Organisation
from tests.cast import build_call, build_user, client_of
from tests.html import text_of

from .claiming import claim, fresh, let_in

pytestmark = pytest.mark.django_db


def waits(platform: Platform, user: User) -> list[str]:
    return [task.quote for task in waiting.found(platform, fresh(user)).tasks]


def test_a_city_lets_the_first_in_and_they_the_next(
    boras: Platform, lead: User, founder: User, seller: User, brunn: Organisation
) -> None:
    made = claim(founder, brunn, boras)
    assert made.is_waiting
    assert not works_at(founder, brunn)
    assert waits(boras, lead) == ["Brunnblick AB"]
    let_in(made, lead)
    assert works_at(founder, brunn)
    assert waits(boras, lead) == []
    second = claim(seller, brunn, boras)
    assert (waits(boras, lead), waits(boras, founder)) == ([], ["Brunnblick AB"])
    with pytest.raises(NotAllowed):
        let_in(second, lead)
    let_in(second, founder)
    held = Membership.objects.filter(scope=brunn.pk).order_by("pk")
    assert [(each.user, each.role) for each in held] == [
        (founder, Role.PARTNER),
        (seller, Role.PARTNER),
    ]
    given = Entry.objects.filter(kind="role.given", subject_uid=seller.uid).get()
    assert given.actor == founder


def test_who_is_in_writes_the_profile_and_leads_nothing(
    boras: Platform, lead: User, founder: User, brunn: Organisation
) -> None:
    assert not may_change(founder, brunn)
    let_in(claim(founder, brunn, boras), lead)
    who = fresh(founder)
    assert may_change(who, brunn)
    change_organisation(organisation=brunn, by=who, summary="Ser när brunnen är full.")
    assert not who.access.leads_somewhere
    other = register_organisation(name="Annan AB", type="startup")
    assert not may_change(who, other)


def test_a_city_that_it_is_partner_of_answers_before_that_where_it_was_claimed(
    boras: Platform,
    helsingborg: Platform,
    lead: User,
    outsider: User,
    founder: User,
    brunn: Organisation,
) -> None:
    join_as_partner(platform=helsingborg, organisation=brunn, by=None)
    their_lead = build_user("lead@helsingborg.example", Role.LEAD, helsingborg)
    made = claim(founder, brunn, boras)
    for user in (lead, outsider, founder):
        with pytest.raises(NotAllowed):
            let_in(made, user)
    assert not client_of(lead).get(f"/boras/natverket/{brunn.uid}/folk/").context["folk"].claims
    let_in(made, their_lead)
    assert works_at(founder, brunn)


def test_nobody_answers_their_own(boras: Platform, lead: User, brunn: Organisation) -> None:
    with pytest.raises(NotAllowed):
        let_in(claim(lead, brunn, boras), lead)


def test_what_was_answered_in_confidence_is_opened_by_no_city(
    boras: Platform, lead: User, founder: User, seller: User, brunn: Organisation
) -> None:
    """Who asks meets the same as elsewhere: that it has answered is nobody's to know."""
    call = build_call(boras)
    give_role(user=seller, scope=brunn, role=Role.MEMBER, by=None)
    Answer.objects.create(call=call, organisation=brunn, sender=seller)
    Membership.objects.filter(user=seller).delete()
    made = claim(founder, brunn, boras)
    assert made.is_waiting
    with pytest.raises(NotAllowed):
        let_in(made, lead)
    assert waits(boras, lead) == []
    other = register_organisation(name="Annan AB", type="startup")
    claim(founder, other, boras)
    shown = [
        text_of(client_of(founder).get(f"/boras/natverket/{each.uid}/folk/"))
        for each in (brunn, other)
    ]
    assert shown[0].replace(brunn.name, other.name) == shown[1]


def test_an_address_that_was_opened_for_lets_in(
    boras: Platform, lead: User, founder: User, seller: User, brunn: Organisation
) -> None:
    other = "grundare@annan.example"
    EmailAddress.objects.create(user=founder, email=other, verified=True)
    let_in(claim(founder, brunn, boras), lead, with_domain=True)
    # not of the other address that the person has
    assert [each.domain for each in brunn.mail_domains.all()] == ["brunnblick.example"]
    assert not claim(seller, brunn, boras).is_waiting
    assert works_at(seller, brunn)
    for email, verified in (
        ("falsk@brunnblick.example", False),
        ("falsk@under.brunnblick.example", True),
        ("falsk@brunnblick.example.se", True),
    ):
        stranger = build_user(f"{len(email)}@annan.example")
        EmailAddress.objects.create(user=stranger, email=email, verified=verified)
        assert claim(stranger, brunn, boras).is_waiting
    actions.shut_domain(organisation=brunn, domain="brunnblick.example", by=founder)
    late = build_user("sen@brunnblick.example")
    assert claim(late, brunn, boras).is_waiting
    assert works_at(seller, brunn)


def test_an_address_that_anybody_may_have_is_no_proof(
    boras: Platform, lead: User, brunn: Organisation
) -> None:
    guest = build_user("nagon@gmail.com")
    made = claim(guest, brunn, boras)
    with pytest.raises(Refused):
        let_in(made, lead, with_domain=True)
    assert not MailDomain.objects.exists()
    assert not works_at(guest, brunn)


def test_an_edited_website_proves_nothing(
    boras: Platform, lead: User, founder: User, brunn: Organisation
) -> None:
    change_organisation(organisation=brunn, by=lead, website="https://brunnblick.example")
    assert claim(founder, brunn, boras).is_waiting


@pytest.mark.parametrize("answer", ["decline", "withdraw"])
def test_declined_or_withdrawn_one_may_ask_again(
    boras: Platform, lead: User, founder: User, brunn: Organisation, answer: str
) -> None:
    made = claim(founder, brunn, boras)
    assert claim(founder, brunn, boras).pk == made.pk
    if answer == "decline":
        with pytest.raises(BadInput):
            actions.decline(claim=made, by=lead, reason=" ")
        actions.decline(claim=made, by=lead, reason="Skriv från arbetet.")
    else:
        with pytest.raises(NotAllowed):
            actions.withdraw(claim=made, by=lead)
        actions.withdraw(claim=made, by=founder)
    with pytest.raises(Refused):
        let_in(made, lead)
    assert claim(founder, brunn, boras).pk != made.pk


def test_what_cannot_be_claimed(
    boras: Platform, city: Any, founder: User, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlisted = register_organisation(name="Dold AB", type="startup", is_listed=False)
    for house in (city.municipality, unlisted):
        with pytest.raises(NotAllowed):
            claim(founder, house, boras)
    house = register_organisation(name="En AB", type="startup")
    with pytest.raises(BadInput):
        actions.claim(organisation=house, platform=boras, by=founder, words="  ")
    let_in(claim(founder, house, boras), lead)
    with pytest.raises(Refused):
        claim(founder, house, boras)
    monkeypatch.setattr(actions.claiming, "MOST", 1)
    claim(founder, register_organisation(name="Två AB", type="startup"), boras)
    with pytest.raises(Refused):
        claim(founder, register_organisation(name="Tre AB", type="startup"), boras)


def test_who_came_last_shuts_out_nobody(
    boras: Platform, lead: User, founder: User, seller: User, brunn: Organisation
) -> None:
    let_in(claim(founder, brunn, boras), lead)
    let_in(claim(seller, brunn, boras), founder)
    with pytest.raises(NotAllowed):
        actions.end_claimed(organisation=brunn, user=founder, by=seller)
    with pytest.raises(NotAllowed):
        actions.shut_domain(organisation=brunn, domain="x.example", by=lead)
    actions.end_claimed(organisation=brunn, user=seller, by=founder)
    assert not works_at(seller, brunn)
    actions.end_claimed(organisation=brunn, user=founder, by=lead)
    assert not works_at(founder, brunn)
    ended = Entry.objects.filter(kind="role.ended", subject_uid=founder.uid).get()
    assert ended.actor == lead


def test_roles_that_a_city_gave_are_not_taken_here(
    boras: Platform, city: Any, nurse: User, teacher: User
) -> None:
    """A unit and a municipality have their people from the administrators."""
    give_role(user=nurse, scope=city.municipality, role=Role.MEMBER, by=None)
    with pytest.raises(NotAllowed):
        actions.end_claimed(organisation=city.municipality, user=nurse, by=nurse)


def test_the_database_has_one_that_waits(
    boras: Platform, founder: User, brunn: Organisation
) -> None:
    claim(founder, brunn, boras)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(organisation=brunn, user=founder, platform=boras, words="X")
