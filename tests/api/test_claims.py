"""Who works where, doubles and profiles, as programs write them."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from sprang.foundation.enums import Role
from sprang.foundation.models import Membership, Platform, User
from sprang.organisations.actions import register_organisation
from sprang.organisations.claims.models import MailDomain
from sprang.organisations.models import Organisation
from tests.cast import build_user

from .caller import Caller, answer, problem

SAID = {"platform": "boras", "words": "Säljer lås."}


@pytest.fixture
def company(db: None) -> Organisation:
    return register_organisation(name="Låsbolaget", type="startup")


@pytest.fixture
def seller(boras: Platform) -> User:
    return build_user("salj@las.example", Role.CITIZEN, boras)


def works_at(user: User, organisation: Organisation) -> bool:
    return Membership.objects.filter(user=user, scope=organisation.pk).exists()


def test_a_claim_is_made_answered_and_told_of(
    company: Organisation, seller: User, lead: User, nurse: User
) -> None:
    there, asks, hub = f"/organisations/{company.uid}", Caller(seller), Caller(lead)
    made = answer(asks.post(f"{there}/claims", **SAID), 201)
    assert (made["state"], made["organisation_name"]) == ("waiting", "Låsbolaget")
    assert [each["uid"] for each in answer(hub.get("/claims", state="waiting"))["items"]] == [
        made["uid"]
    ]
    assert answer(Caller(nurse).get("/claims"))["items"] == []
    answers = f"/claims/{made['uid']}/answer"
    problem(Caller(nurse).post(answers, let_in=True), 404)
    problem(asks.post(answers, let_in=True), 404)
    problem(hub.post(answers, let_in=False), 422)
    assert answer(hub.post(answers, let_in=True))["state"] == "let_in"
    assert works_at(seller, company)
    sent: list[EmailMessage] = mail.outbox
    assert [each.to for each in sent] == [[seller.email]]
    problem(hub.post(answers, let_in=True), 409)
    assert len(mail.outbox) == 1


def test_a_letter_that_can_not_be_sent_takes_no_answer_back(
    company: Organisation, seller: User, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_said: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("sprang.organisations.claims.letters.send_mail", fails)
    made = answer(Caller(seller).post(f"/organisations/{company.uid}/claims", **SAID), 201)
    answer(Caller(lead).post(f"/claims/{made['uid']}/answer", let_in=True))
    assert works_at(seller, company)


def test_who_works_there_sees_the_people_and_leaves(
    company: Organisation, seller: User, lead: User
) -> None:
    there = f"/organisations/{company.uid}/people"
    boss = build_user("chef@las.example", Role.MEMBER, company)
    MailDomain.objects.create(organisation=company, domain="annan.example")
    assert answer(Caller(seller).get(there)) == {"people": [], "domains": []}
    asked = answer(Caller(seller).post(f"/organisations/{company.uid}/claims", **SAID), 201)
    problem(Caller(lead).post(f"/claims/{asked['uid']}/answer", let_in=True), 404)
    answer(Caller(boss).post(f"/claims/{asked['uid']}/answer", let_in=True))
    told = answer(Caller(seller).get(there))
    assert [(each["email"], each["may_end"]) for each in told["people"]] == [
        (boss.email, False),
        (seller.email, True),
    ]
    assert told["domains"] == ["annan.example"]
    caller = Caller(seller)
    problem(caller.send("delete", f"{there}/{boss.uid}", {}), 404)
    assert caller.send("delete", f"{there}/{seller.uid}", {}).status_code == 204
    assert not works_at(seller, company)
    shut = f"/organisations/{company.uid}/domains/annan.example"
    problem(caller.send("delete", shut, {}), 404)
    assert Caller(boss).send("delete", shut, {}).status_code == 204
    assert not MailDomain.objects.exists()


def test_a_claim_is_taken_back(company: Organisation, seller: User, lead: User) -> None:
    made = answer(Caller(seller).post(f"/organisations/{company.uid}/claims", **SAID), 201)
    problem(Caller(lead).post(f"/claims/{made['uid']}/withdraw"), 404)
    for _again in range(2):
        taken = answer(Caller(seller).post(f"/claims/{made['uid']}/withdraw"))
        assert taken["state"] == "withdrawn"


def test_what_belongs_to_a_city_is_not_claimed(boras: Platform, seller: User) -> None:
    own = Organisation.objects.create(name="Borås Energi", type="municipal_company", parent=boras)
    problem(Caller(seller).post(f"/organisations/{own.uid}/claims", **SAID), 404)
    problem(Caller(seller).get(f"/organisations/{own.uid}/people"), 404)


def test_a_profile_is_changed(
    boras: Platform, company: Organisation, lead: User, nurse: User
) -> None:
    there = f"/organisations/{company.uid}"
    said = {"seeks": "En stad att prova i.", "organisation_number": "556703-7485"}
    changed = answer(Caller(lead).patch(there, **said))
    assert (changed["seeks"], changed["organisation_number"]) == (said["seeks"], "5567037485")
    assert changed["name"] == "Låsbolaget"
    problem(Caller(nurse).patch(there, seeks="Annat."), 404)
    problem(Caller(lead).patch(there, organisation_number="1"), 422)
    own = Organisation.objects.create(name="Borås Energi", type="municipal_company", parent=boras)
    problem(Caller(lead).patch(f"/organisations/{own.uid}", type="startup"), 422)
    company.refresh_from_db()
    assert company.seeks == said["seeks"]


def test_doubles_become_one_and_two(boras: Platform, company: Organisation, lead: User) -> None:
    double = register_organisation(name="Låsbolaget AB", type="startup", summary="Lås.")
    caller, there = Caller(lead), f"/organisations/{double.uid}"
    problem(caller.post(f"{there}/merge", into=str(double.uid)), 409)
    kept = answer(caller.post(f"{there}/merge", into=str(company.uid)))
    assert (kept["uid"], kept["summary"]) == (str(company.uid), "Lås.")
    problem(caller.get(there), 404)
    back = answer(caller.post(f"/organisations/{company.uid}/part", gone=str(double.uid)))
    assert (back["uid"], back["summary"]) == (str(double.uid), "Lås.")
    assert answer(caller.get(f"/organisations/{company.uid}"))["summary"] == ""
    problem(caller.post(f"/organisations/{company.uid}/part", gone=str(double.uid)), 404)
