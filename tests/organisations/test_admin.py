"""A platform's administration: words, members, units. Only for its administrators."""

import re
import smtplib
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Entry, Membership, Platform, User
from sprang.organisations import actions
from sprang.organisations.members import add_member
from sprang.organisations.models import Unit
from tests.cast import City, build_user, client_of

pytestmark = pytest.mark.django_db
PAGES = [
    "",
    "medlemmar/",
    "medlemmar/ny/",
    "medlemmar/{held}/avslut/",
    "organisationer/",
    "organisationer/ny/",
    "enheter/",
    "enheter/ny/",
    "enheter/{unit}/namn/",
]
WORDS = {
    "innovation_definition": "Nytt, i bruk och till nytta.",
    "innovation_definition_en": "New, in use and of use.",
    "promise": "Det som skaver hos dig räknas.",
    "promise_en": "What bothers you counts.",
    "intro": "Vi börjar hos dem det gäller.",
    "intro_en": "",
    "tagline": "Borås, en stad som provar.",
}


def settings_of(platform: Platform, path: str = "") -> str:
    return f"/{platform.slug}/installningar/{path}"


@pytest.fixture
def held(nurse: User) -> Membership:
    return nurse.memberships.get()


@pytest.mark.parametrize("page", PAGES)
def test_administrators_only(
    page: str,
    boras: Platform,
    held: Membership,
    vard: Unit,
    admin: User,
    lead: User,
    outsider: User,
) -> None:
    path = settings_of(boras, page.format(held=held.pk, unit=vard.uid))
    other_admin = build_user("admin@helsingborg.example")
    abroad = outsider.memberships.get().scope
    actions.give_role(user=other_admin, scope=abroad, role=Role.ADMINISTRATOR, by=None)
    of_a_unit = build_user("unit@boras.example", Role.ADMINISTRATOR, vard)
    assert client_of(admin).get(path).status_code == 200
    for user in (lead, held.user, outsider, other_admin, of_a_unit):
        assert client_of(user).get(path).status_code == 404
        assert client_of(user).post(path, WORDS).status_code == 404
    assert client_of(None).get(path).headers["Location"].startswith("/konto/login/")


def test_the_menu_leads_there_for_administrators(boras: Platform, admin: User, lead: User) -> None:
    link = f'href="{settings_of(boras)}"'
    assert link in client_of(admin).get("/konto/").content.decode()
    assert link not in client_of(lead).get("/konto/").content.decode()


def test_words_are_saved_and_journaled_by_name(boras: Platform, admin: User) -> None:
    answer = client_of(admin).post(settings_of(boras), WORDS)
    assert answer.headers["Location"] == settings_of(boras)
    boras.refresh_from_db()
    assert {name: getattr(boras, name) for name in WORDS} == WORDS
    entry = Entry.objects.get(kind="platform.changed")
    assert (entry.actor, entry.platform_id) == (admin, boras.pk)
    assert entry.payload == {"fields": sorted(set(WORDS) - {"intro_en"})}
    client_of(admin).post(settings_of(boras), WORDS)
    assert Entry.objects.filter(kind="platform.changed").count() == 1


def test_a_platform_needs_a_definition(boras: Platform, admin: User) -> None:
    given = WORDS | {"innovation_definition": "", "promise": "Ett löfte som står kvar"}
    page = client_of(admin).post(settings_of(boras), given)
    assert page.status_code == 422
    text = page.content.decode()
    assert "Skriv vad ni menar, till exempel: Nytt, i bruk och till nytta." in text
    assert "Ett löfte som står kvar" in text
    boras.refresh_from_db()
    assert (boras.innovation_definition, boras.promise) == ("Nytt och i bruk.", "")


def test_only_administrators_change_words(boras: Platform, lead: User) -> None:
    with pytest.raises(NotAllowed):
        actions.change_platform(platform=boras, by=lead, promise="Mitt löfte")


def add(client: Client, platform: Platform, scope: Any, **values: str) -> Any:
    given = {"email": "new@boras.example", "role": "manager", "scope": str(scope.pk)} | values
    return client.post(settings_of(platform, "medlemmar/ny/"), given, follow=True)


