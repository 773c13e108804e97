"""`sprang platform`: one more city on the same installation."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.core import mail

from sprang.foundation import journal
from sprang.foundation.enums import Role
from sprang.foundation.models import Entry, Platform, User
from sprang.organisations.models import Organisation
from tests.cast import build_user

from .conftest import Run

MARK = ("platform", "add", "mark", "--municipality", "1463")
ADDRESS = "admin@mark.example"


def test_a_second_city_with_its_municipality_and_administrator(run: Run, boras: Platform) -> None:
    result = run(*MARK, "--administrator", "Admin@Mark.example", "--person", "Utvecklare, Mark")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "Mark is at http://localhost:8000/mark/"
    assert lines[1].startswith(f"{ADDRESS} administers it and signs in with a code at http://")
    assert lines[1].endswith("/konto/login/code/")
    platform = Platform.objects.get(slug="mark")
    assert (platform.name, platform.municipality_code, platform.languages) == (
        "Mark",
        "1463",
        "sv,en",
    )
    assert platform.innovation_definition.startswith("En innovation är något nytt")
    municipality = Organisation.objects.get(parent=platform)
    assert (municipality.name, municipality.type) == ("Marks kommun", "municipality")
    user = User.objects.get(email=ADDRESS)
    assert user.name == "Utvecklare, Mark"
    assert not user.has_usable_password()
    assert user.access.has_role(platform.pk, Role.ADMINISTRATOR)
    assert not user.access.has_role(boras.pk, Role.ADMINISTRATOR)
    assert not EmailAddress.objects.get(user=user).verified
    kinds = list(Entry.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds[-4:] == [
        "platform.founded",
        "organisation.registered",
        "user.added",
        "role.given",
    ]
    assert list(journal.breaks()) == []


def test_whoever_has_an_account_keeps_it(run: Run, admin: User, boras: Platform) -> None:
    result = run(*MARK, "--administrator", admin.email, "--name", "Marks stad")
    assert (result.exit_code, result.stderr) == (0, "")
    mark = Platform.objects.get(slug="mark")
    held = set(User.objects.get(pk=admin.pk).memberships.values_list("scope", "role"))
    assert held == {(boras.pk, "administrator"), (mark.pk, "administrator")}
    assert (mark.name, User.objects.get(pk=admin.pk).name) == ("Marks stad", "admin")


def test_the_administrator_is_told_by_mail(run: Run, db: None) -> None:
    result = run(*MARK, "--administrator", ADDRESS, "--no-english")
    assert result.stdout.splitlines()[-1] == "A mail about it has been sent."
    [message] = mail.outbox
    assert message.to == [ADDRESS]
    assert message.subject == "Språng: Välkommen till innovationsplattformen i Mark"
    assert "/konto/login/code/" in message.body
    assert Platform.objects.get().languages == "sv"


def test_without_a_mail_server_it_is_told_where_codes_are(
    run: Run, db: None, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    settings.ORIGIN = "https://sprang.example"
    lines = run(*MARK, "--administrator", ADDRESS).stdout.splitlines()
    assert lines[0] == "Mark is at https://sprang.example/mark/"
    assert lines[1].endswith(" at https://sprang.example/konto/login/code/")
    told = "SPRANG_MAIL is not set: codes are written in the terminal of sprang serve."
    assert lines[2:] == [told]


@pytest.mark.parametrize(
    ("slug", "code", "email", "told"),
    [
        ("boras", "1463", ADDRESS, "SLUG: "),
        ("api", "1463", ADDRESS, "SLUG: "),
        ("Mark!", "1463", ADDRESS, "SLUG: "),
        ("mark", "9999", ADDRESS, "--municipality: "),
        ("mark", "1463", "nobody", "--administrator: "),
    ],
)
def test_wrong_use_writes_nothing(
    slug: str, code: str, email: str, told: str, run: Run, boras: Platform
) -> None:
    before = (Platform.objects.count(), User.objects.count(), Entry.objects.count())
    result = run("platform", "add", slug, "--municipality", code, "--administrator", email)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"sprang: {told}")
    assert result.stderr.count("\n") == 1
    assert (Platform.objects.count(), User.objects.count(), Entry.objects.count()) == before


def test_a_real_city_stays_apart_from_the_demo(run: Run, boras: Platform) -> None:
    Platform.objects.update(is_demo=True)
    result = run(*MARK, "--administrator", ADDRESS)
    assert result.exit_code == 1
    assert result.stderr.startswith("sprang: The database holds the demo.")
    assert Platform.objects.count() == 1


@pytest.mark.parametrize("name", ["add", "list"])
def test_each_explains_itself(run: Run, name: str) -> None:
    result = run("platform", name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: sprang platform {name}")


def test_what_must_be_given_is_asked_for(run: Run) -> None:
    assert run("platform", "add", "mark").exit_code == 2


def test_the_list_tells_who_administers(run: Run, admin: User, helsingborg: Platform) -> None:
    build_user("second@boras.example", Role.ADMINISTRATOR, admin.memberships.get().scope)
    rows = json.loads(run("platform", "list", "--json").stdout)
    assert rows == [
        {
            "slug": "boras",
            "name": "Borås",
            "municipality_code": "",
            "languages": ["sv", "en"],
            "administrators": ["admin@boras.example", "second@boras.example"],
        },
        {
            "slug": "helsingborg",
            "name": "Helsingborg",
            "municipality_code": "",
            "languages": ["sv", "en"],
            "administrators": [],
        },
    ]
    table = run("platform", "list").stdout
    assert "admin@boras.example, second@boras.example" in table
