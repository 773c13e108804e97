"""What speaks for a program, and how much of it holds a text."""

from typing import Any

import pytest

from sprang.core import spam


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ({"text": "Det finns ingen bänk."}, []),
        ({"text": "Se www.boras.se, där står det."}, ["link"]),
        ({"text": "Hej", "seconds": 2.9}, ["quick"]),
        ({"text": "Hej", "seconds": None}, ["no_form"]),
        ({"text": "DET FINNS INGEN BÄNK VID HÅLLPLATSEN PÅ TORGET ALLS"}, ["shouting"]),
        ({"text": "x" * 61}, ["no_words"]),
        ({"text": "Hej", "email": "a12345@x.example"}, ["thrown_away"]),
        ({"text": "Hej", "from_network": 500}, ["burst"]),
        ({"text": "Hej", "same_copy": 3, "from_sender": 5}, ["same_copy", "same_sender"]),
    ],
)
def test_the_rules_of_spam(sent: dict[str, Any], found: list[str]) -> None:
    assert [sign.rule for sign in spam.signs(spam.Sent(**sent))] == found


def test_one_weak_sign_holds_nobody() -> None:
    sent = spam.Sent(text="Se www.boras.se.", from_network=500)
    found = spam.signs(sent)
    assert spam.is_held(found)
    assert not any(spam.is_held([sign]) for sign in found)