def test_a_new_member_gets_an_account_a_role_and_a_mail(
    boras: Platform, vard: Unit, admin: User
) -> None:
    page = add(client_of(admin), boras, vard, name="Vårdchef", until="2999-06-30")
    user = User.objects.get(email="new@boras.example")
    assert not user.has_usable_password()
    held = user.memberships.get()
    assert (user.name, held.role, held.scope_id) == ("Vårdchef", "manager", vard.pk)
    assert held.valid_until == date(2999, 6, 30)
    assert "new@boras.example har rollen och ett brev om den." in page.content.decode()
    kinds = list(Entry.objects.filter(subject_uid=user.uid).values_list("kind", "actor"))
    assert kinds == [("user.added", admin.pk), ("role.given", admin.pk)]
    [message] = mail.outbox
    assert message.subject == "Språng: Välkommen till innovationsplattformen i Borås"
    assert "chef för Vård och omsorg." in message.body
    assert "Den gäller till och med 2999-06-30." in message.body


def test_the_link_in_the_mail_leads_in(boras: Platform, vard: Unit, admin: User) -> None:
    add(client_of(admin), boras, vard)
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    client = Client()
    assert "Skicka koden" in client.get(link[1]).content.decode()
    client.post(link[1], {"email": "new@boras.example"})
    code = re.search(r"\b\d{6}\b", str(mail.outbox[1].body))
    assert code
    client.post("/konto/login/code/confirm/", {"code": code[0]})
    assert client.get("/konto/hem/").headers["Location"] == "/boras/hem/"


def test_whoever_has_an_account_keeps_it(
    boras: Platform, skola: Unit, admin: User, nurse: User
) -> None:
    add(client_of(admin), boras, skola, email="Nurse@Boras.example", name="Någon annan")
    nurse.refresh_from_db()
    assert nurse.name == "nurse"
    assert nurse.has_usable_password()
    roles = sorted(nurse.memberships.values_list("role", "scope__name"))
    assert roles == [("manager", "Skola"), ("member", "Vård och omsorg")]


def test_a_role_given_again_gets_the_new_end_and_keeps_its_title(
    boras: Platform, vard: Unit, admin: User, nurse: User
) -> None:
    nurse.memberships.update(title="Undersköterska")
    end = timezone.localdate() + timedelta(days=30)
    give = {"email": nurse.email, "role": Role.MEMBER, "scope": vard.scope_ptr, "until": end}
    add_member(platform=boras, by=admin, **give)
    held = nurse.memberships.get()
    assert (held.title, held.valid_until) == ("Undersköterska", end)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"email": "ingen adress"}, "Skriv en e-postadress, till exempel namn@boras.example."),
        ({"until": "2020-01-01"}, "Dagen har varit. Välj en som kommer, eller lämna tomt."),
        ({"until": "i vår"}, "Skriv datumet som 2027-06-30."),
        ({"role": "king"}, "king"),
    ],
)
def test_what_is_wrong_is_told_beside_what_was_typed(
    wrong: dict[str, str], told: str, boras: Platform, vard: Unit, admin: User
) -> None:
    page = add(client_of(admin), boras, vard, **({"name": "Vårdchef"} | wrong))
    assert page.status_code == 422
    assert told in page.content.decode()
    assert 'value="Vårdchef"' in page.content.decode()
    assert (Membership.objects.filter(role="manager").count(), len(mail.outbox)) == (0, 0)


def test_roles_are_given_in_one_s_own_platform(
    boras: Platform, other_city: City, admin: User
) -> None:
    abroad = other_city.units["Stadsbyggnad"]
    assert add(client_of(admin), boras, abroad).status_code == 422
    with pytest.raises(NotAllowed):
        actions.give_role(user=admin, scope=abroad, role=Role.LEAD, by=admin)


