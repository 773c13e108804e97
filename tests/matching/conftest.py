"""Texts that mean the same in other words, and texts that mean something else."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from django.conf import LazySettings

from sprang.foundation.journal import readers
from sprang.foundation.models import Platform, User
from sprang.matching import embedding
from sprang.matching.index import JournalReader, inverted, renewing, segments, vocabulary_files
from sprang.matching.models import Notice
from sprang.matching.watching.actions import watch_words
from sprang.needs.models import Need
from sprang.organisations.actions import register_organisation
from sprang.organisations.models import Organisation
from sprang.solutions.models import Solution

SUBSTITUTES = (
    "Varje morgon ringer vi runt efter vikarier till avdelningen. Det tar en timme, "
    "och de boende med demens blir oroliga av nya ansikten."
)
SUBSTITUTES_IN_OTHER_WORDS = (
    "Rektorn jagar en timvikarie innan skoldagen börjar. Telefonlistan är gammal, "
    "och morgonens första timmar går åt till att hitta någon."
)
GULLIES = (
    "Rännstensbrunnar sätter igen av löv och grus. När skyfallet kommer står vattnet "
    "på gatan, och slamsugningen åker till fel brunn."
)
POOL = "Poolen känner avdelningarna och de boende. Passet bokas med ett svar i telefonen."
GAUGES = "Givare i dagvattenbrunnar visar slamnivån, så att slamsugningen körs dit det behövs."
NOISE = (
    "Elever får vänta på skolskjutsen i regnet",
    "Bullret i matsalen gör att barnen inte äter",
    "Bygglovet för en altan tar elva veckor",
    "Hissen i stadshuset står stilla varannan vecka",
    "Cykelvägen plogas efter att alla har cyklat till arbetet",
)


@pytest.fixture
def catch_up(db: None) -> Callable[[], int]:
    """What the worker does: let the index read what the journal has."""
    return lambda: readers.run_local(JournalReader())


@pytest.fixture
def noise(make_need: Callable[..., Need]) -> list[Need]:
    return [make_need(text=text, visibility="public") for text in NOISE]


@pytest.fixture
def twin(make_need: Callable[..., Need], helsingborg: Platform, noise: list[Need]) -> Need:
    """The other city's need, internal to it."""
    return make_need(helsingborg, by=None, text=SUBSTITUTES_IN_OTHER_WORDS)


@pytest.fixture
def pool(make_solution: Callable[..., Solution], helsingborg: Platform) -> Solution:
    return make_solution(
        helsingborg,
        title="En gemensam vikariepool",
        text=POOL,
        visibility="public",
        in_use_since="2024-03",
        effect="−70 procent telefontid",
    )


@pytest.fixture
def startup(db: None) -> Organisation:
    return register_organisation(
        name="Passet AB",
        type="startup",
        summary="Vikarier som känner huset",
        text="Vår tjänst frågar den vikarie som de boende känner. Telefonlistan behövs inte.",
        municipality_code="1490",
    )


@pytest.fixture
def titles() -> Callable[[Any], list[str]]:
    return lambda answer: [hit.found.title for hit in answer.hits]


@pytest.fixture
def stranger(db: None) -> User:
    """Has an account, belongs nowhere."""
    return User.objects.create_user("stranger@home.example")


@pytest.fixture
def follow(db: None) -> Callable[[], int]:
    """The worker: first the index, then the watches."""
    return readers.run_all


@pytest.fixture
def own(make_need: Callable[..., Need], boras: Platform, nurse: User, noise: Any) -> Need:
    return make_need(boras, by=nurse, text=SUBSTITUTES)


@pytest.fixture
def found(
    nurse: User, lead: User, boras: Platform, make_need: Callable[..., Need], settings: LazySettings
) -> Need:
    """What the nurse's watch for a word has found."""
    settings.ORIGIN = "https://sprang.example"
    watch_words(words="vikarier", platform=boras, by=nurse)
    need = make_need(boras, by=lead, text=SUBSTITUTES, title="Vikarier varje morgon")
    readers.run_all()
    assert Notice.objects.get().found == need.uid
    return need


@pytest.fixture
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file for each few rows, made anew after few changes."""
    for module, name, value in (
        (segments, "MOST", 5), (inverted, "MOST", 5), (renewing, "MOST", 5), (renewing, "LAST", 1),
        (renewing, "STALE", 0), (vocabulary_files, "FEW", 0),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)


@pytest.fixture(params=[False, True], ids=["words", "with a sentence model"])
def has_model(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    def encode(texts: list[str]) -> np.ndarray:
        return np.array([[1 + len(text), text.count("s"), 1] for text in texts], dtype=np.float32)

    made = embedding.Model("own", "0123", 3, encode) if request.param else None  # type: ignore[arg-type]
    monkeypatch.setattr(embedding, "model", lambda: made)
    return bool(request.param)
