"""Signing up, in, and out; passwords, codes, two steps; one's own page."""

import re
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sprang.foundation.enums import Role
from sprang.foundation.models import Entry, Membership, Platform, User
from sprang.organisations.actions import give_role
from sprang.organisations.models import Unit
from tests.cast import PASSWORD, build_user, client_of

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
ENGLISH = re.compile(
    r"\b(the|your|you|please|password|sign|email|code|account|enter|confirm|address|is|been)\b",
    re.I,
)


def paths_of_accounts() -> set[str]:
    """Every address below /konto/ that needs no key in it."""

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> set[str]:
        found: set[str] = set()
        for each in patterns:
            here = before + str(each.pattern)
            found |= walk(each.url_patterns, here) if isinstance(each, URLResolver) else {here}
        return found

    paths = {f"/{path}" for path in walk(get_resolver().url_patterns, "")}
    return {path for path in paths if path.startswith("/konto/") and not re.search(r"[<^(]", path)}


def code_of(message: mail.EmailMessage) -> str:
    found = re.search(r"^ {4}(\d{6})$", str(message.body), re.M)
    assert found, message.body
    return found[1]


def app_code() -> str:
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


def with_app(user: User) -> User:
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def visible_text(html: str) -> str:
    body = re.sub(r"(?s)<head>.*?</head>|<script.*?</script>|<svg.*?</svg>", "", html)
    return re.sub(r"\S+@\S+|English", " ", re.sub(r"<[^>]+>", " ", body))


@pytest.mark.parametrize("who", ["anonymous", "with a password", "with two steps", "without"])
@pytest.mark.parametrize("path", sorted(paths_of_accounts()))
def test_every_page_has_the_house_s_look_and_no_english(path: str, who: str, nurse: User) -> None:
    if who == "with two steps":
        with_app(nurse)
    if who == "without":
        nurse.set_unusable_password()
        nurse.save()
    response = client_of(None if who == "anonymous" else nurse).get(path, follow=True)
    if response.status_code in (403, 404, 405):
        return  # not for this person, or only for posting
    assert response.status_code == 200
    if "text/html" not in response["Content-Type"]:
        return
    html = response.content.decode()
    assert "base.html" in [template.name for template in response.templates]
    assert '<html lang="sv"' in html
    assert ENGLISH.findall(visible_text(html)) == []
    assert "style=" not in html


@pytest.mark.parametrize("who", ["anonymous", "with two steps"])
@pytest.mark.parametrize("path", sorted(paths_of_accounts()))
def test_every_page_is_english_for_those_who_chose_it(path: str, who: str, nurse: User) -> None:
    client = client_of(None if who == "anonymous" else with_app(nurse))
    client.cookies["django_language"] = "en"
    response = client.get(path, follow=True)
    if response.status_code == 200 and "text/html" in response["Content-Type"]:
        words = re.findall(r"\w*[åäö]\w*", visible_text(response.content.decode()).lower())
        assert set(words) <= {"språng", "borås", "vård"}


def test_a_code_by_e_mail_signs_in_and_leads_home(nurse: User, boras: Platform) -> None:
    client = Client()
    page = client.get("/konto/login/").content.decode()
    assert page.index("Skicka koden") < page.index("Med lösenord")
    sent = client.post("/konto/login/code/", {"email": nurse.email}, follow=True)
    assert "Vi skickade sex siffror till <b>nurse@boras.example</b>" in sent.content.decode()
    [message] = mail.outbox
    assert message.subject == "Språng: Din kod för att logga in"
    assert "tio minuter" in message.body
    inside = client.post("/konto/login/code/confirm/", {"code": code_of(message)})
    assert inside.headers["Location"] == "/konto/hem/"
    assert client.get("/konto/hem/").headers["Location"] == "/boras/hem/"


def test_the_pages_tell_how_long_a_code_holds() -> None:
    assert settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT == 10 * 60
    assert settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT == 10 * 60
    assert settings.ALLAUTH_USER_CODE_FORMAT["length"] == 6


