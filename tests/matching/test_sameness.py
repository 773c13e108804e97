"""Is it the same need? Asked of people, answered by each for themselves, never decided."""

import re
from collections.abc import Callable

import pytest

from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import ImportRun, Link, User
from sprang.matching.actions import answer_sameness
from sprang.matching.models import SameNeed
from sprang.needs.models import Need
from tests.cast import client_of

from .conftest import SUBSTITUTES

ASKED = "Är det här samma behov?"
CatchUp = Callable[[], int]


@pytest.fixture
def pair(make_need: Callable[..., Need], noise: list[Need], catch_up: CatchUp) -> list[Need]:
    """Two in the same words, seen by all in Borås."""
    needs = [make_need(text=SUBSTITUTES), make_need(text=SUBSTITUTES)]
    catch_up()
    return needs


def part(need: Need, user: User | None) -> str:
    url = f"/boras/behov/{need.reference}/traffar/del/"
    return str(client_of(user).get(url).content.decode())


def answer(need: Need, other: Need, user: User, said: str) -> int:
    url = f"/boras/behov/{need.reference}/samma/"
    return client_of(user).post(url, {"other": other.uid, "answer": said}).status_code


def test_it_is_asked_after_sending_and_answered_once(pair: list[Need], nurse: User) -> None:
    one, other = pair
    assert ASKED in part(one, nurse)
    assert answer(one, other, nurse, "different") == 302
    assert ASKED not in part(one, nurse)
    assert ASKED not in part(other, nurse), "the pair is the same from its other side"
    assert answer(other, one, nurse, "same") == 302
    kept = SameNeed.objects.get()
    assert (kept.one_id, kept.other_id, kept.answer) == (*sorted((one.pk, other.pk)), "same")
    assert not Link.objects.exists(), "nothing follows by itself"


def test_who_may_merge_them_is_shown_the_way(
    pair: list[Need], lead: User, teacher: User, nurse: User
) -> None:
    one, other = pair
    url = f"/boras/behov/{one.reference}/samma/"

    def told(user: User, said: str) -> str:
        sent = {"other": other.uid, "answer": said}
        response = client_of(user).post(url, sent, headers={"HX-Request": "true"})
        return str(response.content.decode())

    way = f'href="/boras/behov/{one.reference}/sammanslagning/?med={other.reference}"'
    assert way in told(lead, "same")
    assert way in told(nurse, "same")  # wrote both, and nobody has begun with them
    assert way not in told(lead, "different")
    assert "sammanslagning" not in told(teacher, "same")
    page = client_of(lead).get(re.findall(r'href="([^"]+)"', way)[0])
    assert "Vilket av dem går vidare?" in page.content.decode()


def test_no_settles_it_for_all_and_a_yes_opens_it(
    pair: list[Need], nurse: User, teacher: User, lead: User
) -> None:
    one, other = pair
    answer_sameness(need=one, other=other, by=nurse, answer="unsure")
    assert ASKED in part(one, teacher)
    answer_sameness(need=one, other=other, by=nurse, answer="different")
    assert ASKED not in part(one, teacher)
    answer_sameness(need=one, other=other, by=lead, answer="same")
    assert ASKED in part(one, teacher), "they disagree: more are asked"
    assert ASKED not in part(one, nurse)


def test_only_about_what_one_sees_and_two_of_them(
    pair: list[Need], twin: Need, nurse: User
) -> None:
    one, other = pair
    for need, second in ((one, twin), (one, one)):
        with pytest.raises(NotAllowed):
            answer_sameness(need=need, other=second, by=nurse, answer="same")
        assert answer(need, second, nurse, "same") == 404
    with pytest.raises(Refused):
        answer_sameness(need=one, other=other, by=nurse, answer="perhaps")
    assert answer(one, other, nurse, "perhaps") == 409
    assert not SameNeed.objects.exists()


def test_nobody_is_asked_who_has_no_account(pair: list[Need], catch_up: CatchUp) -> None:
    Need.objects.update(visibility="public")
    assert ASKED not in part(pair[0], None)


def test_while_one_writes_it_is_told_that_there_is_one(pair: list[Need], nurse: User) -> None:
    htmx = {"HX-Request": "true"}
    live = client_of(nurse).post("/boras/traffar/", {"text": SUBSTITUTES}, headers=htmx)
    assert ASKED in live.content.decode()
    other = client_of(nurse).post("/boras/traffar/", {"text": "Parketten knarrar"}, headers=htmx)
    assert ASKED not in other.content.decode()


def test_imported_needs_that_are_like_others_are_listed(
    pair: list[Need], noise: list[Need], lead: User, nurse: User
) -> None:
    run = ImportRun.objects.create(kind="needs", platform=pair[0].platform, by=lead, name="b.csv")
    for row, need in enumerate((pair[1], noise[0])):
        run.traces.create(record=need, version=1, row=row)
    url = f"/boras/inlasning/{run.uid}/liknar/"
    html = client_of(lead).get(url).content.decode()
    assert html.count(ASKED) == 1
    assert pair[0].get_absolute_url() in html
    assert client_of(nurse).get(url).status_code == 404
    answer_sameness(need=pair[1], other=pair[0], by=lead, answer="unsure")
    assert ASKED not in client_of(lead).get(url).content.decode()


def test_a_long_import_is_compared_a_page_at_a_time(
    pair: list[Need], noise: list[Need], lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sprang.matching.judging.alikes.AT_ONCE", 1)
    run = ImportRun.objects.create(kind="needs", platform=pair[0].platform, by=lead, name="b.csv")
    hidden, *_others = noise
    Need.objects.filter(pk=hidden.pk).update(visibility="draft", author=None)
    for row, need in enumerate((hidden, *pair)):
        run.traces.create(record=need, version=1, row=row)
    client, url, asked, pages = client_of(lead), f"/boras/inlasning/{run.uid}/liknar/", 0, 0
    while url and pages < 4:
        html = client.get(url).content.decode()
        asked, pages = asked + html.count(ASKED), pages + 1
        found = re.search(r'href="(\?efter=\d+)"', html)
        url = f"/boras/inlasning/{run.uid}/liknar/{found[1]}" if found else ""
    assert (asked, pages) == (2, 3)
