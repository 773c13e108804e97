"""PostgreSQL's own search as a peer: asked what it finds, where there is one."""

from contextlib import closing

import pytest

from sprang.core.evaluation.judged import Text
from sprang.core.evaluation.postgresql import PostgreSQL

TEXTS = [
    Text(
        "a",
        "Nycklar",
        "Nycklarna till skåpen är borta, och ingen vet vem som har en nyckel.",
        "sv",
        "",
    ),
    Text("b", "Ett skåp", "Skåpet går inte att låsa.", "sv", ""),
    Text("c", "Bussen", "Bussen går för sällan.", "sv", ""),
]


def test_it_finds_any_of_the_words_by_their_stems(server: str) -> None:
    assert found(server, "Vi letar nycklar", "O'Hara: i skåp") == ["a", "b"]


def test_a_question_of_stop_words_finds_nothing(server: str) -> None:
    assert found(server, "Och", "i på") == []


def found(server: str, title: str, text: str) -> list[str]:
    if not server:
        pytest.skip("needs PostgreSQL")
    with closing(PostgreSQL(TEXTS, server)) as peer:
        return peer.all(Text("q", title, text, "sv", ""))
