"""Links in a list's head keep what was asked, less where one stood."""

import pytest
from django.http import QueryDict

from sprang.foundation.lists.links import url


@pytest.mark.parametrize(
    ("asked", "changes", "address"),
    [
        ("q=kök&lage=a", {"lage": "b"}, "?q=k%C3%B6k&lage=b"),
        ("q=kök&lage=a", {"lage": ""}, "?q=k%C3%B6k"),
        ("efter=x&visade=20&q=a b", {"sortera": "aldst"}, "?q=a+b&sortera=aldst"),
        ("efter=x&visade=20", {"efter": "y", "visade": 40}, "?efter=y&visade=40"),
        ("a=1&a=2", {"q": None}, "?a=1&a=2"),
        ("", {}, "?"),
    ],
)
def test_what_is_changed(asked: str, changes: dict[str, object], address: str) -> None:
    assert url(QueryDict(asked), **changes) == address
