"""Those who lead are told once that an agreement runs out."""

import pytest
from django.core import mail

from sprang.foundation.enums import Role
from sprang.foundation.models import Membership, Platform, User
from sprang.organisations.actions import end_partnership
from sprang.organisations.partners import actions, reminders
from sprang.organisations.partners.models import AgreementLetter
from tests.cast import build_user

from .partners import Built, build_partnership, day


@pytest.fixture
def built(boras: Platform, lead: User, settings: pytest.FixtureRequest) -> Built:
    settings.ORIGIN = "https://sprang.example"  # type: ignore[attr-defined]  # pytest-django's
    return build_partnership(boras)


def test_each_lead_gets_one_letter(
    built: Built, boras: Platform, lead: User, nurse: User, other_lead: User
) -> None:
    second = build_user("andra@boras.example", Role.LEAD, boras)
    Membership.objects.create(user=second, scope=boras, role=Role.ADMINISTRATOR)
    for _again in range(2):
        reminders.send_due()
    assert sorted(each.to[0] for each in mail.outbox) == sorted([lead.email, second.email])
    letter = mail.outbox[0]
    assert letter.subject.startswith("Avtalet med Brinken Fastigheter går ut ")
    assert f"https://sprang.example{built.url}" in letter.body
    assert "KS 2026-00117" in letter.body
    assert "Maj Mätare" not in letter.body


def test_the_letter_is_in_the_readers_language(built: Built, lead: User) -> None:
    User.objects.filter(pk=lead.pk).update(language="en")
    reminders.send_due()
    assert mail.outbox[0].subject.startswith("The agreement with Brinken Fastigheter expires on")


def test_a_renewed_agreement_is_told_of_again_when_its_time_comes(built: Built, lead: User) -> None:
    reminders.send_due()
    actions.change_agreement(agreement=built.agreement, by=lead, ends_on=day(400))
    reminders.send_due()
    assert len(mail.outbox) == 1
    actions.change_agreement(agreement=built.agreement, by=lead, ends_on=day(80))
    reminders.send_due()
    assert len(mail.outbox) == 2


def test_what_was_renewed_before_the_letter_went_is_not_told(built: Built, lead: User) -> None:
    reminders.begin_due(day(0))
    actions.change_agreement(agreement=built.agreement, by=lead, ends_on=day(400))
    reminders.send_due()
    assert not mail.outbox
    assert AgreementLetter.objects.get().outcome == "empty"


@pytest.mark.parametrize("values", [{"remind_days": None}, {"remind_days": 29}, {"ends_on": None}])
def test_nothing_is_told_before_its_time(built: Built, lead: User, values: dict[str, int]) -> None:
    actions.change_agreement(agreement=built.agreement, by=lead, **values)
    reminders.send_due()
    assert not mail.outbox


def test_nothing_is_told_of_a_partnership_that_has_ended(
    built: Built, boras: Platform, lead: User
) -> None:
    reminders.begin_due(day(0))
    end_partnership(platform=boras, organisation=built.organisation, by=lead)
    reminders.send_due()
    assert not mail.outbox


def test_who_leads_no_more_is_not_told(built: Built, lead: User) -> None:
    reminders.begin_due(day(0))
    Membership.objects.filter(user=lead).delete()
    reminders.send_due()
    assert not mail.outbox
