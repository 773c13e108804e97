"""The list of what has come in is kept, and yet tells at once what the journal doesn't know of."""

import pytest
from django.utils import timezone

from sprang.foundation.models import Platform, User
from sprang.needs.sources.enums import State
from sprang.needs.sources.models import Submission
from tests.cast import client_of

pytestmark = pytest.mark.usefixtures("remembering")


def test_what_comes_is_confirmed_and_forgotten_is_told_at_once(boras: Platform, lead: User) -> None:
    client = client_of(lead)

    def shown(view: str) -> str:
        return client.get(f"/boras/inkommet/?vy={view}").content.decode()

    assert "Lampan" not in shown("obekraftat")
    told = Submission.objects.create(platform=boras, text="Lampan blinkar", email="a@b.example")
    assert "Lampan" in shown("obekraftat")
    assert "Lampan" not in shown("vantar")
    rows = Submission.objects.filter(pk=told.pk)
    rows.update(state=State.WAITING, confirmed_at=timezone.now())
    assert "Lampan" in shown("vantar")
    rows.update(email="", text="")
    assert "Lampan" not in shown("vantar")
    assert "Borttaget" in shown("vantar")
    rows.delete()
    assert "Borttaget" not in shown("vantar")


def test_a_change_that_nothing_tells_of_waits(boras: Platform, lead: User) -> None:
    """That the page is kept at all: the same address again is not drawn anew."""
    client = client_of(lead)
    told = Submission.objects.create(platform=boras, text="Lampan", email="a@b.example")
    assert "Lampan" in client.get("/boras/inkommet/?vy=obekraftat").content.decode()
    Submission.objects.filter(pk=told.pk).update(text="Bänken")
    assert "Lampan" in client.get("/boras/inkommet/?vy=obekraftat").content.decode()