def test_a_wrong_code_is_told_and_another_can_be_had(nurse: User) -> None:
    client = Client()
    client.post("/konto/login/code/", {"email": nurse.email})
    wrong = client.post("/konto/login/code/confirm/", {"code": "x"}).content.decode()
    assert "Koden stämmer inte. Skriv de sex siffrorna i det senaste brevet." in wrong
    assert 'value="x"' in wrong
    client.post("/konto/login/code/confirm/", {"action": "resend"})
    assert len(mail.outbox) == 2
    client.post("/konto/login/code/confirm/", {"code": code_of(mail.outbox[1])})
    assert client.get("/konto/").status_code == 200


def test_a_guest_comes_to_the_start(citizen: User) -> None:
    assert client_of(citizen).get("/konto/hem/").headers["Location"] == "/"


def test_a_password_that_does_not_fit_is_told_without_saying_who_exists(nurse: User) -> None:
    answers = []
    for email in (nurse.email, "nobody@boras.example"):
        page = Client().post("/konto/login/", {"login": email, "password": "fel lösenord här"})
        answers.append(same_but_for(page.content.decode(), email))
    assert "E-post och lösenord hör inte ihop." in answers[0]
    assert 'id="losenord" open' in answers[0]
    assert answers[0] == answers[1]


def same_but_for(html: str, email: str) -> str:
    return re.sub(r'<input type="hidden"[^>]*>', "", html).replace(email, "")


def test_signing_up_with_a_known_address_answers_the_same(nurse: User) -> None:
    answers = []
    for email in (nurse.email, "new@boras.example"):
        given = {"email": email, "password1": "en ny mening att minnas"}
        page = Client().post("/konto/signup/", given, follow=True)
        answers.append((page.redirect_chain, same_but_for(page.content.decode(), email)))
    assert answers[0] == answers[1]
    assert [message.subject for message in mail.outbox] == [
        "Språng: Du har redan ett konto",
        "Språng: Välkommen, bekräfta din e-post",
    ]


@pytest.mark.parametrize("path", ["/konto/password/reset/", "/konto/login/code/"])
def test_an_unknown_address_answers_the_same(path: str, nurse: User) -> None:
    answers = []
    for email in (nurse.email, "nobody@boras.example"):
        page = Client().post(path, {"email": email}, follow=True)
        answers.append((page.redirect_chain, same_but_for(page.content.decode(), email)))
    assert answers[0] == answers[1]
    assert mail.outbox[1].subject == "Språng: Det finns inget konto"
    assert "/konto/signup/" in mail.outbox[1].body


def test_signing_up_confirms_the_address_with_a_code(boras: Platform) -> None:
    client = Client()
    client.post("/konto/signup/", {"email": "new@boras.example", "password1": "kort"})
    assert not User.objects.filter(email="new@boras.example").exists()
    client.post("/konto/signup/", {"email": "New@boras.example", "password1": "en lång mening här"})
    client.post("/konto/confirm-email/", {"code": code_of(mail.outbox[0])})
    assert EmailAddress.objects.get(email="new@boras.example").verified
    assert client.get("/konto/").status_code == 200


def test_a_forgotten_password_is_chosen_anew(nurse: User) -> None:
    client = Client()
    client.post("/konto/password/reset/", {"email": nurse.email})
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    page = client.get(link[1], follow=True)
    assert "Välj ett nytt lösenord" in page.content.decode()
    where = page.redirect_chain[-1][0]
    done = client.post(where, {"password1": "en alldeles ny mening"}, follow=True)
    assert "Lösenordet är bytt" in done.content.decode()
    nurse.refresh_from_db()
    assert nurse.check_password("en alldeles ny mening")
    again = Client().get(link[1], follow=True).content.decode()
    assert "Länken gäller inte längre" in again


def test_mail_is_written_in_the_recipient_s_language(nurse: User) -> None:
    User.objects.filter(pk=nurse.pk).update(language="en")
    client = Client()
    client.post("/konto/login/code/", {"email": nurse.email})
    assert mail.outbox[0].subject == "Språng: Your code to sign in"
    assert "Your code:" in mail.outbox[0].body
    assert '<html lang="sv"' in Client().get("/konto/login/").content.decode()


def test_the_address_is_changed_by_a_code_to_the_new_one(nurse: User) -> None:
    client = client_of(nurse)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    client.post("/konto/email/", {"email": "chief@boras.example", "action_add": ""})
    [message] = mail.outbox
    assert message.to == ["chief@boras.example"]
    client.post("/konto/confirm-email/", {"code": code_of(message)})
    nurse.refresh_from_db()
    assert nurse.email == "chief@boras.example"


