"""Who changed a stolen account's address, once or twice, does not get it again."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from sprang.foundation.models import User
from tests.security.test_ownership import change_address, restore_path

pytestmark = pytest.mark.django_db


def restore_link_of(user: User, last_code: Any, client: Client, to: str) -> str:
    client.post("/konto/email/", {"email": to, "action_add": ""})
    client.post("/konto/confirm-email/", {"code": last_code()})
    user.refresh_from_db()
    assert user.email == to
    return restore_path()


def test_a_thief_who_moved_it_twice_cannot_take_it_again(nurse: User, last_code: Any) -> None:
    thief = change_address(nurse, last_code, "evil1@evil.example")
    owners = restore_path()
    thiefs = restore_link_of(nurse, last_code, thief, "evil2@evil.example")
    mail.outbox.clear()
    assert Client().post(owners).status_code == 302
    assert [message.to for message in mail.outbox] == [
        ["nurse@boras.example"],
        ["evil2@evil.example"],
    ]
    assert mail.outbox[0].subject == "Språng: Kontot är taget tillbaka"
    assert Client().get(thiefs).status_code == 410
    assert Client().post(thiefs).status_code == 410
    nurse.refresh_from_db()
    assert nurse.email == "nurse@boras.example"


def test_the_owner_s_link_works_though_the_thief_used_a_later_one(
    nurse: User, last_code: Any
) -> None:
    thief = change_address(nurse, last_code, "evil1@evil.example")
    owners = restore_path()
    thiefs = restore_link_of(nurse, last_code, thief, "evil2@evil.example")
    assert Client().post(thiefs).status_code == 302
    assert Client().post(owners).status_code == 302
    nurse.refresh_from_db()
    assert nurse.email == "nurse@boras.example"
