"""Sureness of a share, and what verdicts would do to the order."""

import pytest

from sprang.core.evaluation.proportions import wilson
from sprang.core.ranking.feedback import (
    LEAST_QUESTIONS,
    Judged,
    Measured,
    Tally,
    measure,
    moved,
    shift,
)


class TestWilson:
    @pytest.mark.parametrize(
        ("successes", "trials", "low", "high"),
        [
            # 81 of 263: Newcombe, Statistics in Medicine 17 (1998), 857-872, table I
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ],
    )
    def test_published_values(self, successes: int, trials: int, low: float, high: float) -> None:
        interval = wilson(successes, trials)
        assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)

    def test_nothing_counted_says_nothing(self) -> None:
        assert (wilson(0, 0).low, wilson(0, 0).high) == (0.0, 1.0)

    def test_all_of_some_is_not_certain(self) -> None:
        assert wilson(3, 3).high == 1.0
        assert wilson(3, 3).low < 0.5

    def test_more_than_all_is_refused(self) -> None:
        with pytest.raises(ValueError, match="4 of 3"):
            wilson(4, 3)


class TestShift:
    def test_what_nobody_has_judged_stays(self) -> None:
        assert shift(Tally(), Tally(3, 9)) == 0.0

    def test_like_all_others_stays(self) -> None:
        assert shift(Tally(2, 4), Tally(49, 98)) == pytest.approx(0.0)

    def test_rejected_sinks_and_praised_rises(self) -> None:
        everything = Tally(10, 20)
        assert shift(Tally(0, 3), everything) < 0 < shift(Tally(3, 3), everything)

    def test_one_rejection_is_less_than_a_step_of_strength(self) -> None:
        """From the middle of `likely` (0.55) a single word doesn't bring a match below it (0.52)
        by more than it was above."""
        assert moved(0.55, shift(Tally(0, 1), Tally(10, 20))) > 0.49


def twins(questions: int, *, told: bool) -> list[Judged]:
    """Each question has a rejected match above a good one; the same two things where `told`."""
    return [
        Judged(f"q{q}", f"{name}{'' if told else q}", relevance, is_relevant)
        for q in range(questions)
        for name, relevance, is_relevant in (("bad", 0.56, False), ("good", 0.55, True))
    ]


class TestMeasure:
    def test_verdicts_on_the_same_things_help(self) -> None:
        would = measure(twins(LEAST_QUESTIONS, told=True))
        assert (would.questions, would.before, would.after) == (LEAST_QUESTIONS, 0.0, 1.0)
        assert would.helps

    def test_a_pair_is_never_moved_by_what_was_said_of_itself(self) -> None:
        would = measure(twins(LEAST_QUESTIONS, told=False))
        assert (would.before, would.after) == (0.0, 0.0)
        assert not would.helps

    def test_also_where_several_have_judged_the_same_pair(self) -> None:
        many = [each for _person in range(3) for each in twins(LEAST_QUESTIONS, told=False)]
        assert measure(many) == Measured(LEAST_QUESTIONS, 0.0, 0.0, 0.0)

    def test_few_questions_are_luck(self) -> None:
        assert not measure(twins(LEAST_QUESTIONS - 1, told=True)).helps

    def test_questions_with_one_sort_of_verdict_say_nothing(self) -> None:
        assert measure([Judged("q", "a", 0.6, True), Judged("r", "b", 0.6, False)]) == Measured(0)
