"""From an empty database to a platform with its administrator, through the one-time link."""

import threading
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, connections
from django.test import Client

from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Entry, Platform, User
from sprang.organisations.models import Organisation
from sprang.site.setup import link
from sprang.site.setup.actions import found_first_platform

PLACE = {"steg": "1", "municipality_code": "1463"}
ADDRESS = {
    "steg": "2",
    "name": "Mark",
    "organisation": "Marks kommun",
    "slug": "mark",
    "english": "on",
}
DEFINITION = {"steg": "3", "innovation_definition": "Nytt, i bruk och till nytta."}
ADMINISTRATOR = {
    "steg": "4",
    "email": "Admin@Mark.example",
    "person": "Utvecklingsledare, Mark",
    "password": "en lång mening att minnas",
}
ANSWERS: dict[str, Any] = {**PLACE, **ADDRESS, **DEFINITION, **ADMINISTRATOR, "english": True}


def html(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def path(db: None) -> str:
    return link.path()


def test_the_whole_way(client: Client, path: str) -> None:
    assert 'value="1463"' in html(client.get(path))
    for step, number in ((PLACE, 2), (ADDRESS, 3), (DEFINITION, 4)):
        response = client.post(path, step)
        assert response.url == f"{path}?steg={number}#steg{number}"
    response = client.post(path, ADMINISTRATOR)
    assert response.url == "/mark/hem/"

    platform = Platform.objects.get()
    assert (platform.slug, platform.name, platform.languages) == ("mark", "Mark", "sv,en")
    assert platform.municipality_code == "1463"
    assert Organisation.objects.get(parent=platform).name == "Marks kommun"
    user = User.objects.get()
    assert user.email == "admin@mark.example"
    assert user.access.has_role(platform.pk, Role.ADMINISTRATOR)
    assert user.check_password(ADMINISTRATOR["password"])
    assert EmailAddress.objects.filter(user=user, verified=True, primary=True).exists()
    assert client.session["_auth_user_id"] == str(user.pk)
    assert [entry.actor for entry in Entry.objects.filter(kind="platform.founded")] == [user]


def test_the_link_is_dead_afterwards(client: Client, path: str) -> None:
    found_first_platform(answers=ANSWERS)
    assert client.get(path).status_code == 404
    assert client.post(path, PLACE).status_code == 404


def test_only_the_right_key_opens(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200
    assert client.get("/start/0123456789abcdef0123456789abcdef/").status_code == 404


def test_steps_propose_what_follows_from_the_ones_before(client: Client, path: str) -> None:
    client.post(path, {"steg": "1", "municipality_code": "0780"})
    shown = html(client.get(path))
    assert 'value="Växjö"' in shown
    assert 'value="Växjö kommun"' in shown
    assert 'value="vaxjo"' in shown


@pytest.mark.parametrize("slug", ["api", "Mark!", "konto", ""])
def test_what_was_typed_is_kept_where_something_is_wrong(
    client: Client, path: str, slug: str
) -> None:
    client.post(path, PLACE)
    response = client.post(path, {**ADDRESS, "name": "Marks stad", "slug": slug})
    assert response.status_code == 422
    assert 'value="Marks stad"' in html(response)
    assert 'value="Marks stad"' in html(client.get(path))


def test_going_back_keeps_what_was_typed_but_no_password(client: Client, path: str) -> None:
    for step in (PLACE, ADDRESS, DEFINITION):
        client.post(path, step)
    response = client.post(path, {**ADMINISTRATOR, "tillbaka": "3"})
    assert response.url == f"{path}?steg=3#steg3"
    assert 'value="Admin@Mark.example"' in html(client.get(f"{path}?steg=4"))
    assert ADMINISTRATOR["password"] not in str(dict(client.session))


def test_no_step_can_be_skipped(client: Client, path: str) -> None:
    response = client.post(path, ADMINISTRATOR)
    assert response.status_code == 422
    assert not Platform.objects.exists()
    assert 'name="municipality_code"' in html(client.get(f"{path}?steg=4"))


def test_a_weak_password_is_refused_and_none_means_codes(client: Client, path: str) -> None:
    for step in (PLACE, ADDRESS, DEFINITION):
        client.post(path, step)
    assert client.post(path, {**ADMINISTRATOR, "password": "kort"}).status_code == 422
    assert client.post(path, {**ADMINISTRATOR, "password": ""}).status_code == 302
    assert not User.objects.get().has_usable_password()


def test_an_address_that_has_an_account_is_told_and_not_taken_over(
    client: Client, path: str
) -> None:
    User.objects.create_user("admin@mark.example", "somebody else's password")
    for step in (PLACE, ADDRESS, DEFINITION):
        client.post(path, step)
    response = client.post(path, ADMINISTRATOR)
    assert response.status_code == 422
    assert "Adressen har redan ett konto. Skriv en annan." in html(response)
    assert not Platform.objects.exists()
    assert client.post(path, {**ADMINISTRATOR, "email": "b@mark.example"}).status_code == 302


def test_nobody_can_sign_up_before_there_is_a_platform(client: Client, path: str) -> None:
    given = {"email": "admin@mark.example", "password1": ADMINISTRATOR["password"]}
    assert "Nya konton är stängda" in html(client.get("/konto/signup/"))
    client.post("/konto/signup/", given)
    assert not User.objects.exists()
    found_first_platform(answers=ANSWERS)
    assert 'name="password1"' in html(client.get("/konto/signup/"))


def test_the_second_of_two_is_refused(db: None) -> None:
    found_first_platform(answers=ANSWERS)
    with pytest.raises(NotAllowed):
        found_first_platform(answers={**ANSWERS, "slug": "annan", "email": "b@b.example"})
    assert (Platform.objects.count(), User.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="one writer at a time anyway")
def test_two_at_the_same_moment_found_one_platform() -> None:
    gate, outcomes = threading.Barrier(4), []

    def found(number: int) -> None:
        gate.wait()
        try:
            found_first_platform(
                answers={**ANSWERS, "slug": f"mark{number}", "email": f"a{number}@m.example"}
            )
            outcomes.append("founded")
        except NotAllowed:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=found, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["founded", "refused", "refused", "refused"]
    assert connection.vendor == "postgresql"
