"""A sentence model's signal: against chance, and told by the words that it says are alike."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.core.ranking import Document, Embedding, Query, Ranker, Scored, Tally
from sprang.core.ranking.weights import Signals, Weights, Worth
from sprang.core.space.space import Vectors
from sprang.core.space.usual import measured, units
from sprang.core.text import Language

from . import tiny

AXES = {
    "sopor": 0,
    "lukt": 0,
    "garbage": 0,
    "patient": 1,
    "journal": 1,
    "nurse": 1,
    "ramp": 2,
    "och": 0,
}
WEIGHTS = Weights(-5, Worth(0.3, 0.5, 1.0), Worth(0.3, 0.5, 2.0))
texts = st.lists(st.sampled_from([*AXES, "hiss"]), min_size=1, max_size=5).map(" ".join)


def encode(all_of: Sequence[str]) -> Vectors:
    """The sum of the words' axes, and for each text the same besides, as real models have it."""
    rows = np.zeros((len(all_of), 4), dtype=np.float32)
    for row, text in zip(rows, all_of, strict=True):
        for word in text.lower().split():
            if word in AXES:
                row[AXES[word]] += 1
                row[3] += 2
    return rows


BACKGROUND = ["sopor", "lukt sopor", "patient", "journal patient", "ramp", "ramp sopor patient"]
USUAL = measured({"sv": units(encode(BACKGROUND)), "en": units(encode(["garbage", "nurse"]))})
MODEL = Embedding(encode, USUAL, WEIGHTS)


def query(text: str) -> Query:
    return replace(Query.from_text(text, "sv"), embedded=encode([text])[0])


def document(text: str, language: Language = "sv") -> Document:
    made = Document.from_text(text, "", text, language)
    return replace(made, embedded=encode([text])[0])


def met(asked: str, *found: Document) -> list[Scored]:
    ranker = Ranker(query(asked), Tally.of(found), tiny.nothing(), embedding=MODEL)
    return [ranker.explain(each) for each in found]


@given(texts, st.lists(texts, min_size=1, max_size=4), texts)
def test_shares_add_up_to_the_score_whatever_gave_it(
    asked: str, swedish: list[str], foreign: str
) -> None:
    for found in met(asked, *map(document, swedish), document(foreign, "en")):
        assert math.isclose(found.score, math.fsum(c.share for c in found.contributions))
        assert all(c.share > 0 for c in found.contributions) or not found.score


def test_texts_about_the_same_in_other_words_are_alike_and_say_so_word_by_word() -> None:
    same, other = met("sopor hiss", document("lukt"), document("patient journal"))
    assert same.score > 0
    assert other.score == 0, "what all texts have in common does not count"
    assert [(c.query_word, c.document_word, c.via) for c in same.contributions] == [
        ("sopor", "lukt", "meaning")
    ]


def test_a_likeness_across_languages_is_told_as_a_translation_and_weighs_by_its_own() -> None:
    there = document("garbage", "en")
    ranker = Ranker(query("sopor"), Tally(), tiny.nothing(), embedding=MODEL)
    found, signals = ranker.explain(there), ranker.signals(there)
    assert {c.via for c in found.contributions} == {"translation"}
    assert signals.embedding > 1
    assert found.score == pytest.approx(0.3 * signals.words + 2.0 * signals.embedding)


def test_likeness_counts_by_how_much_it_varies_over_texts() -> None:
    ranker = Ranker(query("sopor"), Tally(), tiny.nothing(), embedding=MODEL)
    place, own = USUAL.placed(encode(["sopor"])[0], "sv"), USUAL.placed(encode(["lukt"])[0], "sv")
    expected = float(place @ own) / USUAL.spread(place, "sv")
    assert ranker.signals(document("lukt")).embedding == pytest.approx(expected)


def test_where_no_two_words_are_alike_the_least_unlike_are_told() -> None:
    """A model may find two texts alike by how they are put, which no pair of words shows."""

    def whole(all_of: Sequence[str]) -> Vectors:
        vectors = encode(all_of)
        for row, text in zip(vectors, all_of, strict=True):
            if "hiss" in text and len(text.split()) > 1:
                row[:] = encode(["ramp"])[0]
        return vectors

    model = replace(MODEL, encode=whole)
    asked = replace(Query.from_text("hiss trappa", "sv"), embedded=whole(["hiss trappa"])[0])
    there = replace(document("ramp ramp"), embedded=whole(["hiss dörr"])[0])
    ranker = Ranker(asked, Tally(), tiny.nothing(), embedding=model)
    found = ranker.explain(there)
    assert found.score > 0
    assert [c.via for c in found.contributions] == ["meaning"]
    assert found.contributions[0].share == pytest.approx(found.score)


@pytest.mark.parametrize("asked", ["och att", "hiss"])
def test_nothing_is_alike_to_what_has_no_words_or_none_that_it_knows(asked: str) -> None:
    ranker = Ranker(query(asked), Tally(), tiny.nothing(), embedding=MODEL)
    assert ranker.signals(document("sopor")).embedding == 0


def test_without_a_model_or_a_vector_it_is_no_signal() -> None:
    there, bare = document("lukt"), Document.from_text("a", "", "lukt", "sv")
    without = Ranker(query("sopor"), Tally(), tiny.nothing())
    assert without.signals(there) == Ranker(Query.from_text("sopor", "sv"), Tally(),
                                            tiny.nothing()).signals(bare)  # fmt: skip
    model = Ranker(query("sopor"), Tally(), tiny.nothing(), embedding=MODEL)
    assert model.signals(bare).embedding == 0


def test_weights_without_one_give_it_nothing() -> None:
    plain = Weights(-5, Worth(3, 0.5), Worth(6, 2))
    assert plain.score(Signals(0.5, 1, embedding=9)) == plain.score(Signals(0.5, 1))
    assert WEIGHTS.score(Signals(1, 1, embedding=3)) == pytest.approx(3.8)
    assert Weights.of(WEIGHTS.told()) == WEIGHTS


def test_a_language_without_texts_lies_as_the_other() -> None:
    found = measured({"sv": units(encode(BACKGROUND)), "en": units(encode([]))})
    assert np.array_equal(found.means["en"], found.means["sv"])
    assert np.array_equal(found.spreads["en"], found.spreads["sv"])
