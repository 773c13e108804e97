"""The sign beside a name, the same everywhere."""

import pytest

from sprang.core.initials import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Innovationsledare, Borås", "IB"),
        ("Chef för hemtjänsten", "CH"),
        ("Controller", "CO"),
        ("ängsö-åsa.berg", "ÄB"),
        ("3D & 7", "D"),
        ("112", ""),
        ("", ""),
    ],
)
def test_first_and_last_word(name: str, letters: str) -> None:
    assert initials(name) == letters
