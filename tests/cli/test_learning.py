"""`sprang learn` and `sprang tune`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sprang.core.space.keeping import load
from sprang.matching import index
from sprang.needs.models import Need
from tests.core import tiny

from .conftest import Run


def test_learn_writes_a_space_and_what_it_was_learned_from(run: Run, tmp_path: Path) -> None:
    corpus, out = tiny.write(tmp_path / "corpus.jsonl"), tmp_path / "space.npz"
    result = run("learn", str(corpus), "--dimensions", "6", "--out", str(out))
    assert result.exit_code == 0, result.stderr
    space = load(out)
    assert space.dimensions == 6
    assert set(space.about["corpora"]) == {"corpus.jsonl"}  # type: ignore[call-overload]
    assert json.loads(out.with_suffix(".json").read_text())["own"] is False


@pytest.mark.django_db
def test_learn_without_a_file_to_write_is_used_by_this_installation(
    run: Run, tmp_path: Path, make_need: Callable[..., Need]
) -> None:
    public = make_need(text="Komposteraren är full av nejlikor. " * 8, visibility="public")
    make_need(text="Jonkvillerna vissnar i rabatten. " * 8, visibility="internal")
    corpus = tiny.write(tmp_path / "corpus.jsonl")
    result = run("learn", str(corpus), "--own", "--dimensions", "6")
    assert result.exit_code == 0, result.stderr
    assert "Indexed 2 texts anew." in result.stdout
    generation = index.store().current()
    assert generation is not None
    known = {term for _, term in generation.space().rows}
    assert "nejlik" in known, public.text
    assert not any(term.startswith("jonkvill") for term in known), "it isn't public"


@pytest.mark.parametrize(
    ("content", "told", "code"),
    [
        (None, "There is no file", 2),
        ("bara några ord\n", "too few words", 1),
        ("\xff\xfe", "can't be read as UTF-8", 1),
    ],
)
def test_what_can_t_be_learned_from_is_told(
    run: Run, tmp_path: Path, content: str | None, told: str, code: int
) -> None:
    if content is not None:
        (tmp_path / "a.txt").write_bytes(content.encode("latin-1" if "\xff" in content else "utf8"))
    result = run("learn", str(tmp_path / "a.txt"), "--out", str(tmp_path / "a.npz"))
    assert told in result.stderr
    assert result.exit_code == code


def test_learn_wants_something_to_learn_from(run: Run) -> None:
    result = run("learn")
    assert (result.exit_code, "Name a corpus" in result.stderr) == (2, True)


def test_tune_fits_weights_and_tells_how_good_they_are_elsewhere(run: Run, tmp_path: Path) -> None:
    rows: dict[str, list[dict[str, object]]] = {"needs": [], "docs": [], "qrels": []}
    for i, word in enumerate("vikarie brunn hiss cykel skola lampa".split()):
        rows["needs"].append({"id": f"n{i}", "title": "", "text": word, "lang": "sv"})
        rows["docs"].append({"id": f"d{i}", "title": "", "text": f"{word}n", "lang": "sv"})
        rows["qrels"].append({"need": f"n{i}", "doc": f"d{i}", "grade": 2})
    for name, each in rows.items():
        lines = "\n".join(map(json.dumps, each))
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    out = tmp_path / "weights.json"
    result = run("tune", str(tmp_path), "--json", "--out", str(out))
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert told["success"] == {"mean": 1.0, "spread": 0.0}
    assert told["weights"] == json.loads(out.read_text())
    assert told["weights"]["same"]["words"] > 0


def test_tune_says_which_file_is_missing(run: Run, tmp_path: Path) -> None:
    result = run("tune", str(tmp_path))
    assert (result.exit_code, "needs.jsonl" in result.stderr) == (2, True)
