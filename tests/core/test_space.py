"""Learning a space, keeping it, and what lies near what."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.core.space import Space, base
from sprang.core.space.aligning import aligned, sentences
from sprang.core.space.keeping import Unreadable, load, save
from sprang.core.space.learning import TooLittle, learn
from sprang.core.space.passages import Malformed, Passage, read
from sprang.core.text import terms

from . import tiny


@pytest.fixture(scope="module")
def space() -> Space:
    return tiny.space()


def nearness(space: Space, one: tuple[str, str], other: tuple[str, str]) -> float:
    (first,), (second,) = terms(one[1], one[0]), terms(other[1], other[0])  # type: ignore[arg-type]
    return space.likeness((one[0], first), (other[0], second))


@pytest.mark.parametrize("other", ["lukt", "råtta", "avfall"])
def test_words_of_one_theme_lie_nearer_than_those_of_two(space: Space, other: str) -> None:
    near = nearness(space, ("sv", "sopor"), ("sv", other))
    assert near > 0.5
    assert nearness(space, ("sv", "sopor"), ("sv", "patient")) < near - 0.5


def test_a_text_lies_near_its_translation(space: Space) -> None:
    swedish = space.text([((term,), 1) for term in terms("sopor och lukt", "sv")], "sv")
    same = space.text([((term,), 1) for term in terms("garbage and smell", "en")], "en")
    other = space.text([((term,), 1) for term in terms("a nurse and a doctor", "en")], "en")
    assert float(swedish @ same) > 0.5 > -0.5 > float(swedish @ other)


def test_an_unknown_word_has_no_place(space: Space) -> None:
    assert not space.text([(("okändord",), 1)], "sv").any()
    assert space.likeness(("sv", "okändord"), ("sv", "avfall")) == 0


@given(st.lists(st.sampled_from(tiny.SWEDISH["waste"] + tiny.SWEDISH["care"]), min_size=1))
def test_a_text_has_length_one_whatever_the_order_of_its_words(words: list[str]) -> None:
    space = tiny_space()
    one = space.text([(tuple(terms(word, "sv")), 1) for word in words], "sv")
    other = space.text([(tuple(terms(word, "sv")), 1) for word in reversed(words)], "sv")
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-5)
    assert np.allclose(one, other, atol=1e-4)


_kept: list[Space] = []


def tiny_space() -> Space:
    if not _kept:
        _kept.append(tiny.space())
    return _kept[0]


def test_what_is_kept_is_what_was_learned(space: Space, tmp_path: Path) -> None:
    save(space, tmp_path / "a.npz")
    again = load(tmp_path / "a.npz")
    assert again.rows == space.rows
    assert np.array_equal(again.vectors, space.vectors)
    assert again.about == space.about
    assert again.about["settings"]["dimensions"] == 6  # type: ignore[index]


@pytest.mark.parametrize("content", [b"", b"not a space", b"PK\x03\x04 half of one"])
def test_a_file_that_is_no_space_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.npz").write_bytes(content)
    with pytest.raises(Unreadable):
        load(tmp_path / "a.npz")


def test_neither_hash_seed_nor_threads_decide_anything(tmp_path: Path) -> None:
    code = (
        "from tests.core import tiny; from sprang.core.space.keeping import save;"
        "from pathlib import Path; import sys; save(tiny.space(), Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / f"{seed}.npz")],
            env=os.environ
            | {"PYTHONHASHSEED": seed, "OPENBLAS_NUM_THREADS": seed}
            | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            cwd=Path(__file__).parents[2],
            check=True,
        )
    one, other = (load(tmp_path / f"{seed}.npz") for seed in ("1", "2"))
    assert one.rows == other.rows
    assert np.abs(one.vectors.astype(int) - other.vectors).max() <= 1
    assert np.array_equal(one.weights, other.weights)


def test_names_and_figures_get_no_place() -> None:
    text = "Patienten Karlqvist väntar. Patienten träffar Karlqvist 2021 om AI."
    space = learn([Passage(text)] * 5, tiny.SETTINGS)
    assert ("sv", "karlqvist") not in space.rows
    assert ("sv", "2021") not in space.rows
    assert {("sv", "träff"), ("sv", "ai")} <= set(space.rows)


def test_too_little_to_learn_from_is_told() -> None:
    with pytest.raises(TooLittle):
        learn([Passage("bara några ord")], tiny.SETTINGS)


def test_a_corpus_is_read_as_lines_or_as_rows_also_packed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Vi plogar vägarna i kommunen.\n\n", encoding="utf-8")
    with gzip.open(tmp_path / "b.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write('{"sv": "snö", "en": "snow"}\n{"text": "We clear the snow in the streets."}\n')
    assert list(read(tmp_path / "a.txt")) == [Passage("Vi plogar vägarna i kommunen.")]
    assert list(read(tmp_path / "b.jsonl.gz")) == [
        Passage("snö", "snow"),
        Passage(en="We clear the snow in the streets."),
    ]


@pytest.mark.parametrize("line", ["{", "[]", '{"sv": "snö"}', '{"text": 3}', "3"])
def test_a_line_that_is_no_passage_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "snö"}\n' + line, encoding="utf-8")
    with pytest.raises(Malformed, match="line 2"):
        list(read(tmp_path / "a.jsonl"))


pieces = st.lists(st.sampled_from(["Kort.", "En mening till här.", "Lång " * 9 + "rad."]))


@given(pieces, pieces)
def test_alignment_loses_nothing(one: list[str], other: list[str]) -> None:
    found = list(aligned("\n".join(one), "\n".join(other)))
    assert sentences("\n".join(left for left, _ in found)) == sentences("\n".join(one))
    assert sentences("\n".join(right for _, right in found)) == sentences("\n".join(other))


def test_sentences_meet_those_of_their_length() -> None:
    swedish = "Kort. Den här meningen är däremot ganska lång, och slutar först här. Kort."
    english = "Short. This sentence however is rather long, and does not end until here. Short."
    assert [left.split()[0] + right.split()[0] for left, right in aligned(swedish, english)] == [
        "Kort.Short.", "DenThis", "Kort.Short.",
    ]  # fmt: skip


def test_the_base_space_joins_the_languages_and_knows_its_origin() -> None:
    assert nearness(base(), ("sv", "avfall"), ("en", "waste")) > 0.4
    assert nearness(base(), ("sv", "avfall"), ("en", "poem")) < 0.2
    assert base().about["command"]
