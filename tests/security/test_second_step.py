"""The second step: an app's code once, recovery codes, a lost phone, and cities that ask for it."""

import re
from typing import Any

import pytest
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.conf import LazySettings
from django.core import mail
from django.core.cache import cache
from django.test import Client

from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Entry, Platform, User
from sprang.foundation.tokens import create_token
from sprang.organisations.actions import change_platform, give_role, reset_two_steps
from sprang.organisations.actions.second_step_reset import drop_two_steps
from sprang.site.account.encryption import seal, unseal
from tests.cast import PASSWORD, client_of
from tests.security.conftest import Clock

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


class App:
    """The time that both the app and the server go by, moved by hand."""

    now = 1_800_000_000

    def time(self) -> int:
        return self.now


app = App()


@pytest.fixture(autouse=True)
def same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    app.now = App.now
    monkeypatch.setattr(totp, "time", app)
    cache.clear()


def app_code(secret: str = SECRET) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, app.now // 30))


def with_app(user: User) -> list[str]:
    """Two steps switched on; the recovery codes."""
    totp.TOTP.activate(user, SECRET)
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    return codes


def half_way(user: User) -> Client:
    client = Client()
    given = {"login": user.email, "password": PASSWORD}
    assert client.post("/konto/login/", given)["Location"].startswith("/konto/2fa/authenticate/")
    return client


def second(client: Client, code: str) -> bool:
    client.post("/konto/2fa/authenticate/", {"code": code})
    return client.get("/konto/").status_code == 200


def test_a_code_of_the_app_counts_once(nurse: User) -> None:
    with_app(nurse)
    code = app_code()
    assert second(half_way(nurse), code)
    assert not second(half_way(nurse), code)
    assert not second(half_way(nurse), f"{code[:3]} {code[3:]}")
    cache.clear()  # django-allauth's own note lasts thirty seconds, the code ninety
    app.now += 30
    assert not second(half_way(nurse), code)
    assert second(half_way(nurse), app_code())


def test_a_clock_that_is_half_a_minute_off_does_no_harm_and_more_does(nurse: User) -> None:
    with_app(nurse)
    codes = []
    for _half_minute in range(4):
        codes.append(app_code())
        app.now += 30
    app.now -= 30
    assert [second(half_way(nurse), code) for code in codes] == [False, False, True, True]


def test_a_code_by_mail_does_not_replace_the_second_step(nurse: User, last_code: Any) -> None:
    with_app(nurse)
    client = Client()
    client.post("/konto/login/code/", {"email": nurse.email})
    answer = client.post("/konto/login/code/confirm/", {"code": last_code()})
    assert answer["Location"].startswith("/konto/2fa/authenticate/")
    assert client.get("/konto/").status_code == 302
    assert second(client, app_code())


def test_a_new_password_does_not_go_around_it(nurse: User) -> None:
    with_app(nurse)
    client = Client()
    client.post("/konto/password/reset/", {"email": nurse.email})
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    where = client.get(link[1], follow=True).redirect_chain[-1][0]
    client.post(where, {"password1": "en alldeles ny mening"})
    assert client.get("/konto/").status_code == 302


def test_each_recovery_code_counts_once_and_few_left_is_told(nurse: User) -> None:
    codes = with_app(nurse)
    for code in codes[:6]:
        assert second(half_way(nurse), code)
    client = half_way(nurse)
    assert second(client, codes[6])
    assert not second(half_way(nurse), codes[6])
    page = client.get("/konto/2fa/").content.decode()
    assert "3 av 10 är kvar" in page
    assert "Få koder kvar" in page


def test_few_left_is_said_when_one_is_used(nurse: User) -> None:
    codes = with_app(nurse)
    for code in codes[:6]:
        second(half_way(nurse), code)
    client = half_way(nurse)
    page = client.post("/konto/2fa/authenticate/", {"code": codes[6]}, follow=True)
    assert "Du har 3 reservkoder kvar." in page.content.decode()


