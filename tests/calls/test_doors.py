"""Every door of a call with people in it: opened and scored, with a question, a file, outcomes.

`tests/visibility` asks at the same doors of a call that nobody has to do with.
"""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from sprang.foundation.models import Platform, User
from sprang.needs.calls import actions
from sprang.needs.calls.models import Answer, Call
from tests.cast import client_of
from tests.order import Watch
from tests.visibility.doors import Door, found_operations, found_pages, leads_to_sign_in
from tests.visibility.rules import PAGES
from tests.visibility.rules_api import API

from .making import build_call, build_world

OUT = {"anonymous"}
SELLERS = {"company", "rival"}
TEAM = {"leader", "judge", "interested"}
LEADS = {"leader", "administrator"}
BESIDE = {"elsewhere", "administrator", "other_lead", "citizen"}
SIGNED_IN = TEAM | SELLERS | BESIDE
ALL = SIGNED_IN | OUT
NOBODY: set[str] = set()

LEADER, JUDGES, COMPANY = {"leader"}, {"leader", "judge"}, {"company"}
READ = {"leader", "judge", "company"}
"""Who may read the first answer. It has a word of its own."""

MAY: dict[str, set[str]] = {
    **dict.fromkeys(("GET call-list", "GET call-detail", "GET list_calls", "GET show_call"), ALL),
    "GET call-answers": SIGNED_IN,
    # whoever judges does not answer; all others may begin, in time
    **dict.fromkeys(("GET call-answer", "POST call-join", "POST join_call"), SELLERS | BESIDE),
    **dict.fromkeys(("POST call-ask", "POST ask_about_call"), SELLERS),
    **dict.fromkeys(("POST call-answer", "POST call-withdraw"), SELLERS),
    # names the company
    **dict.fromkeys(("PUT save_answer", "POST send_answer", "POST withdraw_answer"), COMPANY),
    "GET call-answer-file": READ,
    **dict.fromkeys(("GET call-score", "POST call-score", "PUT score_answer"), JUDGES),
    **dict.fromkeys(("GET call-panel", "GET show_call_panel", "GET call-team"), TEAM),
    **dict.fromkeys(("GET call-interests", "POST call-interests", "GET list_interests"), TEAM),
    **dict.fromkeys(("POST declare_interests", "POST call-reply"), TEAM),
    **dict.fromkeys(("POST call-open", "POST open_answers", "POST call-agree"), LEADER),
    **dict.fromkeys(("GET call-decide", "POST call-decide", "POST decide_call"), LEADER),
    **dict.fromkeys(("POST call-outcomes", "POST give_outcomes"), LEADER),
    **dict.fromkeys(("POST call-team", "POST call-team-leave"), LEADER),
    **dict.fromkeys(("GET call-new", "POST call-new", "POST write_call"), LEADS),
    **dict.fromkeys(("GET call-cancel", "POST call-cancel", "POST cancel_call"), LEADS),
    **dict.fromkeys(("POST call-publish", "POST publish_call"), LEADS),
    # what has been published stands
    **dict.fromkeys(("GET call-edit", "POST call-edit", "PATCH edit_call"), NOBODY),
    **dict.fromkeys(("GET call-form", "POST call-form", "PUT set_call_form"), NOBODY),
}
"""Who comes in, or is told why it can't be done now; to all others there is no such door."""

SECRET = "Zqmätare"
DOORS = {
    f"{method} {name}": Door(method, name, path, (PAGES | API)[f"{method} {name}"])
    for method, name, path in [*found_pages(), *found_operations()]
    if "call" in name or "/utlysningar/" in path or "/calls" in path
}


@dataclass
class Cast:
    call: Call
    first: Answer
    people: dict[str, User | None]
    uids: dict[str, UUID]

    def address(self, door: Door) -> str:
        ref, uid = self.call.reference, self.uids.get(door.name, self.first.uid)
        at = {"platform": "boras", "platform_slug": "boras", "ref": ref, "reference": ref}
        return door.address(**at, uid=uid)

    def data(self, door: Door) -> Any:
        """As the rule of the door says, about the first answer and by its company."""
        given = door.rule.data
        sent = dict((given(self.call) if callable(given) else given) or {})
        own: dict[str, Any] = {
            "organisation": str(self.first.organisation.uid),
            "answers": [str(self.first.uid)],
            "interests": [{"answer": str(self.first.uid), "conflict": True}],
        }
        more = {"write_call": {"platform": "boras"}, "call-team-leave": {"person": self.judge}}
        return sent | {key: own[key] for key in own.keys() & sent.keys()} | more.get(door.name, {})

    @property
    def judge(self) -> str:
        judge = self.people["judge"]
        assert judge
        return str(judge.uid)


@pytest.fixture
def cast(
    boras: Platform,
    lead: User,
    nurse: User,
    manager: User,
    teacher: User,
    admin: User,
    other_lead: User,
    citizen: User,
) -> Cast:
    """The manager has an interest in the first answer; the teacher judges another call."""
    world = build_world(boras, lead, nurse, manager)
    actions.add_to_team(call=build_call(boras, lead), by=lead, user=teacher, role="leader")
    company, rival = world.people
    first = world.answer(0, SECRET, send=False)
    file = actions.attach_to_answer(
        answer=first,
        block=world.call.blocks.get(kind="file"),
        by=company,
        upload=SimpleUploadedFile(f"{SECRET}.txt", b"hej"),
    )
    first = actions.send_answer(answer=first, by=company)
    second = world.answer(1, "En kamera.")
    question = actions.ask_question(call=world.call, by=company, text="Får två svara?")
    world.close()
    world.declare_all(lead, nurse)
    world.declare_all(manager, conflicts=(first,))
    for person in (lead, nurse):
        world.score(person, first, 4, 3)
    for person in (lead, nurse, manager):
        world.score(person, second, 2, 1)
    said = {"outcome": "chosen", "reason": "De bästa."}
    actions.give_outcome(call=world.call, by=lead, answers=[first, second], **said)
    people = {"leader": lead, "judge": nurse, "interested": manager, "elsewhere": teacher}
    people |= {"administrator": admin, "other_lead": other_lead, "citizen": citizen}
    uids = {"call-reply": question.uid, "call-answer-file": file.uid}
    others = {"company": company, "rival": rival, "anonymous": None}
    return Cast(Call.objects.get(pk=world.call.pk), first, people | others, uids)


def test_every_door_has_a_row() -> None:
    assert DOORS.keys() == MAY.keys()


def test_who_comes_in_and_who_reads(cast: Cast, head_comes_last: Watch) -> None:
    came: dict[str, set[str]] = {key: set() for key in MAY}
    read = set()
    for key, door in DOORS.items():
        for who in cast.people:
            answer = sent(cast, door, who)
            if answer.status_code not in (401, 404) and not leads_to_sign_in(answer):
                came[key].add(who)
            if SECRET in answer.getvalue().decode() or SECRET in str(answer.headers):
                read.add((who, key))
    # who comes next is in the same transaction here
    head_comes_last.wrong.clear()
    assert came == MAY
    assert {who for who, _key in read} == READ, read


def sent(cast: Cast, door: Door, who: str) -> Any:
    client, path, data = client_of(cast.people[who]), cast.address(door), cast.data(door)
    with transaction.atomic():
        if door.is_api and door.method != "GET":
            call = getattr(client, door.method.lower())
            answer = call(path, json.dumps(data), content_type="application/json")
        else:
            answer = client.get(path) if door.method == "GET" else client.post(path, data)
        transaction.set_rollback(True)
    return answer
