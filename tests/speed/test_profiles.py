"""An organisation's row, drawn by a function: what they say of themselves is never markup."""

import pytest
from django.utils.translation import override

from sprang.organisations.models import Organisation
from sprang.site.rendering.profiles import row

UID = "0b8f1f4e-6a0b-4d52-9a35-1e1c6e1f0001"
EVIL = "<b>\"'&"
SAFE = "&lt;b&gt;&quot;&#x27;&amp;"


def organisation(**given: str) -> Organisation:
    values = {"uid": UID, "name": "Ljus i norr", "type": "company"}
    return Organisation(**(values | given))


def test_a_row() -> None:
    drawn = row(
        organisation(municipality_code="1490", size="10-49", summary="Lampor."), "lund", "sv"
    )
    assert drawn == (
        '<li class="record record--plain">\n  <div>\n'
        '    <h2 class="record__title"><a class="title-link" '
        f'href="/lund/natverket/{UID}/">Ljus i norr</a></h2>\n'
        '    <p class="record__meta"><span class="tag">Företag</span><span>Borås</span>'
        "<span>10–49 anställda</span></p>\n"
        '    <p class="record__text">Lampor.</p>\n  </div>\n</li>'
    )


def test_what_is_not_known_is_left_out() -> None:
    drawn = row(organisation(), "boras", "sv")
    assert '<p class="record__meta"><span class="tag">Företag</span></p>\n  </div>' in drawn


@pytest.mark.parametrize("field", ["name", "summary"])
def test_words_are_no_markup(field: str) -> None:
    drawn = row(organisation(**{field: EVIL}), "boras", "sv")
    assert (EVIL in drawn, SAFE in drawn) == (False, True)


def test_each_reader_has_their_language() -> None:
    assert "Företag" in row(organisation(), "boras", "sv")
    with override("en"):
        assert "Företag" not in row(organisation(), "boras", "en")
