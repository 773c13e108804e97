"""Why two texts met: percents, words, marks, passages."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sprang.core.ranking import Document, Query, Scored, Tally, rank
from sprang.matching import reason_rows
from sprang.matching.marking import marked, passages
from sprang.matching.reasons import Reason, pairs_in_short, reasons_of, shared_part, whole_percents


def scored(ours: str, theirs: str) -> Scored:
    document = Document.from_text("1", "", theirs, "sv")
    others = [Document.from_text(str(n), "", "Något helt annat", "sv") for n in range(2, 9)]
    (found,) = rank(Query.from_text(ours, "sv"), [document], Tally.of([document, *others]))
    return found


@given(some.lists(some.floats(0.001, 1000), min_size=1, max_size=12))
def test_percents_add_up_to_a_hundred(shares: list[float]) -> None:
    percents = whole_percents(shares)
    assert sum(percents) == 100
    total = sum(shares)
    assert all(
        abs(percent - 100 * share / total) < 1
        for percent, share in zip(percents, shares, strict=True)
    )


def test_percents_of_nothing() -> None:
    assert whole_percents([]) == []
    assert whole_percents([0.0, 0.0]) == [0, 0]


def test_each_pair_has_its_reason() -> None:
    found = scored("Rännstensbrunnar och vikarier", "Dagvattenbrunnar för en vikarie")
    told = {(each.ours, each.theirs): each.why for each in reasons_of(found)}
    assert told[("Rännstensbrunnar", "Dagvattenbrunnar")] == "samma del: brunnar"
    assert told[("vikarier", "vikarie")] == "samma ord"
    assert sum(each.percent for each in reasons_of(found)) == 100
    assert set(pairs_in_short(found)) == {"vikarier", "rännstensbrunnar – dagvattenbrunnar"}


def test_many_weak_pairs_become_one_row() -> None:
    words = "buss tåg hiss cykel väg torg skola hamn park bad"
    reasons = reasons_of(scored(words, words))
    assert len(reasons) == 9
    assert reasons[-1].why == "svaga band"
    assert sum(each.percent for each in reasons) == 100


@pytest.mark.parametrize(
    ("ours", "theirs", "part"),
    [
        ("vikarier", "vikariepool", "vikarie"),
        ("skolskjuts", "skolbussen", "skol"),
        ("cykel", "traktor", ""),
    ],
)
def test_the_shared_part_is_told_as_it_is_written(ours: str, theirs: str, part: str) -> None:
    assert shared_part(ours, theirs) == part


def test_marks_stand_around_words_of_the_same_stem_and_the_rest_is_escaped() -> None:
    text = 'Vikarien & <b>"vikarier"</b>, inte rektorn'
    assert marked(text, {"vikari"}, "sv") == (
        "<mark>Vikarien</mark> &amp; &lt;b&gt;&quot;<mark>vikarier</mark>&quot;&lt;/b&gt;,"
        " inte rektorn"
    )


def test_nothing_met_nothing_marked() -> None:
    assert marked("Vikarien kom", set(), "sv") == "Vikarien kom"


def test_a_short_text_is_shown_whole() -> None:
    assert passages("En. Två. Tre.", {"två"}, "sv") == "En. Två. Tre."


def test_of_a_long_text_the_sentences_that_meet_are_shown_in_order() -> None:
    text = "Bussen kom sent. Vi väntade. Vikarien hittade inte. Regnet föll. Ingen vikarie kom."
    assert passages(text, {"vikari"}, "sv", longest=50) == (
        "… Vikarien hittade inte. … Ingen vikarie kom."
    )


def test_an_endless_sentence_is_cut() -> None:
    assert len(passages("vikarie " * 5000, {"vikari"}, "sv")) <= 850


def test_a_row_of_the_table_has_words_and_no_markup() -> None:
    drawn = reason_rows.drawn([Reason("<b>kö", '"kön"', "samma ord", 61)])
    assert drawn == (
        '<tr><th scope="row">&lt;b&gt;kö</th><td>&quot;kön&quot;</td>'
        '<td class="secondary">samma ord</td><td class="num"><span class="why__cell">61&nbsp;% '
        '<svg class="why__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="61" height="6"/></svg></span></td></tr>'
    )
