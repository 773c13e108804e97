"""A calendar file that every calendar reads."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from sprang.needs.introductions.calendar import MOST, calendar, escaped, folded

AT = datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def made(title: str = "Möte", place: str = "") -> str:
    said = {"uid": "a@b", "title": title, "text": "Rad ett\nrad två; och, tre", "place": place}
    return calendar(starts_at=AT, ends_at=AT, made_at=AT, **said)


def test_it_is_one_event() -> None:
    lines = made(place="Rum 2").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART:20270328T013000Z" in lines
    assert "DESCRIPTION:Rad ett\\nrad två\\; och\\, tre" in lines
    assert "LOCATION:Rum 2" in lines
    assert "LOCATION" not in made()


def test_no_words_become_a_line_of_their_own() -> None:
    assert "\r\nATTENDEE" not in made("x\r\nATTENDEE:mailto:a@b")
    assert escaped("a\\b\rc") == "a\\\\b\\nc"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=400))
def test_a_long_line_is_folded_and_loses_nothing(text: str) -> None:
    parts = list(folded(text))
    assert all(len(part.encode()) <= MOST for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == text
