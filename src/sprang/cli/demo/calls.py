"""Calls of the demo: written, answered and judged by the same verbs that everybody uses."""

from datetime import datetime, time, timedelta
from typing import Any

from sprang.core.deadlines import in_sweden
from sprang.foundation import journal
from sprang.foundation.models import Entry, User
from sprang.needs.calls import actions
from sprang.needs.calls.enums import CallStatus, Outcome, TeamRole
from sprang.needs.calls.models import Answer, Call, Question
from sprang.needs.models import Need

from .content import Row
from .loaded import Loaded

BEGUN = ("call.written", "call.form_set", "call.team_joined", "call.published", "need.called")
JUDGED = (
    *("call.answers_opened", "call.interests_declared", "call.answer_scored", "call.decided"),
    *(f"call.{outcome.value}" for outcome in Outcome),
)


def load_call(row: Row, loaded: Loaded) -> None:
    with journal.together() as entries:
        before = len(entries)
        call = load(row, loaded)
        remember(call, row, loaded)
        set_back(entries[before:], call, loaded)


def load(row: Row, loaded: Loaded) -> Call:
    platform = loaded.platform(row["platform"])
    lead, is_out = loaded.leads[platform.pk], row.get("published", True)
    call = actions.write_call(
        platform=platform,
        by=lead,
        # whoever answers does it in time; when it closed is told afterwards
        closes_at=loaded.now + timedelta(days=1) if is_out else closing(loaded, row["closes_in"]),
        needs=list(Need.objects.filter(pk__in=[loaded.needs[key].pk for key in row["needs"]])),
        **row.pick("title", "text", "title_en", "text_en", "themes", "answerers"),
        **row.pick("test_bed", "contract", "money", "amount"),
        **row.pick("test_bed_en", "contract_en", "money_en"),
    )
    parts = {"blocks": row["block"], "criteria": row["criterion"]}
    actions.set_form(call=call, by=lead, **parts)
    judges = [loaded.people[email] for email in row.get("judges", [])]
    for judge in judges:
        actions.add_to_team(call=call, by=lead, user=judge, role=TeamRole.EVALUATOR)
    if is_out:
        call = go_out(actions.publish_call(call=call, by=lead), row, loaded, judges)
    return call


def go_out(call: Call, row: Row, loaded: Loaded, judges: list[User]) -> Call:
    """Asked about, answered and, where its time is up, judged."""
    lead = loaded.leads[call.platform_id]
    ask(call, row, loaded)
    answers = [answer(call, said, loaded) for said in row.get("answer", [])]
    closes_at = closing(loaded, row["closes_in"])
    if row.get("ended"):
        call = decide(call, row, lead, judges, answers)
    elif closes_at < loaded.now:
        call = opened(call, lead)
    Call.objects.filter(pk=call.pk).update(closes_at=closes_at)
    call.closes_at = closes_at
    return call


def closing(loaded: Loaded, days: int) -> datetime:
    return in_sweden((loaded.now + timedelta(days=days)).date(), time(23, 59))


def ask(call: Call, row: Row, loaded: Loaded) -> None:
    for said in row.get("question", []):
        person = loaded.people[said["by"]]
        question = actions.ask_question(call=call, by=person, text=said["text"])
        if said.get("answer"):
            lead = loaded.leads[call.platform_id]
            actions.answer_question(question=question, by=lead, answer=said["answer"])
            at = loaded.now - timedelta(days=said.get("days_ago", 3))
            Question.objects.filter(pk=question.pk).update(answered_at=at)


def answer(call: Call, said: dict[str, Any], loaded: Loaded) -> Answer:
    person, house = loaded.people[said["by"]], loaded.organisation(said["organisation"])
    made = actions.begin_answer(call=call, organisation=house, by=person)
    blocks = list(call.blocks.all())
    values = {block.key: value for block, value in zip(blocks, said["values"], strict=False)}
    made = actions.save_answer(answer=made, by=person, values=values)
    return made if said.get("draft") else actions.send_answer(answer=made, by=person)


def opened(call: Call, lead: User) -> Call:
    """The deadline has passed, and the answers are open to the team."""
    Call.objects.filter(pk=call.pk).update(closes_at=call.created_at)
    return actions.open_answers(call=Call.objects.get(pk=call.pk), by=lead)


def decide(call: Call, row: Row, lead: User, judges: list[User], answers: list[Answer]) -> Call:
    """Opened, declared, scored, told and decided."""
    call = opened(call, lead)
    answers = list(Answer.objects.filter(pk__in=[each.pk for each in answers]).order_by("pk"))
    team = [lead, *judges]
    for person in team:
        actions.declare(call=call, by=person, conflicts=dict.fromkeys(answers, False))
    criteria = [str(each.uid) for each in call.criteria.all()]
    for made, said in zip(answers, row["answer"], strict=True):
        for person, points, note in zip(team, said["points"], said["notes"], strict=True):
            given = dict(zip(criteria, points, strict=True))
            actions.score_answer(answer=made, by=person, points=given, note=note)
    for made, said in zip(answers, row["answer"], strict=True):
        told = {"outcome": said["outcome"], "reason": said["reason"]}
        actions.give_outcome(call=call, by=lead, answers=[made], **told)
    return actions.decide_call(call=call, by=lead, reason=row["ended"])


def remember(call: Call, row: Row, loaded: Loaded) -> None:
    """The days on which it was written, answered and decided."""
    call.created_at = loaded.now - timedelta(days=row["days_ago"])
    call.changed_at = call.created_at
    if call.status not in (CallStatus.DRAFT, CallStatus.PUBLISHED):
        days = 20 if row.get("ended") else 1
        call.changed_at = min(call.closes_at + timedelta(days=days), loaded.now)
    loaded.dated.append(call)
    sent = answered_at(call, loaded)
    call.answers.exclude(sent_at=None).update(sent_at=sent, changed_at=sent)
    call.answers.exclude(told_at=None).update(told_at=call.changed_at)


def answered_at(call: Call, loaded: Loaded) -> datetime:
    return min(call.closes_at, loaded.now) - timedelta(days=2)


def set_back(entries: list[Entry], call: Call, loaded: Loaded) -> None:
    """The journal tells of those days too."""
    meanwhile = answered_at(call, loaded)
    for entry in entries:
        if entry.kind in BEGUN:
            entry.at = call.created_at
        else:
            entry.at = call.changed_at if entry.kind in JUDGED else meanwhile
        loaded.told.add(id(entry))
