"""Introductions of the demo, made and answered by the people of its two sides."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sprang.foundation import journal
from sprang.foundation.models import User
from sprang.needs.introductions import actions, rules
from sprang.needs.introductions.enums import ASKED_AFTER, IntroductionState, Party
from sprang.needs.introductions.models import Introduction
from sprang.needs.models import Need

from .content import Row
from .loaded import Loaded

TOOK = timedelta(days=2)
"""From asked to answered."""
NO = "Vi har ingen som kan ta det den här terminen."


def load_introduction(row: Row, loaded: Loaded) -> None:
    at = loaded.now - timedelta(days=row["days_ago"])
    need = Need.objects.get(pk=loaded.needs[row["need"]].pk)
    lead = loaded.leads[need.platform_id]
    with told(at, loaded):
        made = actions.introduce(
            need=need,
            organisation=loaded.organisation(row["organisation"]),
            purpose=row["purpose"],
            by=lead,
        )
    with told(at + TOOK, loaded):
        for side, says in row.get("says", {}).items():
            reason = "" if says == "yes" else NO
            by = whoever(side, made)
            actions.answer(introduction=made, by=by, says_yes=says == "yes", reason=reason)
        propose(made, row, loaded)
    tell(made, row, loaded, at)


def propose(made: Introduction, row: Row, loaded: Loaded) -> None:
    for time in row.get("times", []):
        day = loaded.now.replace(hour=time["hour"], minute=0, second=0, microsecond=0)
        actions.propose_time(
            introduction=made,
            by=whoever(time["by"], made),
            starts_at=day + timedelta(days=time["in_days"]),
            minutes=time["minutes"],
            place=time["place"],
        )


def tell(made: Introduction, row: Row, loaded: Loaded, at: datetime) -> None:
    """How it went, and the days on which it did."""
    asked = at + TOOK + ASKED_AFTER
    with told(asked, loaded):
        for side, (outcome, words) in row.get("outcome", {}).items():
            by = whoever(side, made)
            actions.tell_outcome(introduction=made, by=by, outcome=outcome, words=words)
    rows = Introduction.objects.filter(pk=made.pk)
    rows.update(made_at=at)
    rows.exclude(state=IntroductionState.WAITING).update(settled_at=at + TOOK)
    made.answers.update(at=at + TOOK)
    if row.get("outcome"):
        rows.update(asked_at=asked)
        made.outcomes.update(at=asked)


def whoever(side: str, made: Introduction) -> User:
    """Who speaks for the side."""
    if side == Party.ORGANISATION:
        return rules.people_of(made.organisation_id)[0]
    assert made.need.author
    return made.need.author


@contextmanager
def told(at: datetime, loaded: Loaded) -> Iterator[Any]:
    """What the journal tells of it tells of that hour."""
    with journal.together() as entries:
        before = len(entries)
        yield entries
        for entry in entries[before:]:
            entry.at = at
            loaded.told.add(id(entry))
