"""Who is told of what happens to calls and answers.

Each piece of news is read by the one it is told to and nobody else, so none tells who has answered.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from django.db.models import QuerySet

from sprang.dialogue.news import Event, Told, followers
from sprang.foundation.models import Membership, User

from .models import Answer, Question, TeamMember

By = Callable[[Event], Collection[int]]


def those_at_work(answers: Iterable[Answer]) -> dict[Answer, set[int]]:
    """Whoever wrote it; where that one has left, all who work there, so that somebody knows."""
    rows = list(answers)
    houses = {each.organisation_id for each in rows}
    work: dict[int, set[int]] = defaultdict(set)
    current = Membership.objects.current().filter(scope__in=houses, user__is_active=True)
    for house, user in current.values_list("scope", "user"):
        work[house].add(user)
    return {each: {each.sender_id} & (at := work[each.organisation_id]) or at for each in rows}


def its_sender(events: Sequence[Event]) -> Iterator[Told]:
    """Of the answer that the entry names."""
    uids = {event.entry.payload["answer"] for event in events}
    told = those_at_work(Answer.objects.filter(uid__in=uids))
    by_uid = {str(answer.uid): users for answer, users in told.items()}
    yield from _each(events, lambda event: by_uid.get(event.entry.payload["answer"], ()))


def senders(kind: str) -> Callable[[Sequence[Event]], Iterator[Told]]:
    """All who have sent an answer, to whom it is news of `kind`; then those who follow the call."""

    def to(events: Sequence[Event]) -> Iterator[Told]:
        written = _written(events, Answer.objects.sent())
        yield from _each(events, lambda event: written[event.record.pk], kind)
        yield from followers(events)

    return to


def asker_and_writers(kind: str) -> Callable[[Sequence[Event]], Iterator[Told]]:
    """Whoever asked, to whom it is news of `kind`, and those who are answering the call."""

    def to(events: Sequence[Event]) -> Iterator[Told]:
        uids = {event.entry.payload["question"] for event in events}
        asked = dict(Question.objects.filter(uid__in=uids).values_list("uid", "asked_by"))
        by = {str(uid): {user} for uid, user in asked.items()}
        yield from _each(events, lambda event: by.get(event.entry.payload["question"], ()), kind)
        written = _written(events, Answer.objects.all())
        yield from _each(events, lambda event: written[event.record.pk])
        yield from followers(events)

    return to


def team(events: Sequence[Event]) -> Iterator[Told]:
    found: dict[int, set[int]] = defaultdict(set)
    calls = {event.record.pk for event in events}
    for call, user in TeamMember.objects.filter(call__in=calls).values_list("call", "user"):
        found[call].add(user)
    yield from _each(events, lambda event: found[event.record.pk])


def whoever_it_is_about(events: Sequence[Event]) -> Iterator[Told]:
    uids = {event.entry.subject_uid for event in events}
    found = dict(User.objects.filter(uid__in=uids).values_list("uid", "pk"))
    yield from _each(events, lambda event: {found[event.entry.subject_uid]})


def _written(events: Sequence[Event], answers: QuerySet[Answer]) -> dict[int, set[int]]:
    """By call, those at work on its answers."""
    calls = {event.record.pk for event in events}
    found: dict[int, set[int]] = defaultdict(set)
    for answer, users in those_at_work(answers.filter(call__in=calls)).items():
        found[answer.call_id] |= users
    return found


def _each(events: Sequence[Event], users: By, kind: str = "") -> Iterator[Told]:
    for event in events:
        yield from ((event, user, kind or event.entry.kind) for user in sorted(users(event)))
