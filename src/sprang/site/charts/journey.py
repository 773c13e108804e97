"""The journey from need to lesson, as the leap line shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

STEPS: Sequence[Text] = (
    _("Behov"),
    _("Träffar"),
    _("Vägval"),
    _("Initiativ"),
    _("Test"),
    _("Utvärdering"),
    _("Införande"),
    _("Spridning"),
    _("Lärdom"),
)

_STEP_OF = {
    ("need", "captured"): 1,
    ("need", "sharpened"): 2,
    ("need", "chosen"): 3,
    ("solution", "idea"): 3,
    ("solution", "tested"): 5,
    ("solution", "in_use"): 7,
}
_STOPPED_AT = {("need", "closed"): 2, ("need", "withdrawn"): 1, ("solution", "retired"): 7}


@dataclass(frozen=True)
class Step:
    label: Text
    state: str = "later"
    """done, now, later, skipped or stopped."""
    note: Text = ""
    url: str = ""
    number: int | None = None


def step_of(record: Any) -> int | None:
    """1 to 9, or None for what is not on the journey: a draft, a withdrawn need, an organisation.
    A record that knows better says so itself by `journey_step`."""
    own = getattr(record, "journey_step", None)
    return own or _STEP_OF.get((record.kind, record.status))


def line_of(record: Any) -> list[Step]:
    """The nine steps as the record has gone them; stopped where it ended. Empty off the journey."""
    if step := step_of(record):
        return line(step)
    stopped = _STOPPED_AT.get((record.kind, record.status), 0)
    return [
        replace(step, state="stopped") if place == stopped else step
        for place, step in enumerate(line(stopped) if stopped else [], start=1)
    ]


def line(now: int, notes: Mapping[int, Text] | None = None) -> list[Step]:
    """The nine steps with the given one as the present."""
    state = {-1: "done", 0: "now", 1: "later"}
    return [
        Step(label, state[(place > now) - (place < now)], (notes or {}).get(place, ""))
        for place, label in enumerate(STEPS, start=1)
    ]
