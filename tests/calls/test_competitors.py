"""Two companies answer one call. Each goes through every door there is, and finds nothing of the
other: no word, no name, no count, no file, and no byte that is there because the other answered."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sprang.foundation.journal import readers
from sprang.foundation.models import Platform, User
from sprang.needs.calls import actions
from sprang.needs.calls.enums import Outcome
from sprang.needs.calls.models import Answer, Call
from sprang.needs.models import Need
from sprang.organisations.models import Organisation
from tests.cast import build_user, client_of
from tests.visibility.doors import found_operations, found_pages
from tests.visibility.reading import body_of, head_of, plain

from .making import World

pytestmark = pytest.mark.one_database

SECRET = ("Zqhemligt", "zqritning", "Zqnytt")
BASE = "/api/v1"
UID = "00000000-0000-0000-0000-000000000000"


def told(client: Client, path: str) -> tuple[int, str, dict[str, str]]:
    response = client.get(path)
    return response.status_code, body_of(response), head_of(response)


def addresses(world: World, other: Answer | None) -> Iterator[str]:
    """Every address that is read, also those that name the other's answer outright."""
    need = world.call.needs.get()
    uids = {UID, str(world.companies[0].uid), str(world.companies[1].uid)}
    if other:
        uids |= {str(other.uid), *(str(each.uid) for each in other.files.all())}
    for method, _name, path in (*found_pages(), *found_operations()):
        if method not in ("GET", "any"):
            continue
        ref = need.reference if "behov" in path or "/needs" in path else world.call.reference
        for uid in sorted(uids) if "uid" in path else [UID]:
            yield filled(path, ref, uid)


def filled(path: str, ref: str, uid: str) -> str:
    parts = {"platform": "boras", "platform_slug": "boras", "ref": ref, "reference": ref}
    parts |= {"uid": uid, "key": "x", "pk": "1", "slug": "boras", "seq": "1"}
    for name, value in parts.items():
        path = path.replace(f"<{name}>", value).replace(f"{{{name}}}", value)
    assert not set(path) & set("<{"), path
    return path


QUERIES = (
    *("?q=Zqhemligt", "?q=zqritning", "?q=Slamsikt", "?vy=alla", "?vy=natverket"),
    *("?format=json", "?vy=alla&format=csv", "?for={other}", "?efter=nonsens"),
)


LISTS = (
    *("/boras/utlysningar/", "/boras/utlysningar/svar/", "/boras/sok/", "/boras/natverket/"),
    *(f"{BASE}/calls", f"{BASE}/answers", f"{BASE}/search", f"{BASE}/organisations"),
)


def walk(world: World, person: User, other: Answer | None) -> dict[str, Any]:
    client, found = client_of(person), {}
    paths = sorted(set(addresses(world, other)))
    for path in paths:
        found[path] = told(client, path)
    for path in LISTS:
        for query in QUERIES:
            asked = query.replace("{other}", str(world.companies[1].uid))
            found[path + asked] = told(client, path + asked)
    return found


def secrets_of(world: World, answer: Answer) -> set[str]:
    files = {str(each.uid) for each in answer.files.all()}
    return {*SECRET, str(answer.uid), answer.outcome or "-never-", *files} - {"-never-"}


def answered_by_the_other(world: World) -> Answer:
    """A draft, a file, an answer that is sent, taken back and sent once more; and a new house."""
    person = world.people[1]
    answer = world.answer(1, "Zqhemligt grepp", send=False)
    block = world.call.blocks.get(kind="file")
    upload = SimpleUploadedFile("zqritning.txt", b"Zqhemligt")
    actions.attach_to_answer(answer=answer, block=block, by=person, upload=upload)
    actions.send_answer(answer=answer, by=person)
    actions.withdraw_answer(answer=answer, by=person)
    answer = actions.send_answer(answer=answer, by=person)
    fresh = build_user("ny@ny.example")
    actions.join_new(
        call=world.call, by=fresh, name="Zqnytt AB", number="5567037485", type="startup"
    )
    return answer


OF_THE_CLOCK = ("/design/", "/konto/inloggningar/", "/boras/beratta/")
"""Made anew at each look: the page of the house's forms, one's own sign-ins, a form that knows
when it was opened."""


def without_chance(found: dict[str, Any]) -> dict[str, Any]:
    told = {path: (status, plain(body)) for path, (status, body, _head) in found.items()}
    return {path: value for path, value in told.items() if path not in OF_THE_CLOCK}


