"""What chance puts on a page is not read as somebody's name or as words of a record."""

import pytest

from .reading import names_in, words_in

MARK = "aQZnabcnzXqxabcxq7"


@pytest.mark.parametrize(
    "told",
    [
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{MARK}">',
        f'<script nonce="{MARK}">',
        f'<body hx-headers=\'{{"X-CSRFToken": "{MARK}"}}\'>',
    ],
)
def test_a_token_names_nobody(told: str) -> None:
    assert (names_in(told), words_in(told)) == (set(), set())
    said = f"<p>{MARK}</p>"
    assert (names_in(said), words_in(said)) == ({"Znabcnz"}, {"qxabcxq"})
