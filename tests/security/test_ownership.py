"""Changing the address, taking the account back, proving who one is, leaving for good."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail, signing
from django.test import Client

from sprang.foundation.enums import Role
from sprang.foundation.models import Entry, Platform, Record, User
from sprang.foundation.tokens import create_token
from sprang.organisations.actions import give_role
from sprang.site.account import proving, restoring
from tests.cast import PASSWORD, client_of

pytestmark = pytest.mark.django_db
NEW = "chief@boras.example"


def change_address(user: User, last_code: Any, to: str = NEW) -> Client:
    client = client_of(user)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    client.post("/konto/email/", {"email": to, "action_add": ""})
    client.post("/konto/confirm-email/", {"code": last_code()})
    return client


def restore_path() -> str:
    found = re.search(r"http://testserver(/konto/aterta/\S+)", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found[1]


def test_an_open_session_alone_does_not_change_the_address(nurse: User) -> None:
    client = client_of(nurse)
    asked = client.post("/konto/email/", {"email": NEW, "action_add": ""})
    assert asked["Location"].startswith("/konto/reauthenticate/")
    assert mail.outbox == []


def test_who_has_no_password_proves_it_with_a_code(nurse: User, last_code: Any) -> None:
    nurse.set_unusable_password()
    nurse.save()
    client = client_of(nurse)
    for path in ("/konto/email/", "/konto/password/set/", "/konto/2fa/totp/activate/",
                 "/konto/uppgifter/", "/konto/avslut/"):  # fmt: skip
        assert client.get(path)["Location"].startswith("/konto/bevis/?next=")
    way = client.get("/konto/email/")["Location"]
    client.post(way, {"send": ""})
    assert mail.outbox[0].to == [nurse.email]
    code = last_code()
    assert client.post(way, {"code": "000000" if code != "000000" else "1"}).status_code == 422
    assert client.post(way, {"code": code})["Location"] == "/konto/email/"
    assert client.get("/konto/email/").status_code == 200


def test_a_proof_may_be_guessed_at_three_times(nurse: User, last_code: Any) -> None:
    nurse.set_unusable_password()
    nurse.save()
    client = client_of(nurse)
    client.post("/konto/bevis/", {"send": ""})
    for _try in range(3):
        assert client.post("/konto/bevis/", {"code": "fel"}).status_code == 422
    assert client.post("/konto/bevis/", {"code": last_code()}).status_code == 422
    assert client.post("/konto/bevis/?next=//evil.example", {"send": ""}).status_code == 302
    answer = client.post("/konto/bevis/?next=//evil.example", {"code": last_code()})
    assert answer["Location"] == "/konto/"


def test_a_code_or_a_proof_that_is_old_counts_no_longer(
    nurse: User, last_code: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    nurse.set_unusable_password()
    nurse.save()
    client = client_of(nurse)
    client.post("/konto/bevis/", {"send": ""})
    now = proving.time.time()
    monkeypatch.setattr(proving.time, "time", lambda: now + 10 * 60 + 1)
    assert client.post("/konto/bevis/", {"code": last_code()}).status_code == 422
    client.post("/konto/bevis/", {"send": ""})
    client.post("/konto/bevis/", {"code": last_code()})
    assert client.get("/konto/email/").status_code == 200
    monkeypatch.setattr(proving.time, "time", lambda: now + 30 * 60)
    assert client.get("/konto/email/").status_code == 302


def test_the_old_address_hears_of_it_and_can_undo_it(nurse: User, last_code: Any) -> None:
    thief = change_address(nurse, last_code)
    create_token(user=nurse, name="backdoor", scope="write")
    told = mail.outbox[-1]
    assert (told.to, told.subject) == (["nurse@boras.example"], "Språng: Din e-post är bytt")
    assert NEW in told.body
    path = restore_path()
    assert Client().get(path).status_code == 200
    nurse.refresh_from_db()
    assert nurse.email == NEW
    owner = Client()
    assert owner.post(path)["Location"] == "/konto/login/code/"
    nurse.refresh_from_db()
    assert nurse.email == "nurse@boras.example"
    assert not nurse.has_usable_password()
    assert not nurse.tokens.exists()
    assert thief.get("/konto/").status_code == 302
    assert Client().get(path).status_code == 410
    owner.post("/konto/login/code/", {"email": nurse.email})
    owner.post("/konto/login/code/confirm/", {"code": last_code()})
    assert owner.get("/konto/").status_code == 200
    kinds = Entry.objects.filter(subject_uid=nurse.uid).values_list("kind", flat=True)
    assert {"user.email_changed", "user.email_restored"} <= set(kinds)


def test_a_second_step_that_the_thief_switched_on_goes_too(nurse: User, last_code: Any) -> None:
    own = Authenticator.objects.create(user=nurse, type="recovery_codes", data={})
    change_address(nurse, last_code)
    path = restore_path()
    theirs = Authenticator.objects.create(user=nurse, type="totp", data={"secret": "x"})
    Client().post(path)
    assert set(Authenticator.objects.filter(user=nurse)) == {own} - {theirs}


def test_a_link_that_is_old_or_made_up_undoes_nothing(nurse: User, teacher: User) -> None:
    old = signing.dumps([str(nurse.uid), "x@boras.example", "2026-01-01T00:00:00+00:00"])
    assert Client().post(f"/konto/aterta/{old}/").status_code == 410
    taken = signing.dumps(
        [str(nurse.uid), teacher.email, "2026-01-01T00:00:00+00:00"], salt=restoring.SALT
    )
    assert Client().post(f"/konto/aterta/{taken}/").status_code == 410
    assert timedelta(seconds=restoring.A_WEEK) == timedelta(days=7)


def test_nobody_takes_an_address_that_another_has(
    nurse: User, teacher: User, last_code: Any
) -> None:
    client = client_of(nurse)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    client.post("/konto/email/", {"email": teacher.email.upper(), "action_add": ""})
    codes = [m for m in mail.outbox if m.to == [teacher.email] and "koden" in m.subject.lower()]
    for message in codes:
        found = re.search(r"^ {4}(\d{6})$", str(message.body), re.M)
        if found:
            client.post("/konto/confirm-email/", {"code": found[1]})
    nurse.refresh_from_db()
    assert nurse.email == "nurse@boras.example"


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("kort", "12 tecken"),
        ("qwertyuiop12", "vanligt"),
        ("198501011234", "lätt att gissa"),
        ("Sommaren2026!", "lätt att gissa"),
        ("Välkommen till Språng 1", "lätt att gissa"),
        ("skola1skola1skola1", "lätt att gissa"),
        ("aaaaaaaaaabbbb", "lätt att gissa"),
        ("nurse@boras.example", "likt"),
    ],
)
def test_passwords_that_others_guess_are_refused(password: str, why: str, nurse: User) -> None:
    given = {"oldpassword": PASSWORD, "password1": password}
    page = client_of(nurse).post("/konto/password/change/", given)
    assert page.status_code == 200
    assert why in page.content.decode()
    nurse.refresh_from_db()
    assert nurse.check_password(PASSWORD)


@pytest.mark.parametrize(
    "password",
    [
        "bara små bokstäver",
        "Sommaren när vi simmade",
        "ÅÄÖ och 🌊 mellan oss",
        " " + "lång mening " * 10,
    ],
)
def test_any_long_sentence_will_do(password: str, nurse: User) -> None:
    given = {"oldpassword": PASSWORD, "password1": password}
    assert client_of(nurse).post("/konto/password/change/", given).status_code == 302
    client = Client()
    client.post("/konto/login/", {"login": nurse.email, "password": password})
    assert client.get("/konto/").status_code == 200


def test_password_managers_know_the_fields(nurse: User) -> None:
    door = Client().get("/konto/login/").content.decode()
    assert re.search(r'name="login"[^>]*autocomplete="email|autocomplete="username', door)
    assert 'autocomplete="current-password"' in door
    assert 'autocomplete="new-password"' in Client().get("/konto/signup/").content.decode()
    change = client_of(nurse).get("/konto/password/change/").content.decode()
    assert 'autocomplete="current-password"' in change
    assert 'autocomplete="new-password"' in change


def test_all_that_is_kept_about_a_person_is_handed_out_to_them_only(
    nurse: User, teacher: User, make_need: Any
) -> None:
    make_need(title="Mitt behov")
    make_need(by=teacher, title="Lärarens behov")
    _token, key = create_token(user=nurse, name="rapport", scope="read")
    client = client_of(nurse)
    assert client.get("/konto/uppgifter/")["Location"].startswith("/konto/reauthenticate/")
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    answer = client.get("/konto/uppgifter/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    told = json.loads(answer.content)
    assert [each["email"] for each in told["account"]] == [nurse.email]
    assert [each["title"] for each in told["written"]] == ["Mitt behov"]
    assert [each["name"] for each in told["keys"]] == ["rapport"]
    assert [each["role"] for each in told["roles"]] == ["member"]
    text = answer.content.decode()
    assert not any(secret in text for secret in (key, teacher.email, nurse.password, "Lärarens"))


def test_a_closed_account_leaves_the_records_and_takes_the_person(
    nurse: User, lead: User, make_need: Any
) -> None:
    need = make_need(title="Blir kvar")
    create_token(user=nurse, name="rapport", scope="read")
    elsewhere, client = client_of(nurse), client_of(nurse)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    assert "blir kvar, utan ditt namn" in client.get("/konto/avslut/").content.decode()
    assert client.post("/konto/avslut/")["Location"] == "/"
    gone = User.objects.get(pk=nurse.pk)
    assert (gone.email, gone.name, gone.is_active) == (f"{gone.uid}@konto.invalid", "", False)
    assert not gone.tokens.exists()
    assert not gone.memberships.exists()
    assert [each.get("/konto/").status_code for each in (client, elsewhere)] == [302, 302]
    page = client_of(lead).get(Record.objects.get(pk=need.pk).get_absolute_url()).content.decode()
    assert "Avslutat konto" in page
    assert "nurse" not in page
    Client().post("/konto/login/code/", {"email": "nurse@boras.example"})
    assert mail.outbox[-1].subject == "Språng: Det finns inget konto"


def test_the_only_administrator_can_t_leave(admin: User, lead: User, boras: Platform) -> None:
    client = client_of(admin)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    assert client.post("/konto/avslut/").status_code == 409
    assert User.objects.get(pk=admin.pk).is_active
    give_role(user=lead, scope=boras, role=Role.ADMINISTRATOR, by=None)
    assert client.post("/konto/avslut/").status_code == 302


def test_a_new_browser_with_the_password_is_told_by_mail(nurse: User) -> None:
    given = {"login": nurse.email, "password": PASSWORD}
    client = Client(HTTP_USER_AGENT="Firefox Windows", REMOTE_ADDR="192.0.2.7")
    client.post("/konto/login/", given)
    [message] = mail.outbox
    assert message.subject == "Språng: Inloggning på ett nytt ställe"
    assert "Firefox, Windows" in message.body
    assert "192.0.2.0" in message.body
    client.post("/konto/logout/")
    client.post("/konto/login/", given)
    assert len(mail.outbox) == 1


def test_keys_are_hashed_limited_in_time_and_end_with_the_account(nurse: User) -> None:
    token, key = create_token(user=nurse, name="x", scope="read")
    header = {"Authorization": f"Bearer {key}"}
    assert key not in str(vars(token))
    assert Client().get("/api/v1/me", headers=header).status_code == 200
    User.objects.filter(pk=nurse.pk).update(is_active=False)
    assert Client().get("/api/v1/me", headers=header).status_code == 401
    User.objects.filter(pk=nurse.pk).update(is_active=True)
    nurse.tokens.update(expires_at="2026-01-01T00:00:00Z")
    assert Client().get("/api/v1/me", headers=header).status_code == 401


def test_a_mail_server_that_is_away_is_told_and_shuts_nobody_out(
    nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: Any, **_named: Any) -> None:
        raise OSError("no connection")

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", away)
    code = Client().post("/konto/login/code/", {"email": nurse.email})
    assert code.status_code == 409
    assert "Brevet gick inte iväg." in code.content.decode()
    client = Client()
    client.post("/konto/login/", {"login": nurse.email, "password": PASSWORD})
    assert client.get("/konto/").status_code == 200
