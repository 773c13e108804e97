"""What a call's people find on their home pages, step by step, and nobody else does."""

from datetime import timedelta

from django.utils import timezone

from sprang.foundation import waiting
from sprang.foundation.models import Membership, Platform, User
from sprang.needs.calls import actions
from sprang.needs.calls.models import Answer, Call, Question

from .making import World

TASKS = {
    "Svara på frågor om": "questions",
    "Skicka in svaret på": "answers",
    "Skicka ändringen av svaret på": "changes",
    "Öppna svaren på": "opening",
    "Bedöm svaren på": "judging",
    "Alla har bedömt": "deciding",
}


def waits(world: World, user: User) -> list[str]:
    """What waits, but for needs: as in a request of their own."""
    platform: Platform = world.call.platform
    found = waiting.found(platform, User.objects.get(pk=user.pk)).tasks
    return sorted(TASKS[task.title] for task in found if task.title in TASKS)


def everybody(world: World) -> dict[str, list[str]]:
    named = {"lead": world.lead, "one": world.people[0], "other": world.people[1]}
    named |= {f"judge {n}": judge for n, judge in enumerate(world.judges)}
    return {name: found for name, user in named.items() if (found := waits(world, user))}


def test_a_call_from_question_to_decision(world: World) -> None:
    asker, judges = world.people[0], ["lead", "judge 0", "judge 1"]
    assert everybody(world) == {}
    question = actions.ask_question(call=world.call, by=asker, text="Får man komma två?")
    assert everybody(world) == {each: ["questions"] for each in judges}
    actions.answer_question(question=question, by=world.lead, answer="Ja.")
    assert everybody(world) == {}

    world.answers = [world.answer(0, "Vi lyssnar.", send=False)]
    assert everybody(world) == {"one": ["answers"]}
    actions.send_answer(answer=world.answers[0], by=world.people[0])
    assert everybody(world) == {}
    changed = {world.block["Vad gör ni?"]: "Vi lyssnar och väger."}
    actions.save_answer(answer=world.answers[0], by=world.people[0], values=changed)
    assert everybody(world) == {"one": ["changes"]}

    world.answers.append(world.answer(1, "Vi väger."))
    Call.objects.filter(pk=world.call.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    assert everybody(world) == {"lead": ["opening"]}
    world.close()
    assert everybody(world) == {each: ["judging"] for each in judges}

    first, second = world.answers
    world.declare_all(world.lead, world.judges[0])
    world.declare_all(world.judges[1], conflicts=(first, second))
    assert everybody(world) == {each: ["judging"] for each in judges[:2]}
    for person in (world.lead, world.judges[0]):
        world.score(person, first, 5, 2)
        world.score(person, second, 1, 1)
    assert everybody(world) == {"lead": ["deciding"]}


def test_what_is_begun_waits_for_nobody_when_the_time_is_up(world: World) -> None:
    world.answer(0, "Vi hann inte.", send=False)
    Call.objects.filter(pk=world.call.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    assert waits(world, world.people[0]) == []


def test_who_has_left_the_house_is_told_of_nothing(world: World) -> None:
    judge = world.judges[0]
    Question.objects.create(call=world.call, text="Får man?", asked_by=world.people[0])
    assert waits(world, judge) == ["questions"]
    Membership.objects.filter(user=judge).delete()
    assert waits(world, judge) == []
    world.answer(0, "Vi lyssnar.", send=False)
    Membership.objects.filter(user=world.people[0]).delete()
    assert waits(world, world.people[0]) == []
    assert Answer.objects.count() == 1


def test_the_task_leads_to_its_page(world: World) -> None:
    world.answer(0, "Vi lyssnar.", send=False)
    (task,) = waiting.found(world.call.platform, world.people[0]).tasks
    assert task.url == f"/boras/utlysningar/{world.call.reference}/svar/"
    assert (task.quote, task.due) == (world.call.title, world.call.closes_at)
