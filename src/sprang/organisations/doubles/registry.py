"""What comes along when an organisation goes on as another, and what hinders it.

Each room tells of its own:

    registry.moves(PriorArt, "organisation", once=("need",))
    registry.is_its_own(has_answered)
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model

from ..models.organisation import Organisation


@dataclass(frozen=True)
class Moved:
    """Rows that pointed at `old` by their `field`, and point elsewhere now."""

    label: str
    field: str
    old: int
    keys: list[int]

    def point(self, now: int, then: int) -> None:
        """From the one to the other; not those that somebody has pointed elsewhere since."""
        rows = apps.get_model(self.label)._default_manager.filter(pk__in=self.keys)
        rows.filter(**{self.field: now}).update(**{self.field: then})


Move = Callable[[Organisation, Organisation], Iterator[Moved]]
_moves: list[Move] = []
_own: list[Callable[[Organisation], bool]] = []
MOVING: set[tuple[str, str]] = set()
"""Model and field of all that is moved."""


def moves(model: type[Model], field: str, once: tuple[str, ...] = ()) -> None:
    """`once`: the fields that with it are unique. What the other has already stays behind."""
    label = model._meta.label

    def move(gone: Organisation, kept: Organisation) -> Iterator[Moved]:
        rows: Any = model._default_manager
        has = set(rows.filter(**{field: kept.pk}).values_list(*once)) if once else set()
        mine = rows.filter(**{field: gone.pk}).order_by("pk").values_list("pk", *once)
        yield Moved(label, field, gone.pk, [key for key, *said in mine if tuple(said) not in has])

    moves_by(move, (label, field))


def moves_by(move: Move, *fields: tuple[str, str]) -> None:
    _moves.append(move)
    MOVING.update(fields)


def is_its_own(check: Callable[[Organisation], bool]) -> None:
    """Whether there is something that its own people alone decide over or may read."""
    _own.append(check)


def has_its_own(organisation: Organisation) -> bool:
    return any(check(organisation) for check in _own)


def moving(gone: Organisation, kept: Organisation) -> Iterator[Moved]:
    for move in _moves:
        yield from move(gone, kept)
