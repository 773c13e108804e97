"""A sentence model of the installation's own: what it finds, what it costs to change, and that
nothing at all is different without it."""

import math
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sprang.core.ranking import Scored
from sprang.foundation.models import Platform, User
from sprang.matching import embedding, index
from sprang.matching.finding import Finder
from sprang.matching.index import EVERYTHING
from sprang.matching.index.clauses import Narrowed
from sprang.matching.index.searching import snapshot
from sprang.matching.index.version import version
from sprang.matching.question import Question
from sprang.matching.search import match
from sprang.needs.actions import edit_need
from sprang.needs.models import Need

from . import models

HERE = "Det är en zubrak och en fjolmet"
THERE = "Vi har en gnistov och en prywok"
OTHER = "Vi har en kvelpir och en dolmug"
CatchUp = Callable[[], int]


@pytest.fixture
def model(tmp_path: Path, settings: Any) -> Path:
    """In use, and nothing fitted for it yet."""
    settings.EMBEDDINGS = models.write(tmp_path / "model")
    return Path(settings.EMBEDDINGS)


@pytest.fixture
def fitted(model: Path, tmp_path: Path) -> Path:
    models.fit(tmp_path / "judged")
    return model


@pytest.fixture
def needs(make_need: Callable[..., Need], noise: list[Need]) -> list[Need]:
    return [make_need(text=text, visibility="public") for text in (THERE, OTHER)]


def asked(text: str) -> list[Scored]:
    finder = Finder(snapshot(index.store()), Question.of(text, EVERYTHING))
    found = finder.best(Narrowed("need"), 9)
    told = finder.explained(found)
    return [told[one.id] for one in found]


def test_a_need_is_found_that_shares_no_word_and_it_is_told_as_meaning(
    fitted: Path, needs: list[Need], nurse: User, catch_up: CatchUp
) -> None:
    catch_up()
    (hit,) = match(HERE, nurse, ["need"]).hits
    assert hit.found == needs[0]
    told = hit.scored.contributions
    assert {each.via for each in told} == {"meaning"}
    assert {each.query_word for each in told} == {"zubrak", "fjolmet"}
    assert {each.document_word for each in told} <= {"gnistov", "prywok"}
    assert math.isclose(math.fsum(each.share for each in told), hit.scored.score)


def test_what_one_may_not_see_is_not_found_by_it(
    fitted: Path,
    make_need: Callable[..., Need],
    helsingborg: Platform,
    nurse: User,
    outsider: User,
    catch_up: CatchUp,
) -> None:
    theirs = make_need(helsingborg, by=None, text=THERE)
    catch_up()
    assert match(HERE, nurse, ["need"]).hits == []
    assert [hit.found for hit in match(HERE, outsider, ["need"]).hits] == [theirs]


def test_what_is_hidden_moves_no_score_of_what_is_seen(
    fitted: Path,
    needs: list[Need],
    make_need: Callable[..., Need],
    helsingborg: Platform,
    nurse: User,
    catch_up: CatchUp,
) -> None:
    catch_up()
    before = [hit.scored for hit in match(HERE, nurse).hits]
    assert len(before) == 1
    for _ in range(9):
        make_need(helsingborg, by=None, text=f"{HERE} {THERE}")
    catch_up()
    assert [hit.scored for hit in match(HERE, nurse).hits] == before


def test_a_changed_text_is_found_by_what_it_says_now(
    fitted: Path, needs: list[Need], nurse: User, lead: User, catch_up: CatchUp
) -> None:
    catch_up()
    edit_need(
        need=needs[0], by=lead, title="Vi har en wampug", text="Vi har en wampug och en sjottir"
    )
    catch_up()
    assert match(HERE, nurse, ["need"]).hits == []
    assert [hit.found for hit in match("Det är en lenqva och en ozdir", nurse, ["need"]).hits] == [
        needs[0]
    ]


def test_without_it_everything_is_as_it_was(
    needs: list[Need], settings: Any, tmp_path: Path, catch_up: CatchUp
) -> None:
    """Off; on, with nothing fitted for it; off again, when something was."""
    questions = (needs[0].text, "Vi väntar på skolskjuts och hiss", "kvelpir")
    catch_up()
    before, name = [asked(each) for each in questions], version()
    assert [len(each) for each in before] == [1, 5, 1]
    settings.EMBEDDINGS = models.write(tmp_path / "model")
    catch_up()
    assert [asked(each) for each in questions] == before
    models.fit(tmp_path / "judged")
    assert [asked(each) for each in questions] != before
    settings.EMBEDDINGS = None
    assert [asked(each) for each in questions] == before
    assert version() == name


