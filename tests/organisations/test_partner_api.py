"""Partnerships in the API."""

from uuid import uuid4

import pytest

from sprang.foundation.models import Platform, User
from sprang.organisations.partners.models import Agreement, Contribution
from tests.api.caller import Caller

from .partners import Built, build_partner, build_partnership, day

GIVEN = {"type": "framework", "starts_on": "2026-01-01", "ends_on": "2027-12-31", "says": "Ihop."}


@pytest.fixture
def built(boras: Platform) -> Built:
    return build_partnership(boras)


def path(built: Built, more: str = "") -> str:
    return f"/partnerships/boras/{built.organisation.uid}{more}"


def test_one_reads_what_one_leads_or_speaks_for(
    built: Built, boras: Platform, lead: User, nurse: User, other_lead: User
) -> None:
    build_partner(boras, "Grannen")
    names = {lead: ["Brinken Fastigheter", "Grannen"], built.speaker: ["Brinken Fastigheter"]}
    for user in (lead, built.speaker, nurse, other_lead):
        items = Caller(user).get("/partnerships").json()["items"]
        assert [each["name"] for each in items] == names.get(user, [])
        assert Caller(user).get(path(built)).status_code == (200 if user in names else 404)
    assert Caller().get("/partnerships").json()["items"] == []
    assert Caller().post(path(built, "/agreements"), **GIVEN).status_code == 401


def test_it_tells_all_of_it(built: Built, lead: User) -> None:
    told = Caller(lead).get(path(built)).json()
    agreement = told["agreements"][0]
    assert (agreement["number"], agreement["state"]) == ("KS 2026-00117", "in_force")
    assert told["contacts"][0] == {
        "uid": str(built.contact.uid),
        "side": "theirs",
        "name": "Maj Mätare",
        "role": "Fastighetschef",
        "email": "maj@brinken.example",
    }
    assert told["contributions"][0]["due_on"] == day(10).isoformat()


def test_a_lead_writes(built: Built, lead: User) -> None:
    caller = Caller(lead)
    made = caller.post(path(built, "/agreements"), **GIVEN)
    assert made.status_code == 201
    uid = made.json()["uid"]
    changed = caller.patch(f"/partnerships/boras/agreements/{uid}", number="KS 3")
    assert (changed.json()["number"], changed.json()["says"]) == ("KS 3", "Ihop.")
    wrong = caller.patch(f"/partnerships/boras/agreements/{uid}", ends_on="2025-01-01")
    assert wrong.status_code == 422
    assert Agreement.objects.get(uid=uid).ends_on.isoformat() == "2027-12-31"  # type: ignore[union-attr]  # it has one
    given = {"side": "ours", "kind": "money", "what": "En givare", "amount": "1200.50"}
    assert caller.post(path(built, "/contributions"), **given).status_code == 201


def test_the_partners_own_note_what_is_made_and_write_nothing(built: Built) -> None:
    caller = Caller(built.speaker)
    assert caller.post(path(built, "/agreements"), **GIVEN).status_code == 404
    making = f"/partnerships/boras/contributions/{built.contribution.uid}/making"
    for _again in range(2):
        assert caller.post(making).json()["made_on"] == day(0).isoformat()
    assert Contribution.objects.get().noted_by == built.speaker
    assert caller.post(making.replace(str(built.contribution.uid), str(uuid4()))).status_code == 404