def test_two_steps_are_switched_on_used_and_switched_off(nurse: User) -> None:
    with_app(nurse)
    client = Client()
    step = client.post("/konto/login/", {"login": nurse.email, "password": PASSWORD}, follow=True)
    assert "Andra steget" in step.content.decode()
    wrong = client.post("/konto/2fa/authenticate/", {"code": "000"}).content.decode()
    assert "Koden stämmer inte. Skriv den som appen visar nu." in wrong
    client.post("/konto/2fa/authenticate/", {"code": app_code()})
    assert client.get("/konto/").status_code == 200
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    codes = client.get("/konto/2fa/recovery-codes/").content.decode()
    assert len(re.findall(r"<li><code>", codes)) == 10
    client.post("/konto/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=nurse, type="totp").exists()


def test_the_app_is_read_from_a_picture_the_policy_allows(nurse: User) -> None:
    client = client_of(nurse)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    page = client.get("/konto/2fa/totp/activate/")
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert "data:" in page.headers["Content-Security-Policy"]


def test_ones_own_page_saves_name_and_language(nurse: User) -> None:
    client = client_of(nurse)
    answer = client.post("/konto/", {"name": "Undersköterska, Hässlehus", "language": "en"})
    assert answer.headers["Location"] == "/konto/"
    nurse.refresh_from_db()
    assert (nurse.name, nurse.language) == ("Undersköterska, Hässlehus", "en")
    assert '<html lang="en"' in client.get("/konto/").content.decode()
    entry = Entry.objects.get(kind="user.changed")
    assert (entry.actor, entry.payload["fields"]) == (nurse, ["language", "name"])


def test_what_can_t_be_saved_stays_in_the_field(nurse: User) -> None:
    page = client_of(nurse).post("/konto/", {"name": "a" * 121, "language": "sv"})
    assert page.status_code == 422
    assert f'value="{"a" * 121}"' in page.content.decode()


def test_ones_own_page_lists_the_roles_held_now(nurse: User, skola: Unit, boras: Platform) -> None:
    give_role(user=nurse, scope=skola, role=Role.EXPERT, by=None, until=date(2999, 6, 30))
    give_role(user=nurse, scope=boras, role=Role.LEAD, by=None)
    nurse.memberships.filter(role=Role.LEAD).update(
        valid_from=date(2020, 1, 1), valid_until=date(2020, 1, 2)
    )
    page = client_of(nurse).get("/konto/").content.decode()
    assert "Skola, Borås" in page
    assert "30\xa0juni\xa02999" in page
    assert "Innovationsledare" not in page


def test_many_roles_are_listed_when_asked_for(nurse: User, skola: Unit) -> None:
    for number in range(30):
        unit = Unit.objects.create(
            name=f"Enhet {number}", parent=skola, organisation=skola.organisation
        )
        Membership.objects.create(user=nurse, scope=unit, role=Role.MEMBER)
    client = client_of(nurse)
    first = client.get("/konto/").content.decode()
    whole = client.get("/konto/?roller=alla").content.decode()
    assert [page.count('scope="row"') for page in (first, whole)] == [20, 31]
    assert ['href="?roller=alla' in page for page in (first, whole)] == [True, False]


def test_signing_out_everywhere_ends_all_sessions_of_one_person(nurse: User, teacher: User) -> None:
    here, there, another = client_of(nurse), client_of(nurse), client_of(teacher)
    answer = here.post(reverse("sign-out-everywhere"))
    assert answer.headers["Location"] == "/konto/login/"
    assert here.get("/konto/").status_code == 302
    assert there.get("/konto/").status_code == 302
    assert another.get("/konto/").status_code == 200


def test_who_has_left_can_not_sign_in() -> None:
    user = build_user("left@boras.example")
    User.objects.filter(pk=user.pk).update(is_active=False)
    client = Client()
    client.post("/konto/login/", {"login": user.email, "password": PASSWORD})
    client.post("/konto/login/code/", {"email": user.email})
    assert "Det finns inget konto" in mail.outbox[0].subject
    assert client.get("/konto/").status_code == 302
