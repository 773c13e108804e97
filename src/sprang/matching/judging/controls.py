"""What stands on a hit for a person to say what they think, and what they have said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import AnonymousUser

from sprang.foundation.models import Record, User

from ..enums import Reason, Verdict
from ..models import Feedback
from ..shown import Column, Shown

GOOD = (Verdict.INTERESTING, Verdict.CONTACTED, Verdict.CHOSEN)


@dataclass(frozen=True)
class Controls:
    uid: str
    title: str
    said: Feedback | None = None

    goods = [(each.value, each.label) for each in GOOD]
    reasons = Reason.choices

    @property
    def verdict(self) -> str:
        return self.said.verdict if self.said else ""

    @property
    def is_away(self) -> bool:
        return self.verdict == Verdict.IRRELEVANT


def with_words(columns: Sequence[Column], need: Record, user: User | AnonymousUser) -> list[Column]:
    """Each hit with what the person has said of it; what they put away comes last. One query."""
    if not isinstance(user, User):
        return list(columns)
    said = {each.found_id: each for each in Feedback.objects.of(need, user)}
    return [replace(column, hits=_ordered(column.hits, said)) for column in columns]


def _ordered(hits: Sequence[Shown], said: dict[str, Feedback]) -> list[Shown]:
    told = [replace(shown, controls=_controls(shown, said)) for shown in hits]
    return sorted(told, key=lambda shown: shown.controls.is_away)


def _controls(shown: Shown, said: dict[str, Feedback]) -> Controls:
    return controls_of(shown.hit.found, said.get(key_of(shown.hit.found)))


def controls_of(found: Any, said: Feedback | None) -> Controls:
    title = str(getattr(found, "title", "") or found.name)
    return Controls(str(found.uid), title, said)


def key_of(found: Any) -> str:
    return f"{'r' if isinstance(found, Record) else 'o'}{found.pk}"
