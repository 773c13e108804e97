"""What is told about addresses that show no page, and about what is too large."""

import pytest
from django.conf import LazySettings

from sprang.foundation.models import User
from tests.cast import client_of
from tests.html import text_of

pytestmark = pytest.mark.django_db
VISITED = "Adressen hör till en knapp och visar ingen sida. Inget är skickat eller ändrat."
SENT = "Sidan finns, men den tar inte emot det som skickades."


def test_who_only_visits_has_sent_nothing(nurse: User) -> None:
    page = client_of(nurse).get("/boras/export/")
    assert page.status_code == 405
    assert VISITED in text_of(page)
    assert '<a class="button" href="/boras/">Till startsidan</a>' in page.content.decode()


def test_who_sends_to_a_page_that_only_shows_is_told_so(nurse: User) -> None:
    page = client_of(nurse).post("/konto/inloggningar/")
    assert page.status_code == 405
    assert SENT in text_of(page)


def test_the_page_with_the_button_is_named_as_such(nurse: User) -> None:
    page = client_of(nurse).get("/konto/inloggningar/x/avslut/")
    assert page.status_code == 405
    assert VISITED in text_of(page)
    way = '<a class="button" href="/konto/inloggningar/">Till sidan med knapparna</a>'
    assert way in page.content.decode()


def test_what_is_too_large_is_told_the_limits_and_a_way_on(
    nurse: User, settings: LazySettings
) -> None:
    settings.UPLOAD_LIMIT = 25 * 1024 * 1024
    large = {"text": "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE}
    page = client_of(nurse).post("/boras/behov/nytt/?steg=2", large)
    assert page.status_code == 413
    assert "Ett formulär tar högst 12 MB text, och en fil får vara högst 25 MB." in text_of(page)
    way = '<a class="button" href="/boras/behov/nytt/?steg=2">Börja om på sidan</a>'
    assert way in page.content.decode()
