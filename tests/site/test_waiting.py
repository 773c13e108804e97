"""What waits for each on the home page: what presses most first, and only one's own."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from sprang.foundation import waiting
from sprang.foundation.models import Platform, User
from sprang.foundation.waiting import MOST, Task
from sprang.needs.actions import choose_road, close_need
from sprang.needs.models import Need, RoadChoice
from tests.cast import client_of
from tests.html import text_of

MakeNeed = Callable[..., Need]
DAY = timedelta(days=1)
DECIDED = {"road": "wait", "reasons": "Inget att köpa än.", "decided_by": "Nämnden"}


def waits(platform: Platform, user: User) -> list[tuple[str, str]]:
    """As in a request of their own."""
    fresh = User.objects.get(pk=user.pk)
    return [(task.title, task.quote) for task in waiting.found(platform, fresh).tasks]


def task(**when: object) -> Task:
    return Task("Gör", "det", "här", "/", "Gör", **when)  # type: ignore[arg-type]


NOW = datetime(
    2026, 10, 24, 12, tzinfo=ZoneInfo("Europe/Stockholm")
)  # the day before summer time ends


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-2, "2 dagar försenad"),
        (-1, "1 dag försenad"),
        (0, "senast i dag"),
        (1, "senast i morgon"),
        (2, "2 dagar kvar"),
        (8, "8 dagar kvar"),
    ],
)
def test_a_day_is_told_as_one_says_it(
    days: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    one = task(due=(NOW + days * DAY).date())
    assert (one.when, one.is_pressing) == (said, days < 8)


def test_a_moment_that_has_passed_today_is_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    assert task(due=NOW + timedelta(hours=1)).when == "senast i dag"
    assert task(due=NOW - timedelta(hours=1)).when == "tiden gick ut i dag"


@pytest.mark.parametrize(("days", "said"), [(0, "i dag"), (1, "sedan i går"), (5, "sedan 5 dagar")])
def test_a_wait_is_told_as_one_says_it(
    days: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    one = task(since=NOW - days * DAY)
    assert (one.when, one.is_pressing) == (said, days >= 5)


@given(st.integers(0, 60), st.integers(-30, 60))
def test_what_has_waited_its_time_goes_before_what_has_weeks_left(since: int, due: int) -> None:
    waited, dated = task(since=NOW - since * DAY), task(due=(NOW + due * DAY))
    first = min((waited, dated), key=lambda each: each.presses_at)
    assert (first is waited) == (5 - since <= due - 7)


def test_more_than_one_has_in_mind_are_a_list_of_their_own(
    make_need: MakeNeed, boras: Platform, lead: User
) -> None:
    for n in range(MOST + 2):
        make_need(title=f"Obesvarat {n}")
    found = waiting.found(boras, lead)
    assert (len(found.tasks), found.count) == (MOST, MOST + 2)
    assert [(str(label), number) for label, number, _url in found.more] == [
        ("Behov utan svar", MOST + 2)
    ]
    page = client_of(lead).get("/boras/hem/")
    assert "Nio saker väntar på dig." in text_of(page)
    assert "Behov utan svar: 9" in text_of(page)
    assert client_of(lead).get(found.more[0][2]).status_code == 200


def test_many_of_a_kind_don_t_hide_the_only_one_of_another(
    make_need: MakeNeed, boras: Platform, lead: User
) -> None:
    decided = make_need(title="Vikarier", status="sharpened")
    choose_road(need=decided, by=lead, look_again=timezone.localdate() + DAY, **DECIDED)
    RoadChoice.objects.update(look_again=timezone.localdate())
    for n in range(MOST):
        make_need(title=f"Obesvarat {n}")
    Need.objects.filter(title__startswith="Ob").update(created_at=timezone.now() - 90 * DAY)
    assert len(waits(boras, lead)) == MOST
    assert waits(boras, lead)[-1] == ("Titta igen på", "Vikarier")


def test_a_decision_is_looked_at_again_when_its_day_has_come(
    make_need: MakeNeed, boras: Platform, lead: User, nurse: User, other_lead: User
) -> None:
    need = make_need(title="Vikarier", status="sharpened")
    today = timezone.localdate()
    for _twice in range(2):
        choose_road(need=need, by=lead, look_again=today + DAY, **DECIDED)
    assert waits(boras, lead) == []
    earlier, later = RoadChoice.objects.order_by("at")
    RoadChoice.objects.filter(pk=earlier.pk).update(look_again=today - DAY)
    assert waits(boras, lead) == []  # another has been decided since
    RoadChoice.objects.filter(pk=later.pk).update(look_again=today)
    assert waits(boras, lead) == [("Titta igen på", "Vikarier")]
    assert waits(boras, nurse) == waits(need.platform, other_lead) == []
    close_need(need=Need.objects.get(pk=need.pk), by=lead, **reason())
    assert waits(boras, lead) == []


def reason() -> dict[str, str]:
    return {"reason": "Löst på annat sätt."}


def test_one_kind_takes_as_many_queries_for_many(
    make_need: MakeNeed, boras: Platform, lead: User
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            waiting.found(boras, User.objects.get(pk=lead.pk))
        return len(seen)

    make_need()
    one = queries()
    make_need()
    make_need()
    assert queries() == one


def test_it_is_told_in_english(make_need: MakeNeed, boras: Platform, lead: User) -> None:
    make_need(title="Obesvarat")
    with translation.override("en"):
        (found,) = waiting.found(boras, lead).tasks
        assert (found.title, found.when) == ("Answer", "today")
