"""Ordinary words are ordinary, also where what can be found has hardly any of them."""

import math
from collections.abc import Mapping

import pytest

from sprang.core.ranking import Document, Feature, Field, Query, Ranker, Strength, calibrate
from sprang.core.ranking.commonness import FIGURES, Common, shares
from sprang.core.space import Side

from . import tiny

SPACE = tiny.space()


class Register:
    """Statistics of 15,000 texts that have hardly any word of the question."""

    documents = 15_000

    def __init__(self, known: Mapping[Feature, int] | None = None) -> None:
        self._known = known or {}

    def document_frequency(self, feature: Feature) -> int:
        return self._known.get(feature, 1)

    def mean_length(self, field: Field) -> float:
        return {"terms": 60.0, "letters": 250.0}[field]


@pytest.mark.parametrize("side", ["sv", "en"])
def test_the_terms_of_a_language_are_parts_of_one_whole(side: Side) -> None:
    known = dict(SPACE.shares(side))
    assert {(side, term) for term in known} == {key for key in SPACE.rows if key[0] == side}
    assert math.fsum(known.values()) == pytest.approx(1)
    assert all(share > 0 for share in known.values())


def test_a_space_that_knows_no_word_makes_none_common() -> None:
    assert shares(tiny.nothing(), "sv") == {}


def test_a_run_of_letters_is_as_common_as_the_words_that_have_it() -> None:
    having = [share for term, share in SPACE.shares("sv") if "papp" in term]
    assert having
    assert shares(SPACE, "sv")["letters", "papp"] == pytest.approx(math.fsum(having))


def test_a_word_is_as_common_as_where_it_is_most_common() -> None:
    rare, known = ("terms", "kvantdator"), ("terms", "lukt")
    share = dict(SPACE.shares("sv"))["lukt"]
    spoken = round((1 - math.exp(-10 * share)) * Register.documents)
    assert spoken > 1
    common = Common(Register(), SPACE, "sv", 10)
    assert common.document_frequency(known) == spoken
    assert common.document_frequency(rare) == 1
    more = Common(Register({known: spoken + 5}), SPACE, "sv", 10)
    assert more.document_frequency(known) == spoken + 5
    assert Common(Register(), SPACE, "en", 10).document_frequency(known) == 1
    assert common.mean_length("terms") == 60.0


@pytest.mark.parametrize(("written", "is_figure"), [("2018", True), ("1177", True), ("5g", False)])
def test_a_figure_is_as_common_as_figures_are(written: str, is_figure: bool) -> None:
    common = Common(Register(), SPACE, "sv", 10)
    terms, letters = ("terms", written), ("letters", f"_{written}"[:4])
    expected = round(FIGURES * Register.documents) if is_figure else 1
    assert common.document_frequency(terms) == expected
    assert common.document_frequency(letters) == expected


def test_years_in_common_are_no_strong_match() -> None:
    """They told most between two languages, where hardly any other word is the same."""
    asked = (
        "Under 2018 och 2019 fördelar myndigheten pengar till tolktjänst för den som är döv och "
        "har ett arbete. Efter 2020 ska den som tolkar få ersättning i efterskott."
    )
    police = Document.from_text(
        "police", "Predictive policing", "Burglaries were predicted in 2018, 2019 and 2020.", "en"
    )
    ranker = Ranker(Query.from_text(asked, "sv"), Register())
    assert calibrate(ranker.weigh(police).relevance) is not Strength.STRONG


ASKED = (
    "Myndigheten ska föreslå åtgärder och redovisa hur arbetet med personer som lämnar kriminella "
    "nätverk kan utvecklas. I uppdraget ingår att använda befintliga system på bästa sätt."
)


def test_ordinary_words_in_common_are_no_match_in_a_register_that_lacks_them() -> None:
    """The same two texts, among 15,000 others: only the rarity of the words can differ."""
    hall = Document.from_text(
        "hall",
        "Modernisera festsalen",
        "Vi föreslår åtgärder för ljud och ljus, ett nytt system och att arbetet redovisas.",
        "sv",
    )
    assert calibrate(Ranker(Query.from_text(ASKED, "sv"), Register()).weigh(hall).relevance) is None


def test_the_rare_word_in_common_still_is_one() -> None:
    leavers = Document.from_text(
        "leavers", "Stöd till avhoppare", "Vi hjälper den som lämnar kriminella nätverk.", "sv"
    )
    ranker = Ranker(Query.from_text(ASKED, "sv"), Register())
    assert calibrate(ranker.weigh(leavers).relevance) is not None