def test_every_door_before_the_deadline(world: World) -> None:
    """The same walk before and after the other has answered: not a byte differs."""
    world.answer(0, "Eget svar.")
    readers.run_all()
    before = walk(world, world.people[0], None)
    other = answered_by_the_other(world)
    readers.run_all()
    after = walk(world, world.people[0], other)
    same = {path: after[path] for path in before}
    was = without_chance(before)
    differ = [path for path, now in without_chance(same).items() if now != was[path]]
    assert differ == []
    secrets = secrets_of(world, other)
    for path, (status, body, head) in after.items():
        echoed = {word for word in secrets if word in path}
        assert not [w for w in secrets - echoed if w in body or w in json.dumps(head)], path
        if str(other.uid) in path or any(str(f.uid) in path for f in other.files.all()):
            assert status in (302, 401, 404, 405), path


def test_every_door_when_all_has_been_decided(world: World) -> None:
    mine, other = world.answer(0, "Eget svar."), answered_by_the_other(world)
    readers.run_all()
    world.close()
    world.declare_all(world.lead, *world.judges)
    for judge in (world.lead, *world.judges):
        world.score(judge, mine, 5, 5, note="Zqhemligt om er")
        world.score(judge, other, 2, 2, note="Zqhemligt om dem")
    give = {"call": world.call, "by": world.lead}
    actions.give_outcome(**give, answers=[other], outcome=Outcome.DECLINED, reason="Zqhemligt skäl")
    actions.give_outcome(**give, answers=[mine], outcome=Outcome.CHOSEN, reason="Ni var bäst.")
    actions.decide_call(call=world.call, by=world.lead, reason="En får pröva i höst.")
    readers.run_all()
    other.refresh_from_db()
    secrets = secrets_of(world, other) - {Outcome.DECLINED}
    for path, (_status, body, head) in walk(world, world.people[0], other).items():
        echoed = {word for word in secrets if word in path}
        assert not [w for w in secrets - echoed if w in body or w in json.dumps(head)], path


def test_the_call_and_its_needs_are_untouched_by_answers(world: World) -> None:
    """What is read by many holds nothing that an answer has changed."""
    call_before = Call.objects.filter(pk=world.call.pk).values().get()
    need_before = Need.objects.filter(calls=world.call).values().get()
    answered_by_the_other(world)
    assert Call.objects.filter(pk=world.call.pk).values().get() == call_before
    assert Need.objects.filter(calls=world.call).values().get() == need_before


def test_not_even_the_team_sees_it_before_the_deadline(world: World) -> None:
    other = answered_by_the_other(world)
    for person in (world.lead, *world.judges):
        assert not Answer.objects.visible_to(person).exists()
    for path, (_status, body, _head) in walk(world, world.lead, other).items():
        assert "Zqhemligt grepp" not in body, path


def test_a_draft_and_a_later_change_are_never_the_teams(world: World) -> None:
    answer, person = world.answer(0, "Det som gäller."), world.people[0]
    key = world.block["Vad gör ni?"]
    actions.save_answer(answer=answer, by=person, values={key: "Zqutkast som inte skickats"})
    draft = world.answer(1, "Zqutkast av den andra", send=False)
    world.close()
    world.declare_all(world.lead)
    path = f"/boras/utlysningar/{world.call.reference}/bedomning/"
    seen = client_of(world.lead).get(f"{path}{answer.uid}/").content.decode()
    assert "Det som gäller." in seen
    assert "Zqutkast" not in seen
    assert client_of(world.lead).get(f"{path}{draft.uid}/").status_code == 404
    assert "Slamsikt" not in client_of(world.lead).get(path).content.decode()


def test_a_colleague_reads_and_a_former_one_does_not(world: World) -> None:
    answer = world.answer(0, "Vårt.")
    person = world.people[0]
    assert Answer.objects.visible_to(person).get() == answer
    person.memberships.all().delete()
    assert not Answer.objects.visible_to(User.objects.get(pk=person.pk)).exists()


def test_who_leads_the_city_is_no_colleague_of_its_companies(
    world: World, boras: Platform, lead: User
) -> None:
    """A municipal company that answers stands below the platform; its leads do not read it."""
    Organisation.objects.filter(pk=world.companies[0].pk).update(parent=boras)
    world.answer(0, "Vårt.")
    assert not Answer.objects.visible_to(User.objects.get(pk=lead.pk)).exists()


@pytest.mark.parametrize("number", ["556703-7485", "212000-1439"])
def test_a_number_that_somebody_has_looks_like_any_other(world: World, number: str) -> None:
    """To try a competitor's number tells nothing, whether they are known or have come as new."""
    taken = Organisation.objects.create(
        name="Zqkänd AB", type="company", organisation_number="5567037485", is_listed=False
    )
    path = f"/boras/utlysningar/{world.call.reference}/svar/ny/"
    user = build_user("ny@firma.example")
    words = {"name": "Min AB", "number": number, "type": "startup"}
    response = client_of(user).post(path, words)
    assert response.status_code == 302
    made = Answer.objects.get(sender=user)
    assert made.organisation != taken
    assert (made.organisation.organisation_number, made.organisation.is_listed) == ("", False)
    assert made.number == number.replace("-", "")
