"""Pages that tell more than the journal does: kept while that stands too, and no longer."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from sprang.foundation.journal import readers
from sprang.foundation.models import User
from sprang.matching.models import Notice, WatchLetter
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from tests.cast import client_of

from .test_islands import KEYS, KEYS_TOO, Make

pytestmark = pytest.mark.usefixtures("remembering")


@pytest.fixture
def kept(recalled: list[object]) -> Callable[[Client, str], tuple[str, bool]]:
    """What the page says, and whether that was remembered."""

    def ask(client: Client, address: str) -> tuple[str, bool]:
        recalled.clear()
        html = client.get(address).content.decode()
        return html, any(isinstance(key, tuple) and key[0] == "page" for key in recalled)

    return ask


def test_members_and_when_they_were_here(kept: Any, admin: User, nurse: User) -> None:
    client, address = client_of(admin), "/boras/installningar/medlemmar/"
    before, _was_kept = kept(client, address)
    assert kept(client, address)[1]
    client_of(nurse)
    html, was_kept = kept(client, address)
    assert html.count("Har inte loggat in än") == before.count("Har inte loggat in än") - 1
    assert not was_kept
    Authenticator.objects.create(user=nurse, type=Authenticator.Type.TOTP, data={})
    assert "Loggar in i två steg" in kept(client, address)[0]


def test_watches_and_what_was_read(kept: Any, found: Need, nurse: User) -> None:
    client, address = client_of(nurse), "/boras/bevakningar/"
    assert found.title in kept(client, address)[0]
    before, was_kept = kept(client, address)
    assert was_kept
    Notice.objects.update(read_at=timezone.now())
    html, was_kept = kept(client, address)
    assert html != before
    assert not was_kept
    own = {"failure": "refused", "failed_to": nurse.email}
    WatchLetter.objects.update_or_create(user=nurse, defaults=own)
    assert not kept(client, address)[1]


def test_islands_and_how_far_they_have_come(
    kept: Any, make_need: Make, skola: Unit, noise: list[Need], lead: User
) -> None:
    client, address = client_of(lead), "/boras/oar/"
    one = make_need(text=KEYS)
    readers.run_all()
    kept(client, address)
    assert kept(client, address)[1]
    make_need(text=KEYS_TOO, scope=skola)
    assert one.title not in kept(client, address)[0]
    readers.run_all()  # the journal stands as it stood
    html, was_kept = kept(client, address)
    assert one.title in html
    assert not was_kept
