"""A call in each of its states, met by one who leads the teams of some and answers others."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.models import Membership, Platform, User
from sprang.needs.calls import actions
from sprang.needs.calls.models import Call
from sprang.organisations.actions import join_as_partner
from sprang.organisations.models import Organisation
from tests.calls.making import World, build_call, build_world

Things = dict[str, dict[str, str]]


def build_calls(
    platform: Platform, leader: User, other: User, company: Organisation
) -> tuple[list[Call], Things]:
    """The calls, and what stands in the addresses. `other` calls where the leader answers."""
    team = build_world(platform, leader, other)
    draft, over = build_call(platform, leader), another(team)
    over.answer(0, "En mätare.")
    past = timezone.now() - timedelta(minutes=1)
    Call.objects.filter(pk=over.call.pk).update(closes_at=past)
    judged, scored, told = scored_by(team, leader), *(scored_by(team, leader, other) for _ in "ab")
    [opened], [done], [heard] = (each.call.answers.all() for each in (judged, scored, told))
    said = {"outcome": "chosen", "reason": "Den bästa."}
    actions.give_outcome(call=told.call, by=leader, answers=[heard], **said)
    asked, answered = own(team, other, company)
    question = actions.ask_question(call=team.call, by=team.people[0], text="Får två svara?")
    calls = [draft, *(each.call for each in (team, over, judged, scored, told, asked, answered))]
    at = {each.pk: {"ref": each.reference} for each in calls}
    of_a_draft = dict.fromkeys(("call-edit", "call-form", "call-publish"), at[draft.pk])
    of_a_scored = dict.fromkeys(("call-outcomes", "call-panel"), at[scored.call.pk])
    return calls, {
        "call": {**at[asked.call.pk], "uid": str(question.uid)},
        **of_a_draft,
        **of_a_scored,
        "call-open": at[over.call.pk],
        "call-reply": {**at[team.call.pk], "uid": str(question.uid)},
        "call-team": at[team.call.pk],
        "call-team-leave": at[team.call.pk],
        "call-score": {**at[judged.call.pk], "uid": str(opened.uid)},
        "call-interests": at[judged.call.pk],
        "call-agree": {**at[scored.call.pk], "uid": str(done.uid)},
        "call-decide": at[told.call.pk],
        "call-answer": at[answered.call.pk],
        "call-withdraw": at[answered.call.pk],
    }


def another(world: World) -> World:
    """Published by the same, for the same companies."""
    call = build_call(world.call.platform, world.lead)
    for judge in world.judges:
        actions.add_to_team(call=call, by=world.lead, user=judge, role="evaluator")
    return replace(world, call=actions.publish_call(call=call, by=world.lead), answers=[])


def scored_by(world: World, *people: User) -> World:
    """Opened, with one answer, and scored by these of the team."""
    judged = another(world)
    answer = judged.answer(0, "En mätare.")
    judged.close()
    judged.declare_all(judged.lead, *judged.judges)
    for person in people:
        judged.score(person, answer, 4, 3)
    return judged


def own(world: World, other: User, company: Organisation) -> tuple[World, World]:
    """Two that the leader's own company may answer; it has answered the second."""
    join_as_partner(platform=world.call.platform, organisation=company, by=None)
    Membership.objects.create(user=world.lead, scope=company, role=Role.LEAD)
    seen = replace(world, lead=other, judges=[], companies=[company], people=[world.lead])
    asked, answered = another(seen), another(seen)
    answered.answer(0, "En mätare.")
    return asked, answered
