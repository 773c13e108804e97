"""A month as people read it."""

import pytest

from sprang.site.templatetags.sprang import month


@pytest.mark.parametrize(
    ("given", "shown"),
    [("2025-03", "mars 2025"), ("2024", "2024"), ("", "")]
    + [(odd, odd) for odd in ("2025-99", "2025-00", "0000-01", "i våras", "år-tal")],
)
def test_what_is_no_month_is_shown_as_it_stands(given: str, shown: str) -> None:
    assert month(given) == shown
