"""One introduction as one person meets it: what has been said, and the one step that is next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from sprang.foundation.models import User

from . import recipients, rules
from .actions.meeting import may_choose, may_drop
from .enums import SIDES, IntroductionState, Party
from .models import Introduction, IntroductionAnswer, IntroductionOutcome, MeetingTime


@dataclass(frozen=True)
class Time:
    """`by_us`: the reader's own side proposed it."""

    time: MeetingTime
    may_choose: bool
    may_drop: bool
    by_us: bool


@dataclass(frozen=True)
class Said:
    """What one side has said, as those who lead read it."""

    party: str
    answer: IntroductionAnswer | None
    outcome: IntroductionOutcome | None

    @property
    def label(self) -> str:
        return str(Party(self.party).label)


@dataclass(frozen=True)
class Contact:
    label: str
    people: list[User]


@dataclass(frozen=True)
class Standing:
    """`party` is whom the reader speaks for. `said` is for those who lead, and has all; a side
    reads its own words only."""

    introduction: Introduction
    party: str
    step: str
    mine: Said
    said: list[Said]
    times: list[Time]
    chosen: MeetingTime | None
    contacts: list[Contact]
    is_hub: bool


def standing_of(introduction: Introduction, user: User) -> Standing:
    party = rules.party_of(user, introduction) or Party.HUB
    is_hub = rules.is_hub(user, introduction.platform_id)
    answers = {each.party: each for each in introduction.answers.all()}
    outcomes = {each.party: each for each in introduction.outcomes.all()}
    said = {each: Said(each, answers.get(each), outcomes.get(each)) for each in Party}
    all_times = list(introduction.times.all())
    chosen = next((each for each in all_times if each.chosen_at), None)
    times = _times(all_times, party, timezone.now())
    return Standing(
        introduction,
        party,
        step_of(introduction, said[Party(party)], chosen, times, is_hub and bool(outcomes)),
        said[Party(party)],
        list(said.values()) if is_hub else [],
        times,
        chosen,
        contacts(introduction, answers) if introduction.state == IntroductionState.ACCEPTED else [],
        is_hub,
    )


def step_of(
    introduction: Introduction,
    mine: Said,
    chosen: MeetingTime | None,
    times: list[Time],
    has_ended: bool,
) -> str:
    """The name of the step that is next for the reader."""
    if introduction.state == IntroductionState.WAITING:
        return "answer" if mine.party in SIDES and not mine.answer else "wait"
    if introduction.state != IntroductionState.ACCEPTED:
        return "ended"
    if mine.outcome:
        return "told"
    if introduction.asked_at and (mine.party in SIDES or not has_ended):
        return "tell"
    if has_ended:
        return "known"
    if chosen:
        return "meet"
    return "choose" if any(each.may_choose for each in times) else "propose"


def _times(times: list[MeetingTime], party: str, now: datetime) -> list[Time]:
    """Those that can still be chosen."""
    return [
        Time(each, may_choose(party, each), may_drop(party, each), each.party == party)
        for each in times
        if not each.chosen_at and each.starts_at > now
    ]


def contacts(introduction: Introduction, answers: dict[str, IntroductionAnswer]) -> list[Contact]:
    """Whoever said yes for each side; where that one has left, those who are there now."""
    found = []
    for side, label in (
        (Party.NEED, introduction.platform.name),
        (Party.ORGANISATION, introduction.organisation.name),
    ):
        there = recipients.PARTIES[side](introduction)
        yes = answers.get(side)
        said = {yes.by_id} if yes and _is_there(yes, there, side, introduction) else there
        found.append(Contact(label, recipients.names(said)))
    return found


def _is_there(
    yes: IntroductionAnswer, there: Collection[int], side: str, introduction: Introduction
) -> bool:
    if yes.by_id in there:
        return True
    return side == Party.NEED and rules.answers_for_need(yes.by, introduction)
