"""Swedish unless one has chosen English: in the cookie, and in the account."""

import pytest
from django.test import Client

from sprang.foundation.models import Platform, User
from tests.cast import client_of

pytestmark = pytest.mark.django_db


def choose(client: Client, language: str, to: str = "/konto/login/") -> str:
    answer = client.post("/sprak/", {"language": language, "next": to})
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_the_browser_remembers_the_choice() -> None:
    client = Client()
    assert '<html lang="sv"' in client.get("/konto/login/").content.decode()
    assert choose(client, "en") == "/konto/login/"
    page = client.get("/konto/login/")
    assert '<html lang="en"' in page.content.decode()
    assert page.headers["Content-Language"] == "en"
    choose(client, "sv")
    assert '<html lang="sv"' in client.get("/konto/login/").content.decode()


def test_the_account_remembers_it_too(nurse: User, teacher: User) -> None:
    choose(client_of(nurse), "en")
    nurse.refresh_from_db()
    teacher.refresh_from_db()
    assert (nurse.language, teacher.language) == ("en", "sv")
    another_browser = client_of(nurse).get("/konto/").content.decode()
    assert '<html lang="en"' in another_browser


def test_a_browser_s_own_wish_is_no_choice() -> None:
    page = Client().get("/konto/login/", headers={"accept-language": "en"})
    assert '<html lang="sv"' in page.content.decode()


@pytest.mark.parametrize("language", ["", "de", "../en", "sv\n"])
def test_what_can_t_be_chosen_changes_nothing(language: str) -> None:
    client = Client()
    choose(client, language)
    assert "django_language" not in client.cookies


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""]
)
def test_it_leads_nowhere_else(to: str) -> None:
    assert choose(Client(), "en", to) == "/"


def test_it_is_chosen_by_posting() -> None:
    assert Client().get("/sprak/").status_code == 405


def test_english_is_english(nurse: User) -> None:
    client = client_of(nurse)
    choose(client, "en")
    page = client.get("/konto/").content.decode()
    assert "<h1>My page</h1>" in page
    assert "Så loggar du in" not in page


def test_english_is_offered_where_the_city_has_it(boras: Platform) -> None:
    button = 'name="language" value="en"'
    assert button in Client().get("/boras/").content.decode()
    Platform.objects.update(languages="sv")
    assert button not in Client().get("/boras/").content.decode()
    assert button in Client().get("/konto/login/").content.decode()
    reader = Client()
    choose(reader, "en")
    assert 'name="language" value="sv"' in reader.get("/boras/").content.decode()
