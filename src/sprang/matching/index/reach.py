"""How far one asker sees, in the terms of the index."""

from dataclasses import dataclass

from sprang.foundation.access import NETWORK, PUBLIC, Access

MOST_PLATFORMS = 6


@dataclass(frozen=True)
class Reach:
    """`audiences`: tokens of what may be found; None for all there is.

    `counted`: tokens of what word statistics are taken over, all of them among `audiences`.
    Rarity measured over texts that the asker may not see would show in scores and shares, and
    so tell that somebody has written a word. Units and rooms are left out: many and small.
    """

    audiences: frozenset[str] | None
    counted: tuple[str, ...] = ()

    @classmethod
    def of(cls, access: Access) -> "Reach":
        wide = [token for token in (PUBLIC, NETWORK) if token in access.audiences]
        inside = sorted(access.platform_ids)[:MOST_PLATFORMS]
        return cls(access.audiences, (*wide, *(f"platform:{pk}" for pk in inside)))


EVERYTHING = Reach(None, ("*",))
"""For the person at the machine's own terminal. What is counted has a name that nobody's has."""
