"""The same organisation twice: one goes on with all that pointed at the other, and back again."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Entry, Platform, Scope, User
from sprang.matching.models import Watch
from sprang.matching.watching.actions import watch_profile
from sprang.needs.calls.models import Answer
from sprang.needs.introductions.models import Introduction
from sprang.needs.models import Joining, PriorArt
from sprang.organisations.actions import (
    end_partnership,
    give_role,
    join_as_partner,
    register_organisation,
)
from sprang.organisations.claims.actions import withdraw
from sprang.organisations.claims.queries import to_answer
from sprang.organisations.doubles import registry
from sprang.organisations.doubles.actions import merge_organisations, part_organisations
from sprang.organisations.doubles.models import OrganisationMerge
from sprang.organisations.models import Organisation, Partnership
from sprang.organisations.partners import actions as partners
from tests.cast import build_call, build_need, build_solution, build_user, client_of
from tests.html import page_of

from .claiming import claim

pytestmark = pytest.mark.django_db

NOT_MOVED = {
    "foundation.Membership.scope": "who has people can't go",
    "foundation.Record.room": "of rooms",
    "foundation.Record.scope": "where something is written it can't go",
    "foundation.Scope.parent": "what has units can't go",
    "foundation.ScopeAncestry.ancestor": "the tree's own",
    "foundation.ScopeAncestry.descendant": "the tree's own",
    "needs.Answer.organisation": "who has answered can't go",
    "needs.Introduction.organisation": "who has been introduced can't go",
    "organisations.MailDomain.organisation": "proof for one is none for the other",
    "organisations.OrganisationMerge.gone": "says that it went",
    "organisations.OrganisationMerge.kept": "an earlier one leads on from its own",
    "organisations.Unit.organisation": "what has units can't go",
}


@pytest.fixture
def double(db: None) -> Organisation:
    number = "5560360793"
    return register_organisation(
        name="Brunnblick Aktiebolag", type="startup", organisation_number=number, size="10-49"
    )


def merged(gone: Organisation, kept: Organisation, by: User) -> OrganisationMerge:
    return merge_organisations(gone=gone, kept=kept, by=by)


def test_all_that_points_at_an_organisation_is_moved_or_said_why_not() -> None:
    keys = set()
    for model in (Organisation, Scope):
        for each in model._meta.get_fields(include_hidden=True):
            if each.auto_created and not each.concrete and not each.field.unique:  # type: ignore[union-attr]
                keys.add(f"{each.related_model._meta.label}.{each.field.name}")  # type: ignore[union-attr]
    keys |= {"organisations.OrganisationMerge.gone"}
    assert keys == NOT_MOVED.keys() | {f"{model}.{field}" for model, field in registry.MOVING}


def test_what_pointed_at_the_one_points_at_the_other_and_back(
    boras: Platform, lead: User, nurse: User, teacher: User, brunn: Any, double: Any
) -> None:
    need, other = build_need(boras), build_need(boras)
    solution = build_solution(boras, provider=double)
    watches = [watch_profile(organisation=double, platform=boras, by=who) for who in (nurse, lead)]
    watch_profile(organisation=brunn, platform=boras, by=lead)
    said: dict[str, Any] = {"origin": "market", "verdict": "not", "because": "För dyr."}
    mine = said | {"organisation": double}
    looked = [PriorArt.objects.create(need=each, **mine) for each in (need, other)]
    PriorArt.objects.create(need=other, organisation=brunn, **said)
    joined = Joining.objects.create(need=need, scope=double)
    made = merged(double, brunn, lead)
    for each in (solution, *watches, *looked, joined):
        each.refresh_from_db()
    assert solution.provider == brunn
    assert [watch.organisation for watch in watches] == [brunn, double]
    assert [each.organisation for each in looked] == [brunn, double]
    assert joined.scope_id == brunn.pk
    solution.provider = None
    solution.save()
    part_organisations(merge=made, by=lead)
    for each in (solution, *watches, *looked, joined):
        each.refresh_from_db()
    assert solution.provider is None
    assert {each.organisation for each in (*watches, *looked)} == {double}
    assert joined.scope_id == double.pk
    assert Watch.objects.filter(organisation=brunn).count() == 1


def test_words_are_taken_where_there_are_none_and_given_back(
    lead: User, brunn: Organisation, double: Organisation
) -> None:
    Organisation.objects.filter(pk=brunn.pk).update(summary="Ser i brunnar.")
    said: dict[str, Any] = {"summary": "Annat.", "founded": 2019, "themes": ["vatten"]}
    Organisation.objects.filter(pk=double.pk).update(**said)
    made = merged(double, brunn, lead)
    brunn.refresh_from_db()
    assert (brunn.organisation_number, brunn.size, brunn.founded) == ("5560360793", "10-49", 2019)
    assert (brunn.summary, brunn.themes) == ("Ser i brunnar.", ["vatten"])
    double.refresh_from_db()
    assert (double.organisation_number, double.is_listed) == ("", False)
    brunn.size = "250+"
    brunn.save()
    part_organisations(merge=made, by=lead)
    for each in (brunn, double):
        each.refresh_from_db()
    assert (brunn.organisation_number, brunn.size, brunn.founded, brunn.themes) == (
        *("", "250+", None),
        [],
    )
    assert (double.organisation_number, double.founded, double.is_listed) == (
        *("5560360793", 2019),
        True,
    )


def test_partnerships_come_along_or_become_one(
    boras: Platform, helsingborg: Platform, lead: User, brunn: Any, double: Any
) -> None:
    both = build_user("leder@sverige.example", Role.LEAD, helsingborg)
    give_role(user=both, scope=boras, role=Role.LEAD, by=None)
    for platform in (boras, helsingborg):
        join_as_partner(platform=platform, organisation=double, by=None)
    join_as_partner(platform=boras, organisation=brunn, by=None)
    end_partnership(platform=boras, organisation=brunn, by=lead)
    rows = Partnership.objects.filter(platform=boras)
    theirs, ours = (rows.get(organisation=each) for each in (double, brunn))
    today = timezone.localdate()
    terms = {"type": "intent", "starts_on": today, "ends_on": today + timedelta(days=9)}
    agreement = partners.add_agreement(partnership=theirs, by=lead, **terms)
    partners.add_contact(partnership=theirs, by=lead, side="ours", email=lead.email)
    with pytest.raises(Refused):
        merged(double, brunn, lead)
    made = merged(double, brunn, both)
    agreement.refresh_from_db()
    assert agreement.partnership == ours
    assert ours.contacts.count() == 1
    assert {each.platform for each in brunn.partnerships.current()} == {boras, helsingborg}
    part_organisations(merge=made, by=both)
    agreement.refresh_from_db()
    assert agreement.partnership == theirs
    assert {each.platform for each in double.partnerships.current()} == {boras, helsingborg}


@pytest.mark.parametrize("what", ["people", "guest", "answer", "introduction", "record", "city"])
def test_what_only_its_own_decide_over_hinders_in_the_same_words(
    boras: Platform,
    helsingborg: Platform,
    lead: User,
    seller: User,
    brunn: Any,
    double: Any,
    what: str,
) -> None:
    if what in ("people", "guest"):
        role = Role.PARTNER if what == "people" else Role.CITIZEN
        give_role(user=seller, scope=double, role=role, by=None)
    elif what == "answer":
        Answer.objects.create(call=build_call(helsingborg), organisation=double, sender=seller)
    elif what == "introduction":
        need = build_need(helsingborg)
        said = {"need": need, "organisation": double, "by": seller, "purpose": "Nytta."}
        Introduction.objects.create(platform=helsingborg, **said)
    elif what == "record":
        need = build_need(helsingborg)
        need.scope = double
        need.save()
    else:
        join_as_partner(platform=helsingborg, organisation=double, by=None)
    with pytest.raises(Refused) as refused:
        merged(double, brunn, lead)
    assert str(refused.value) == "Någon hör till den, eller bestämmer över den på annat håll."
    double.refresh_from_db()
    assert double.is_listed
    if what != "city":
        merged(brunn, double, lead)


def test_who_leads_nothing_merges_nothing(
    nurse: User, lead: User, city: Any, brunn: Organisation, double: Organisation
) -> None:
    for by, gone, kept in ((nurse, double, brunn), (lead, city.municipality, brunn)):
        with pytest.raises(NotAllowed):
            merged(gone, kept, by)
        with pytest.raises(NotAllowed):
            merged(kept, gone, by)
    with pytest.raises(Refused):
        merged(brunn, Organisation.objects.get(pk=brunn.pk), lead)
    made = merged(double, brunn, lead)
    with pytest.raises(NotAllowed):
        part_organisations(merge=made, by=nurse)
    with pytest.raises(NotAllowed):
        merged(brunn, double, lead)


def test_the_pages(
    boras: Platform, lead: User, nurse: User, brunn: Organisation, double: Organisation
) -> None:
    client, path = client_of(lead), f"/boras/natverket/{double.uid}/dubblett/"
    assert path in page_of(client, f"/boras/natverket/{double.uid}/")
    assert "Brunnblick AB" in page_of(client, path)
    assert "Brunnblick AB" not in page_of(client, f"{path}?q=annat")
    assert client.post(path).status_code == 422
    assert client.post(path, {"other": str(double.uid)}).status_code == 422
    assert client_of(nurse).get(path).status_code == 404
    assert client_of(nurse).post(path, {"other": str(brunn.uid)}).status_code == 404
    led = client.post(path, {"other": str(brunn.uid)})
    assert led["Location"] == f"/boras/natverket/{brunn.uid}/dubblett/"
    assert "Brunnblick Aktiebolag" in page_of(client, led["Location"])
    gone = client_of(None).get(f"/boras/natverket/{double.uid}/")
    assert gone["Location"] == f"/boras/natverket/{brunn.uid}/"
    assert "Aktiebolag" not in page_of(client, "/boras/natverket/?vy=alla")
    kinds = Entry.objects.filter(kind="organisation.merged").values_list("subject_uid", flat=True)
    assert set(kinds) == {brunn.uid, double.uid}
    part = f"/boras/natverket/{brunn.uid}/delning/"
    said = {"merge": str(OrganisationMerge.objects.get().uid)}
    assert client_of(nurse).post(part, said).status_code == 404
    assert client.post(part, {"merge": "x"}).status_code == 404
    assert client.post(part, said).status_code == 302
    assert "Aktiebolag" in page_of(client, "/boras/natverket/?vy=alla")
    assert client_of(None).get(f"/boras/natverket/{double.uid}/").status_code == 200


def test_a_claim_that_waits_comes_along_and_is_answered_there(
    boras: Platform, lead: User, nurse: User, brunn: Any, double: Any
) -> None:
    old = claim(nurse, brunn, boras)
    withdraw(claim=old, by=nurse)
    waits = claim(nurse, double, boras)
    both = [claim(lead, each, boras) for each in (brunn, double)]
    merged(double, brunn, lead)
    waits.refresh_from_db()
    assert waits.organisation_id == brunn.pk
    asked = to_answer(boras, build_user("ny@boras.example", Role.LEAD, boras))
    assert set(asked) == {waits, both[0]}
