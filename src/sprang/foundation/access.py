"""What one person may see and do, as sets computed once: the only place roles become rights.

A record carries one *audience* token, computed by the database from its visibility. A person
carries the set of tokens that their roles open. The record is seen when its token is in the set
(or when the person wrote it), in the database and in the search index alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from .enums import LEAD_ROLES, OUTSIDE_ROLES, OVERSIGHT_ROLES, Role, ScopeKind

PUBLIC = "public"
NETWORK = "network"
_OF_A_PLATFORM = ("platform:", "scope:", "lead:")


def platform_token(platform_id: int) -> str:
    """What opens all that is internal. Who has any other token of the platform has it too."""
    return f"platform:{platform_id}"


def is_of_a_room(token: str) -> bool:
    return token.startswith("room:")


def is_of_a_platform(token: str) -> bool:
    """Does it open what is one platform's own? A room's members come from many."""
    return token.startswith(_OF_A_PLATFORM)


@dataclass(frozen=True)
class Held:
    """One role that a person holds now, with the scopes above and below the one it is held in.

    `above` and `below` map scope id to `ScopeKind` and both include the scope itself. `waits`: an
    administrator in a city that asks for two steps at sign-in, who has not switched them on.
    """

    role: Role
    above: Mapping[int, str]
    below: frozenset[int]
    waits: bool = False

    @property
    def rooms(self) -> set[int]:
        """Where it is held in a room: that room, and those that the room is in."""
        return {scope for scope, kind in self.above.items() if kind == ScopeKind.ROOM}

    @property
    def stands(self) -> bool:
        """Outside rooms, in the work. A role in a room counts for as long as such a one is held."""
        return not self.rooms and self.role != Role.CITIZEN


@dataclass(frozen=True)
class Access:
    """`platform_ids`: where the person is inside; `platforms_known` adds where they are a guest."""

    platform_ids: frozenset[int] = frozenset()
    audiences: frozenset[str] = frozenset({PUBLIC})
    scopes_by_role: Mapping[Role, frozenset[int]] = field(default_factory=dict)
    platforms_known: frozenset[int] = frozenset()
    waits_in: frozenset[int] = frozenset()
    """Scopes that the person will administer when two steps are on; until then as a member."""
    leads_somewhere: bool = False
    """In a house: who leads a room leads nothing outside it."""
    rooms: frozenset[int] = frozenset()
    """Scopes of the rooms that the person is in."""

    def has_role(self, scope_id: int, *roles: Role) -> bool:
        """Holds one of the roles in the scope or in one above it."""
        return any(scope_id in self.scopes_by_role.get(role, ()) for role in roles)

    def leads(self, scope_id: int) -> bool:
        return self.has_role(scope_id, *LEAD_ROLES)

    def is_guest(self, platform_id: int) -> bool:
        """Comes from outside; an employee who also is a researcher is no guest."""
        is_inside = platform_id in self.platform_ids
        return not is_inside and self.has_role(platform_id, *OUTSIDE_ROLES)


def access_from(held: Iterable[Held]) -> Access:
    held = list(held)
    waits_in = frozenset[int]().union(*(each.below for each in held if each.waits))
    held = [replace(each, role=Role.MEMBER) if each.waits else each for each in held]
    if not any(each.stands for each in held):
        held = [each for each in held if not each.rooms]
    tokens = {PUBLIC}.union(*map(_tokens, held))
    inside = _platforms(each for each in held if each.role not in OUTSIDE_ROLES)
    leads = any(each.role in LEAD_ROLES and not each.rooms for each in held)
    own = (_by_role(held), _platforms(held), waits_in, leads)
    return Access(
        inside, frozenset(tokens), *own, frozenset().union(*(each.rooms for each in held))
    )


def _platforms(held: Iterable[Held]) -> frozenset[int]:
    """A room's members come from many houses: the one that the room is in is not theirs."""
    return frozenset(
        scope
        for each in held
        for scope, kind in each.above.items()
        if kind == ScopeKind.PLATFORM and not each.rooms
    )


def _by_role(held: list[Held]) -> dict[Role, frozenset[int]]:
    by_role: dict[Role, frozenset[int]] = {}
    for each in held:
        by_role[each.role] = by_role.get(each.role, frozenset()) | each.below
    return by_role


def _tokens(held: Held) -> set[str]:
    """The audience tokens that one role opens."""
    tokens = {f"room:{scope}" for scope in held.rooms}
    if held.role == Role.CITIZEN or held.rooms:
        return tokens
    tokens.add(NETWORK)
    if held.role not in OUTSIDE_ROLES:
        for scope, kind in held.above.items():
            tokens.add(f"scope:{scope}")
            if kind == ScopeKind.PLATFORM:
                tokens.add(platform_token(scope))
    if held.role in OVERSIGHT_ROLES:
        tokens.update(f"scope:{scope}" for scope in held.below)
    if held.role in LEAD_ROLES:
        tokens.update(f"lead:{scope}" for scope in held.below)
    return tokens


NOBODY = Access()
