"""The page of personal keys."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from sprang.foundation.models import Token, User
from sprang.foundation.tokens import create_token, find_token

from ..cast import client_of, proved_client_of

PAGE = "/konto/nycklar/"


def test_the_key_is_shown_once_and_opens(nurse: User) -> None:
    client = proved_client_of(nurse)

    response = client.post(PAGE, {"name": "Veckorapporten", "scope": "write"})

    [key] = set(re.findall(r"sprang_[\w-]{43}", response.content.decode()))
    token = find_token(key)
    assert token
    assert (token.user, token.name, token.scope) == (nurse, "Veckorapporten", "write")
    assert "no-store" in response["Cache-Control"]
    again = client.get(PAGE).content.decode()
    assert "Veckorapporten" in again
    assert "sprang_" not in again


def test_it_is_for_reading_unless_one_says_otherwise(nurse: User) -> None:
    page = client_of(nurse).get(PAGE).content.decode()

    assert re.search(r'value="read"[^>]*\schecked', page)
    assert not re.search(r'value="write"[^>]*\schecked', page)


def test_a_key_needs_a_name(nurse: User) -> None:
    response = proved_client_of(nurse).post(PAGE, {"name": " ", "scope": "read"})

    assert response.status_code == 422
    assert not Token.objects.exists()


def test_one_sees_and_takes_back_ones_own_only(nurse: User, teacher: User) -> None:
    mine, key = create_token(user=nurse, name="Min rapport", scope="read")
    theirs, _key = create_token(user=teacher, name="Lärarens", scope="read")
    client = client_of(nurse)

    page = client.get(PAGE).content.decode()
    assert "Min rapport" in page
    assert "Lärarens" not in page

    assert client.post(f"{PAGE}{theirs.uid}/aterkallelse/").status_code == 404
    assert client.get(f"{PAGE}{mine.uid}/aterkallelse/").status_code == 405
    assert client.post(f"{PAGE}{mine.uid}/aterkallelse/").url == PAGE
    assert find_token(key) is None
    assert list(Token.objects.all()) == [theirs]


def test_an_expired_key_says_so(nurse: User) -> None:
    create_token(user=nurse, name="Gammal", scope="read")
    Token.objects.update(expires_at=timezone.now() - timedelta(days=1))

    assert "har gått ut" in client_of(nurse).get(PAGE).content.decode()


def test_it_is_no_page_for_anybody(db: None) -> None:
    response = Client().get(PAGE)

    assert response.status_code == 302
    assert response.url.startswith("/konto/")
