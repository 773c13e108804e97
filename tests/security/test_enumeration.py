"""No door tells whether an address has an account: same status, same words, same work."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client

from sprang.foundation.models import User
from tests.cast import PASSWORD, build_user, client_of

pytestmark = pytest.mark.django_db
NOBODY = "nobody@boras.example"
DOORS: dict[str, Callable[[Client, str], Any]] = {
    "password": lambda c, email: c.post(
        "/konto/login/", {"login": email, "password": "fel lösenord här"}, follow=True
    ),
    "code": lambda c, email: c.post("/konto/login/code/", {"email": email}, follow=True),
    "code, wrong": lambda c, email: wrong_code(c, email),
    "reset": lambda c, email: c.post("/konto/password/reset/", {"email": email}, follow=True),
    "sign up": lambda c, email: c.post(
        "/konto/signup/", {"email": email, "password1": "en ny mening att minnas"}, follow=True
    ),
    "sign up, weak": lambda c, email: c.post(
        "/konto/signup/", {"email": email, "password1": "kort"}, follow=True
    ),
    "sign up, code": lambda c, email: wrong_sign_up_code(c, email),
}


def wrong_code(client: Client, email: str) -> Any:
    client.post("/konto/login/code/", {"email": email})
    return client.post("/konto/login/code/confirm/", {"code": "x"}, follow=True)


def wrong_sign_up_code(client: Client, email: str) -> Any:
    client.post("/konto/signup/", {"email": email, "password1": "en ny mening att minnas"})
    return client.post("/konto/confirm-email/", {"code": "x"}, follow=True)


def said(answer: Any, email: str) -> tuple[Any, ...]:
    """All but what is drawn by lot for each page, and the address itself."""
    text = re.sub(r'<input type="hidden"[^>]*>', "", answer.content.decode()).replace(email, "")
    names = sorted(name for name in answer.headers if name != "Content-Length")
    return answer.status_code, answer.redirect_chain, names, sorted(answer.client.cookies), text


@pytest.mark.parametrize("door", DOORS)
def test_known_and_unknown_get_the_same_answer(door: str, nurse: User) -> None:
    answers = [said(DOORS[door](Client(), email), email) for email in (nurse.email, NOBODY)]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("door", ["password", "code", "reset", "sign up"])
def test_an_account_that_is_shut_off_looks_like_none(door: str, nurse: User) -> None:
    gone = build_user("gone@boras.example")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    answers = [said(DOORS[door](Client(), email), email) for email in (gone.email, NOBODY)]
    assert answers[0] == answers[1]


def test_changing_to_an_address_that_another_has_looks_like_any_other(
    nurse: User, teacher: User
) -> None:
    answers = []
    for email in (teacher.email, NOBODY):
        client = client_of(nurse)
        client.post("/konto/reauthenticate/", {"password": PASSWORD})
        asked = client.post("/konto/email/", {"email": email, "action_add": ""}, follow=True)
        answers.append(said(asked, email))
        wrong = client.post("/konto/confirm-email/", {"code": "x"}, follow=True)
        answers.append(said(wrong, email))
    assert answers[:2] == answers[2:]
    told = {message.to[0]: message.subject for message in mail.outbox}
    assert told[NOBODY] == "Språng: Bekräfta din e-post"
    nurse.refresh_from_db()
    assert nurse.email == "nurse@boras.example"


def test_the_same_work_is_done_for_who_does_not_exist(nurse: User, settings: LazySettings) -> None:
    """With the real hasher: an answer without it would come a hundred times sooner."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
    nurse.set_password(PASSWORD)
    nurse.save()
    took: dict[str, list[float]] = {nurse.email: [], NOBODY: []}
    for _time in range(3):
        for email, times in took.items():
            began = time.process_time()
            DOORS["password"](Client(), email)
            times.append(time.process_time() - began)
    known, unknown = (min(times) for times in took.values())
    assert 0.4 < unknown / known < 2.5


def test_a_file_s_and_a_person_s_absence_look_alike(nurse: User, outsider: User) -> None:
    """An address in the city's own list is no door: who is not its administrator gets 404."""
    paths = ("/boras/installningar/medlemmar/", f"/boras/installningar/medlemmar/{nurse.uid}/x/")
    assert {client_of(outsider).get(path).status_code for path in paths} == {404}