def test_without_the_setting_nothing_of_it_is_loaded() -> None:
    code = (
        "import sys, django; django.setup();"
        "from sprang.matching import embedding, finding;"
        "from sprang.matching.index import store;"
        "assert (embedding.in_use(), embedding.problem()) == (None, None); store();"
        "print(sorted({'model2vec', 'tokenizers', 'huggingface_hub'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=_environment(), capture_output=True)
    assert (done.stdout, done.stderr) == (b"[]\n", b"")


def _environment() -> dict[str, str]:
    import os

    path = os.pathsep.join(filter(None, sys.path))
    chosen = {"DJANGO_SETTINGS_MODULE": "sprang.site.settings_test", "PYTHONPATH": path}
    return {**os.environ, **chosen}


def test_another_model_makes_another_index(
    fitted: Path, needs: list[Need], nurse: User, settings: Any, tmp_path: Path, catch_up: CatchUp
) -> None:
    catch_up()
    first = index.store().folder
    settings.EMBEDDINGS = models.write(tmp_path / "other", turned=2)
    assert index.store().folder != first
    assert index.store().current() is None
    assert catch_up() > 0
    assert match(HERE, nurse, ["need"]).hits == [], "the weights were fitted for the first one"
    models.fit(tmp_path / "judged")
    assert [hit.found for hit in match(HERE, nurse, ["need"]).hits] == [needs[0]]


def test_the_same_model_is_the_same_wherever_it_lies(
    model: Path, settings: Any, tmp_path: Path
) -> None:
    first = version()
    settings.EMBEDDINGS = models.write(tmp_path / "elsewhere")
    assert version() == first


def test_it_is_read_whole_however_long_the_text(fitted: Path) -> None:
    model = embedding.model()
    assert model is not None
    one, other = model.encode(["zubrak " * 600, "zubrak " * 600 + "kvelpir " * 600])
    assert abs(one - other).max() > 0.1
    assert model.encode([]).shape == (0, 6)


def missing(folder: Path) -> Path:
    return folder / "nowhere"


def empty(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"


def name_of_one_elsewhere(_folder: Path) -> Path:
    return Path("minishlab/potion-base-2M")


def broken(folder: Path) -> Path:
    made = models.write(folder / "broken")
    (made / "model.safetensors").write_bytes(b"half of one")
    return made


def without_words(folder: Path) -> Path:
    made = models.write(folder / "without")
    (made / "tokenizer.json").write_text("{}")
    return made


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (missing, "There is no folder"),
        (name_of_one_elsewhere, "There is no folder"),
        (empty, "holds no sentence model"),
        (broken, "holds no sentence model"),
        (without_words, "holds no sentence model"),
    ],
)
def test_a_model_that_can_t_be_used_is_told_and_done_without(
    make: Callable[[Path], Path],
    told: str,
    needs: list[Need],
    settings: Any,
    tmp_path: Path,
    catch_up: CatchUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *names, **_: called.append(names))
    catch_up()
    before = asked(needs[0].text)
    settings.EMBEDDINGS = make(tmp_path)
    assert asked(needs[0].text) == before
    problem = embedding.problem()
    assert problem is not None
    assert told in problem.what
    assert str(settings.EMBEDDINGS) in problem.what
    assert "SPRANG_EMBEDDINGS" in problem.todo
    assert called == [], "nothing is ever looked for elsewhere"


def test_an_extra_that_is_not_installed_is_told(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "model2vec", None)
    problem = embedding.problem()
    assert problem is not None
    assert "“embeddings” is not installed" in problem.what
    assert "sprang[embeddings]" in problem.todo
    assert embedding.in_use() is None


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"model": 1, "means": 2, "spreads": 3}'])
def test_weights_that_can_t_be_read_count_for_nothing(
    fitted: Path, settings: Any, content: str
) -> None:
    assert embedding.in_use() is not None
    (Path(settings.SPACE_DIR) / "embedding.json").write_text(content)
    assert embedding.in_use() is None
