"""Which road is proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.core.roads import Looked, Origin, Reason, Road, Verdict, propose

PRACTICE, MARKET = Origin.PRACTICE, Origin.MARKET
FITS, ADAPT, BLOCKED, NOT = Verdict.FITS, Verdict.ADAPT, Verdict.BLOCKED, Verdict.NOT
LOOKED = st.builds(Looked, st.sampled_from(Origin), st.sampled_from(Verdict))


@pytest.mark.parametrize(
    ("looked", "road", "reasons"),
    [
        ([], None, (Reason.NOTHING_LOOKED_AT,)),
        ([(PRACTICE, FITS)], Road.COPY, (Reason.FITS_ELSEWHERE,)),
        ([(MARKET, FITS), (PRACTICE, FITS)], Road.COPY, (Reason.FITS_ELSEWHERE,)),
        ([(MARKET, FITS), (PRACTICE, ADAPT)], Road.BUY, (Reason.FITS_ON_THE_MARKET,)),
        ([(PRACTICE, BLOCKED), (MARKET, ADAPT)], Road.POLICY_LAB, (Reason.BLOCKED_BY_RULES,)),
        ([(PRACTICE, ADAPT)], Road.COPY, (Reason.ADAPTED_FROM_ELSEWHERE,)),
        (
            [(PRACTICE, ADAPT), (MARKET, ADAPT)],
            Road.COPY,
            (Reason.ADAPTED_FROM_ELSEWHERE, Reason.COMBINED),
        ),
        ([(MARKET, ADAPT)], Road.LIGHTER, (Reason.ADAPTED_FROM_THE_MARKET,)),
        ([(MARKET, ADAPT), (MARKET, ADAPT)], Road.LIGHTER, (Reason.COMBINED,)),
        ([(MARKET, NOT), (MARKET, NOT)], None, (Reason.FEW_LOOKED_AT,)),
        ([(PRACTICE, NOT)] * 3, None, (Reason.MARKET_NOT_LOOKED_AT,)),
        (
            [(PRACTICE, NOT)] * 2 + [(MARKET, NOT)],
            Road.PARTNERSHIP,
            (Reason.NOTHING_ON_THE_MARKET,),
        ),
    ],
)
def test_what_was_looked_at_speaks_for_a_road(
    looked: list[tuple[Origin, Verdict]], road: Road | None, reasons: tuple[Reason, ...]
) -> None:
    found = propose([Looked(*each) for each in looked], has_requirements=True)
    assert (found.road, found.reasons) == (road, reasons)


def test_no_partnership_without_requirements() -> None:
    found = propose([Looked(MARKET, NOT)] * 3, has_requirements=False)
    assert found.road == Road.DEVELOP
    assert found.reasons == (Reason.NOTHING_ON_THE_MARKET, Reason.NO_REQUIREMENTS)


@given(st.lists(LOOKED), st.booleans(), st.randoms())
def test_the_order_means_nothing_and_every_answer_has_a_reason(
    looked: list[Looked], has_requirements: bool, dice: object
) -> None:
    found = propose(looked, has_requirements=has_requirements)
    assert found.reasons
    dice.shuffle(looked)  # type: ignore[attr-defined]
    assert propose(looked, has_requirements=has_requirements) == found


@given(st.lists(LOOKED))
def test_a_partnership_only_where_nothing_that_exists_would_do(looked: list[Looked]) -> None:
    """Directive 2014/24/EU, article 31(1)."""
    if propose(looked, has_requirements=True).road is Road.PARTNERSHIP:
        assert {each.verdict for each in looked} == {NOT}
        assert MARKET in {each.origin for each in looked}