def test_a_mail_that_fails_is_told_and_the_role_is_given(
    boras: Platform, vard: Unit, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr("sprang.organisations.members.send_mail", refuse)
    page = add(client_of(admin), boras, vard).content.decode()
    assert "har rollen, men brevet gick inte iväg" in page
    assert "http://testserver/konto/login/code/" in page
    assert Membership.objects.filter(role="manager", scope=vard).count() == 1


def listed(client: Client, platform: Platform, query: str = "") -> list[str]:
    page = client.get(settings_of(platform, f"medlemmar/{query}"))
    return [user.email.split("@")[0] for user in page.context["listing"].page.items]


def test_the_list_holds_this_platform_s_people(
    boras: Platform, admin: User, nurse: User, teacher: User, partner: User, outsider: User
) -> None:
    teacher.memberships.update(valid_from=date(2020, 1, 1), valid_until=date(2020, 2, 1))
    client = client_of(admin)
    assert listed(client, boras) == ["admin", "nurse", "partner"]
    assert listed(client, boras, "?q=NURSE") == ["nurse"]
    assert listed(client, boras, "?roll=administrator") == ["admin"]
    assert listed(client, boras, "?q=outsider") == []


def test_the_list_is_read_page_by_page(boras: Platform, vard: Unit, admin: User) -> None:
    for number in range(45):
        build_user(f"p{number:02}@boras.example", Role.MEMBER, vard)
    client, seen, query = client_of(admin), [], ""
    for _page in range(4):
        page = client.get(settings_of(boras, f"medlemmar/{query}"))
        listing = page.context["listing"]
        seen += [user.email for user in listing.page.items]
        query = listing.more_url
        if not query:
            break
    assert seen == sorted(seen)
    assert len(seen) == len(set(seen)) == 46


def queries_of_list(client: Client, platform: Platform) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(settings_of(platform, "medlemmar/"))
    return len(queries)


def test_many_members_take_no_more_queries_than_few(
    boras: Platform, vard: Unit, admin: User
) -> None:
    client = client_of(admin)
    few = queries_of_list(client, boras)
    for number in range(15):
        build_user(f"p{number:02}@boras.example", Role.MEMBER, vard)
    assert queries_of_list(client, boras) == few


def test_a_role_is_ended_at_once(boras: Platform, admin: User, held: Membership) -> None:
    client, path = client_of(admin), settings_of(boras, f"medlemmar/{held.pk}/avslut/")
    assert "inte längre medarbetare för Vård och omsorg" in client.get(path).content.decode()
    assert client.post(path).status_code == 302
    assert not held.user.memberships.exists()
    entry = Entry.objects.filter(kind="role.ended").get()
    assert (entry.subject_uid, entry.actor) == (held.user.uid, admin)
    assert entry.payload == {"role": "member", "scope": str(held.scope.uid)}


def test_the_last_administrator_stays(boras: Platform, admin: User) -> None:
    own = admin.memberships.get()
    path = settings_of(boras, f"medlemmar/{own.pk}/avslut/")
    page = client_of(admin).post(path)
    assert page.status_code == 409
    assert "Borås behöver en administratör utan slutdatum." in page.content.decode()
    with pytest.raises(Refused):
        actions.end_role(membership=own, by=admin)
    assert admin.memberships.get() == own


def test_the_last_administrator_gets_no_end_either(boras: Platform, admin: User) -> None:
    page = add(
        client_of(admin),
        boras,
        boras,
        email=admin.email,
        role="administrator",
        until="2999-01-01",
    )
    assert page.status_code == 422
    assert "Ge rollen till någon till först." in page.content.decode()
    assert admin.memberships.get().valid_until is None


def test_one_who_is_leaving_or_has_left_does_not_count(boras: Platform, admin: User) -> None:
    give = {"scope": boras, "role": Role.ADMINISTRATOR, "by": admin}
    leaving, left = build_user("leaving@boras.example"), build_user("left@boras.example")
    actions.give_role(user=leaving, until=date(2999, 1, 1), **give)
    actions.give_role(user=left, **give)
    User.objects.filter(pk=left.pk).update(is_active=False)
    with pytest.raises(Refused):
        actions.end_role(membership=admin.memberships.get(), by=admin)
    User.objects.filter(pk=left.pk).update(is_active=True)
    actions.end_role(membership=admin.memberships.get(), by=admin)
    assert not admin.memberships.exists()


def test_other_cities_members_can_not_be_touched(
    boras: Platform, admin: User, outsider: User
) -> None:
    held = outsider.memberships.get()
    path = settings_of(boras, f"medlemmar/{held.pk}/avslut/")
    assert client_of(admin).post(path).status_code == 404
    with pytest.raises(NotAllowed):
        actions.end_role(membership=held, by=admin)
    assert outsider.memberships.get() == held
