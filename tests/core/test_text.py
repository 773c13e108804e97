"""From running text to index terms."""

import os
import subprocess
import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.core.text import Language, analyse, detect, normalise, terms

SWEDISH = "Vi behöver veta var felsorteringen sker innan lasset avvisas på anläggningen."
ENGLISH = "We need to know where the sorting goes wrong before the load is turned away."
alphabet = st.sampled_from("abdefghijklmnoprstuvåäöÅÄÖ -'’\u00ad\u030a\u0308&;.İß1")
texts = st.text(alphabet, max_size=60) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("ÅÄÖ", "åäö"),
        (unicodedata.normalize("NFD", "Å"), "å"),
        ("f&ouml;rskola &amp; hem", "förskola & hem"),
        ("åter\u00advinning", "återvinning"),
        ("school’s", "schools"),
    ],
)
def test_normalise(given: str, expected: str) -> None:
    assert normalise(given) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SWEDISH, "sv"),
        (ENGLISH, "en"),
        ("Kinda is a small robot on the pupil's desk.", "en"),
        ("Snöröjning av gångvägar", "sv"),
        ("Meidän täytyy tietää missä lajittelu epäonnistuu", "other"),
        ("Potrzebujemy sposobu żeby zmniejszyć ilość śmieci", "other"),
        ("12 345", "other"),
        ("", "other"),
    ],
)
def test_language_is_detected(text: str, language: Language) -> None:
    assert detect(text) == language


def test_a_compound_gives_itself_and_its_parts() -> None:
    assert [token.terms for token in analyse("Hemtjänsten söker vikarier till natten", "sv")] == [
        ("hemtjänst", "hem", "tjänst"),
        ("vikari",),
        ("natt",),
    ]


def test_inflections_meet_in_one_term() -> None:
    assert terms("böckerna bokens bok", "sv") == ["bok"] * 3
    assert terms("mice mouse", "en") == ["mous"] * 2


def test_a_hyphen_may_be_left_out() -> None:
    whole, *parts = terms("e-tjänst", "sv")
    assert parts == ["tjänst"]
    assert whole == terms("etjänst", "sv")[0]


def test_offsets_point_into_the_original() -> None:
    text = "En f&ouml;rsko\u00adla i Borås"
    assert [(t.surface, t.whole) for t in analyse(text, "sv")] == [
        ("f&ouml;rsko\u00adla", "förskol"),
        ("Borås", "borås"),
    ]


@given(texts, st.sampled_from(["sv", "en", None]))
def test_tokens_are_slices_of_the_text_in_order(text: str, language: Language | None) -> None:
    tokens = analyse(text, language)
    assert all(text[token.start : token.end] == token.surface for token in tokens)
    assert all(token.terms and all(token.terms) for token in tokens)
    assert all(one.end <= next.start for one, next in pairwise(tokens))


@given(texts)
def test_normalising_twice_changes_nothing_without_entities(text: str) -> None:
    once = normalise(text.replace("&", ""))
    assert normalise(once) == once


def test_the_hash_seed_decides_nothing() -> None:
    code = f"from sprang.core.text import analyse; print(analyse({SWEDISH!r} * 2))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_a_prank_of_a_word_is_cut_short() -> None:
    (term,) = terms("snö" * 30_000, "sv")
    assert len(term) == 80


def test_the_elderly_are_not_what_is_old() -> None:
    assert terms("äldre", "sv") == terms("äldres", "sv")
    assert set(terms("äldre", "sv")).isdisjoint(terms("gamla planer", "sv"))