def test_recovery_codes_are_shown_once_and_can_be_made_anew(nurse: User) -> None:
    codes = with_app(nurse)
    client = client_of(nurse)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    page = client.get("/konto/2fa/recovery-codes/").content.decode()
    assert re.findall(r"<li><code>(\d+)</code>", page) == codes
    assert f'href="data:text/plain;charset=utf-8,{"%0A".join(codes)}%0A"' in page
    again = client.get("/konto/2fa/recovery-codes/").content.decode()
    assert not any(code in again for code in codes)
    assert client.get("/konto/2fa/recovery-codes/download/").status_code == 403
    client.post("/konto/2fa/recovery-codes/generate/")
    new = client.get("/konto/2fa/recovery-codes/").content.decode()
    assert len(re.findall(r"<li><code>\d+</code>", new)) == 10
    assert not any(code in new for code in codes)
    assert not second(half_way(nurse), codes[0])


def test_changes_are_told_by_mail_and_in_the_journal(
    nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, waiting = client_of(nurse), []
    # the test's own transaction never ends, so what follows a commit is done by hand
    monkeypatch.setattr("django.db.transaction.on_commit", lambda run, **_: waiting.append(run))

    def post(path: str, **given: str) -> None:
        answer = client.post(path, given)
        with context.request_context(answer.wsgi_request):
            while waiting:
                waiting.pop(0)()

    post("/konto/reauthenticate/", password=PASSWORD)
    client.get("/konto/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    post("/konto/2fa/totp/activate/", code=app_code(secret))
    post("/konto/2fa/recovery-codes/generate/")
    post("/konto/2fa/totp/deactivate/")
    assert [message.subject for message in mail.outbox] == [
        "Språng: Två steg är påslaget",
        "Språng: Du har nya reservkoder",
        "Språng: Två steg är avstängt",
    ]
    assert all(message.to == [nurse.email] for message in mail.outbox)
    kinds = Entry.objects.filter(actor=nurse).order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["user.two_steps_on", "user.two_steps_off"]


def test_guessing_the_second_step_is_stopped(limited: Clock, nurse: User) -> None:
    with_app(nurse)
    client = half_way(nurse)
    tries = [client.post("/konto/2fa/authenticate/", {"code": "000000"}) for _ in range(11)]
    assert [answer.status_code for answer in tries][-2:] == [200, 429]
    assert not second(client, app_code())


def test_secrets_are_sealed_in_the_database(nurse: User, settings: LazySettings) -> None:
    codes = with_app(nurse)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    assert not any(code in kept for code in codes)
    assert unseal(seal("hemligt")) == "hemligt"
    sealed = seal(SECRET)
    settings.SECRET_KEY = "another"
    assert unseal(sealed) not in (SECRET, "")
    assert len({unseal(sealed) for _ in range(3)}) == 3


def test_with_another_secret_key_no_code_fits_and_nothing_breaks(
    nurse: User, settings: LazySettings
) -> None:
    codes = with_app(nurse)
    settings.SECRET_KEY = "another"
    nothing_fits = [app_code(), app_code(""), codes[0]]
    assert not any(second(half_way(nurse), code) for code in nothing_fits)


def test_an_administrator_lets_in_who_has_lost_the_phone(
    admin: User, nurse: User, boras: Platform
) -> None:
    with_app(nurse)
    old = client_of(nurse)
    desk = client_of(admin)
    path = f"/boras/installningar/medlemmar/{nurse.uid}/tva-steg/"
    assert path in desk.get("/boras/installningar/medlemmar/").content.decode()
    assert desk.get(path).status_code == 200
    assert desk.post(path)["Location"] == "/boras/installningar/medlemmar/"
    assert not Authenticator.objects.filter(user=nurse).exists()
    assert old.get("/konto/").status_code == 302
    entry = Entry.objects.get(kind="user.two_steps_reset")
    assert (entry.actor, entry.subject_uid) == (admin, nurse.uid)
    [message] = mail.outbox
    assert (message.to, message.subject) == ([nurse.email], "Språng: Två steg är avstängt")
    assert desk.get(path).status_code == 404


def test_nobody_else_may_and_nobody_s_own(
    admin: User, lead: User, nurse: User, outsider: User, boras: Platform, helsingborg: Platform
) -> None:
    for person in (admin, nurse, outsider):
        with_app(person)
    for by in (lead, nurse, outsider):
        with pytest.raises(NotAllowed):
            reset_two_steps(platform=boras, user=nurse, by=by)
    with pytest.raises(NotAllowed):
        reset_two_steps(platform=boras, user=outsider, by=admin)
    with pytest.raises(Refused):
        reset_two_steps(platform=boras, user=admin, by=admin)
    give_role(user=nurse, scope=helsingborg, role=Role.MEMBER, by=None)
    with pytest.raises(Refused):
        reset_two_steps(platform=boras, user=nurse, by=admin)
    assert Authenticator.objects.filter(type="totp").count() == 3


def test_a_city_may_ask_two_steps_of_its_administrators(
    admin: User, nurse: User, lead: User, boras: Platform, helsingborg: Platform
) -> None:
    with pytest.raises(Refused):
        change_platform(platform=boras, by=admin, administrators_two_steps=True)
    with_app(admin)
    change_platform(platform=boras, by=admin, administrators_two_steps=True)
    give_role(user=lead, scope=boras, role=Role.ADMINISTRATOR, by=admin)
    give_role(user=lead, scope=helsingborg, role=Role.ADMINISTRATOR, by=None)
    plain = client_of(User.objects.get(pk=lead.pk))
    assert plain.get("/boras/installningar/")["Location"] == "/konto/2fa/"
    assert plain.get("/helsingborg/installningar/").status_code == 200
    assert plain.get("/boras/hem/").status_code == 200
    newly = User.objects.get(pk=lead.pk)
    with pytest.raises(Refused):
        give_role(user=nurse, scope=boras, role=Role.LEAD, by=newly)
    with_app(newly)
    assert plain.get("/boras/installningar/").status_code == 200


def test_until_then_the_role_opens_what_a_member_may_see(
    admin: User, outsider: User, boras: Platform, make_need: Any
) -> None:
    for_leads = make_need(title="Bara för ledare", visibility="draft")
    plain = client_of(admin)
    doors = ("/boras/inlasning/", "/boras/installningar/", "/boras/hem/")
    assert [plain.get(door).status_code for door in doors] == [200, 200, 200]
    assert admin.access.leads(boras.pk)
    seen = admin.access.audiences
    Platform.objects.filter(pk=boras.pk).update(administrators_two_steps=True)
    waiting = User.objects.get(pk=admin.pk).access
    assert not waiting.leads(boras.pk)
    assert not waiting.has_role(boras.pk, Role.ADMINISTRATOR)
    assert waiting.platform_ids == {boras.pk}
    assert boras.pk in waiting.waits_in
    assert f"lead:{boras.pk}" in seen - waiting.audiences
    assert [plain.get(door).status_code for door in doors] == [404, 302, 200]
    assert plain.get(for_leads.get_absolute_url()).status_code == 404
    with_app(outsider)
    assert plain.get("/boras/inlasning/").status_code == 404
    with_app(admin)
    assert User.objects.get(pk=admin.pk).access == admin.access
    assert plain.get("/boras/inlasning/").status_code == 200


def test_a_key_to_the_api_asks_for_no_code_but_for_the_switch(admin: User, boras: Platform) -> None:
    Platform.objects.filter(pk=boras.pk).update(administrators_two_steps=True)
    _token, key = create_token(user=admin, name="x", scope="read")
    answer = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 200


def test_the_one_who_runs_the_machine_lets_in_who_has_roles_in_many_cities(nurse: User) -> None:
    with_app(nurse)
    client = client_of(nurse)
    drop_two_steps(user=nurse, by=None, data={})
    assert client.get("/konto/").status_code == 302
    assert not Authenticator.objects.filter(user=nurse).exists()
    assert Entry.objects.get(kind="user.two_steps_reset").actor is None
