"""A record's row, drawn by a function: what people write is words there, never markup."""

from collections.abc import Callable

import pytest

from sprang.needs.models import Need
from sprang.site.rendering.rows import Look, row

pytestmark = pytest.mark.django_db
EVIL = "<b>\"'&"
SAFE = "&lt;b&gt;&quot;&#x27;&amp;"


def test_a_row(make_need: Callable[..., Need]) -> None:
    need = make_need(title="Nycklarna är borta")
    assert row(need, Look(reading="sv", icons="/i.svg")) == (
        f'<li class="record">\n  <span class="ref">{need.reference}</span>\n  <div>\n'
        '    <h2 class="record__title"><a class="title-link" '
        f'href="/boras/behov/{need.reference}/">Nycklarna är borta</a></h2>\n'
        '    <p class="record__meta"><span>Vård och omsorg</span></p>\n  </div>\n'
        '  <div class="record__side"><span class="journey"><svg class="mini-leap" '
        'aria-hidden="true"><use href="/i.svg#leap-1"/></svg>'
        "<span>Steg 1 av 9: behov</span></span></div>\n</li>"
    )


@pytest.mark.parametrize("field", ["title", "language"])
def test_words_are_no_markup(field: str, make_need: Callable[..., Need]) -> None:
    need = make_need()
    setattr(need, field, EVIL)
    drawn = row(need, Look(reading="sv", icons="/i.svg", select=True, summary=EVIL, note=EVIL))
    assert EVIL not in drawn
    assert drawn.count(SAFE) >= 3


def test_another_language_is_marked(make_need: Callable[..., Need]) -> None:
    need = make_need(language="en")
    assert 'lang="en"' in row(need, Look(reading="sv", icons=""))
    assert "lang=" not in row(need, Look(reading="en", icons=""))


def test_a_status_off_the_journey(make_need: Callable[..., Need]) -> None:
    drawn = row(make_need(status="withdrawn"), Look(reading="sv", icons="/i.svg"))
    assert 'class="status status--stopped"' in drawn
    assert "#st-stopped" in drawn
