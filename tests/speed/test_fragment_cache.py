"""Parts of the shell that are kept between requests hold nothing of one person for another."""

import re

import pytest

from sprang.foundation.models import Platform, User
from sprang.site.rendering import fragment_cache
from tests.cast import client_of

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragment_cache, "_cached", fragment_cache.OrderedDict())


def page(user: User | None, path: str = "/boras/behov/") -> str:
    return client_of(user).get(path).content.decode()


def test_each_has_a_token_of_their_own(nurse: User, boras: Platform) -> None:
    first, second = page(nurse), page(nurse)
    tokens = [set(TOKEN.findall(each)) for each in (first, second)]
    assert all(tokens)
    assert tokens[0].isdisjoint(tokens[1])
    assert fragment_cache.MARKS not in first + second


def test_a_form_leads_back_to_its_own_page(nurse: User) -> None:
    page(nurse)
    told = page(nurse, "/boras/losningar/?q=%22%3E%3Cb%3E")
    back = set(re.findall(r'name="next" value="([^"]*)"', told))
    assert back == {"/boras/losningar/?q=%22%3E%3Cb%3E"}
    assert fragment_cache.HERE not in told


def test_the_account_is_ones_own(nurse: User, teacher: User) -> None:
    assert '<p class="menu__who">nurse</p>' in page(nurse)
    other = page(teacher)
    assert '<p class="menu__who">teacher</p>' in other
    assert "nurse" not in other
    assert "menu__who" not in page(None)


def test_settings_are_shown_to_administrators_alone(nurse: User, admin: User) -> None:
    assert "/boras/installningar/" in page(admin)
    assert "/boras/installningar/" not in page(nurse)


def test_a_changed_word_shows_at_once(boras: Platform, nurse: User) -> None:
    page(nurse)
    Platform.objects.filter(pk=boras.pk).update(tagline="Nya ord")
    assert "Nya ord" in page(nurse)


def test_the_menu_says_where_one_is(nurse: User) -> None:
    assert 'href="/boras/behov/" aria-current="page"' in page(nurse)
    assert 'href="/boras/losningar/" aria-current="page"' in page(nurse, "/boras/losningar/")


def test_the_oldest_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragment_cache, "MOST", 2)
    for key in "abc":
        fragment_cache.cached(key, lambda key=key: key)
    assert list(fragment_cache._cached) == ["b", "c"]
