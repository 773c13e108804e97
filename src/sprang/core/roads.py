"""Which road a need should take, proposed from what was looked at and how it held.

What works elsewhere comes first, then what can be bought; only where nothing satisfactory is on the
market does an innovation partnership stand open (directive 2014/24/EU, article 31(1)). A proposal
is advice: it names its reasons and decides nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Road(StrEnum):
    COPY = "copy"
    BUY = "buy"
    LIGHTER = "lighter"
    PARTNERSHIP = "partnership"
    DEVELOP = "develop"
    POLICY_LAB = "policy_lab"
    WAIT = "wait"
    NO = "no"


class Verdict(StrEnum):
    FITS = "fits"
    ADAPT = "adapt"
    BLOCKED = "blocked"
    """It would fit, but a rule or somebody else's responsibility stands in its way."""
    NOT = "not"


class Origin(StrEnum):
    PRACTICE = "practice"
    """In use in a city, or told as a case."""
    MARKET = "market"
    """Offered by a supplier."""


class Reason(StrEnum):
    NOTHING_LOOKED_AT = "nothing_looked_at"
    FEW_LOOKED_AT = "few_looked_at"
    MARKET_NOT_LOOKED_AT = "market_not_looked_at"
    FITS_ELSEWHERE = "fits_elsewhere"
    FITS_ON_THE_MARKET = "fits_on_the_market"
    BLOCKED_BY_RULES = "blocked_by_rules"
    ADAPTED_FROM_ELSEWHERE = "adapted_from_elsewhere"
    COMBINED = "combined"
    ADAPTED_FROM_THE_MARKET = "adapted_from_the_market"
    NOTHING_ON_THE_MARKET = "nothing_on_the_market"
    NO_REQUIREMENTS = "no_requirements"


@dataclass(frozen=True)
class Looked:
    """One thing that was looked at, and how it held against the need."""

    origin: Origin
    verdict: Verdict


@dataclass(frozen=True)
class Proposal:
    """`road` is None where there is more to look at before any road can be proposed."""

    road: Road | None
    reasons: tuple[Reason, ...]


ENOUGH: Final = 3
"""Things that have to be looked at, on the market among others, before nothing is said to fit."""


def propose(looked: Collection[Looked], *, has_requirements: bool) -> Proposal:
    """The road that what was looked at speaks for. The order of `looked` means nothing.

    :param has_requirements: whether what shall come true is written so that it can be measured: the
        minimum requirements that a partnership must have.
    """
    if not looked:
        return Proposal(None, (Reason.NOTHING_LOOKED_AT,))
    return _fitting(looked) or _adapted(looked) or _nothing_fits(looked, has_requirements)


def _fitting(looked: Collection[Looked]) -> Proposal | None:
    if Looked(Origin.PRACTICE, Verdict.FITS) in looked:
        return Proposal(Road.COPY, (Reason.FITS_ELSEWHERE,))
    if Looked(Origin.MARKET, Verdict.FITS) in looked:
        return Proposal(Road.BUY, (Reason.FITS_ON_THE_MARKET,))
    if any(each.verdict is Verdict.BLOCKED for each in looked):
        return Proposal(Road.POLICY_LAB, (Reason.BLOCKED_BY_RULES,))
    return None


def _adapted(looked: Collection[Looked]) -> Proposal | None:
    """What nearly fits: from elsewhere it is copied and changed; several may be combined."""
    near = [each.origin for each in looked if each.verdict is Verdict.ADAPT]
    if not near:
        return None
    if Origin.PRACTICE in near:
        more = (Reason.COMBINED,) if len(near) > 1 else ()
        return Proposal(Road.COPY, (Reason.ADAPTED_FROM_ELSEWHERE, *more))
    reason = Reason.COMBINED if len(near) > 1 else Reason.ADAPTED_FROM_THE_MARKET
    return Proposal(Road.LIGHTER, (reason,))


def _nothing_fits(looked: Collection[Looked], has_requirements: bool) -> Proposal:
    if len(looked) < ENOUGH:
        return Proposal(None, (Reason.FEW_LOOKED_AT,))
    if all(each.origin is Origin.PRACTICE for each in looked):
        return Proposal(None, (Reason.MARKET_NOT_LOOKED_AT,))
    if not has_requirements:
        return Proposal(Road.DEVELOP, (Reason.NOTHING_ON_THE_MARKET, Reason.NO_REQUIREMENTS))
    return Proposal(Road.PARTNERSHIP, (Reason.NOTHING_ON_THE_MARKET,))
