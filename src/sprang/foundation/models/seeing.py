"""Who sees which records: one rule, as a condition of the database and as an answer about one."""

import operator
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import replace
from functools import reduce
from typing import Any, Protocol, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from ..access import NOBODY, Access, is_of_a_room
from ..enums import Visibility
from .membership import Membership
from .user import User

SHARED = frozenset(Visibility) - {Visibility.DRAFT}
"""What can be shared in a room: its members see it as well as those who saw it before."""


def access_of(user: User | AnonymousUser) -> Access:
    return user.access if isinstance(user, User) and user.is_active else NOBODY


def ways_to_see(user: User | AnonymousUser) -> list[Mapping[str, Set[Any]]]:
    """The rule itself. A record is seen that has, in one of these ways, one of the values in each
    of the fields: a token that the person's roles open; or the person wrote it, and has still
    something to do with the platform; or it is shared in a room that the person is in."""
    return _ways(user, access_of(user))


def _ways(user: User | AnonymousUser, access: Access) -> list[Mapping[str, Set[Any]]]:
    ways: list[Mapping[str, Set[Any]]] = [{"audience": access.audiences}]
    if access.platforms_known:
        ways.append({"author_id": {user.pk}, "platform_id": access.platforms_known})
    if access.rooms:
        ways.append({"room_id": access.rooms, "visibility": SHARED})
    return ways


def opened_to(user: User | AnonymousUser, at: str = "") -> Q:
    """What the person may see, of the records that are reached by the path `at`."""
    ways = (
        Q(**{f"{at}{field}__in": values for field, values in way.items()})
        for way in ways_to_see(user)
    )
    return reduce(operator.or_, ways)


def is_opened(record: Any, user: User | AnonymousUser) -> bool:
    """The same of one record that has been read."""
    return _fits(record, ways_to_see(user))


def is_opened_outside_rooms(record: Any, user: User | AnonymousUser) -> bool:
    """Seen also without the rooms that the person is in."""
    access = access_of(user)
    tokens = frozenset(token for token in access.audiences if not is_of_a_room(token))
    return _fits(record, _ways(user, replace(access, audiences=tokens, rooms=frozenset())))


def _fits(record: Any, ways: Iterable[Mapping[str, Set[Any]]]) -> bool:
    return any(
        all(getattr(record, field) in values for field, values in way.items()) for way in ways
    )


class Seen(Protocol):
    """A record, or another thing that says who sees it."""

    uid: Any

    def is_visible_to(self, user: User | AnonymousUser, /) -> bool: ...


def who_sees(people: Collection[User], things: Collection[Seen]) -> set[tuple[int, Any]]:
    """Keys of people with uids of what they see: `visible_to` for many at once, two queries."""
    read_access(people)
    return {(who.pk, one.uid) for one in things for who in people if one.is_visible_to(who)}


def read_access(people: Collection[User]) -> None:
    """What each may see and do now. Two queries, however many they are."""
    read = Membership.objects.accesses_of({who.pk for who in people})
    for who in people:
        who.access = read[who.pk]


class RecordQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The records that the person may see. Every door out of the database passes here."""
        return self.of_its_kind().filter(opened_to(user))

    def named_to(self, user: User | AnonymousUser) -> Self:
        """`visible_to` for rows that are named by key, number or provider. Without the kind: SQLite
        would rather read all of a kind than look up each of twenty."""
        return self.filter(opened_to(user))

    def of_its_kind(self) -> Self:
        """Says in the records' own table what joining the kind's table says already: the indexes
        that lists are read from begin with it."""
        return self.filter(kind=self.model.KIND) if self.model.KIND else self

    def open(self) -> Self:
        return self.exclude(status__in=self.model.ENDED)

    def newest(self) -> Self:
        return self.order_by("-changed_at", "-pk")
