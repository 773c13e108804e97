"""The deadline: by a Swedish clock, to the second, and nothing that was written is lost."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from sprang.core.deadlines import NoSuchTime, in_sweden
from sprang.foundation.errors import Refused
from sprang.needs.calls import actions
from sprang.needs.calls.models import Answer, Call

from .making import World

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2027, 3, 27), datetime(2027, 3, 27, 22, 59, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 21, 59, tzinfo=UTC)),
        (date(2027, 10, 30), datetime(2027, 10, 30, 21, 59, tzinfo=UTC)),
        (date(2027, 10, 31), datetime(2027, 10, 31, 22, 59, tzinfo=UTC)),
    ],
)
def test_a_minute_to_midnight_in_sweden(day: date, utc: datetime) -> None:
    """The day before summer time and winter time begin, and the day they do."""
    assert in_sweden(day, time(23, 59)) == utc


def test_a_time_that_the_clock_skips_is_no_deadline() -> None:
    with pytest.raises(NoSuchTime):
        in_sweden(date(2027, 3, 28), time(2, 30))


def test_of_the_hour_that_comes_twice_the_later_is_meant() -> None:
    assert in_sweden(date(2027, 10, 31), time(2, 30)) == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31), date(2027, 6, 15)])
def test_one_second_late_is_refused_and_kept_as_a_draft(world: World, day: date) -> None:
    closes_at = in_sweden(day, time(23, 59))
    Call.objects.filter(pk=world.call.pk).update(closes_at=closes_at)
    answer = world.answer(0, "Vi lyssnar på brunnen.", send=False)
    person = world.people[0]
    sent = actions.send_answer(answer=answer, by=person, clock=lambda: closes_at)
    assert sent.sent == {world.block["Vad gör ni?"]: "Vi lyssnar på brunnen."}
    later = {world.block["Vad gör ni?"]: "Vi lyssnar och mäter."}
    actions.save_answer(answer=answer, by=person, values=later)
    with pytest.raises(Refused, match="Tiden att svara har gått ut"):
        actions.send_answer(answer=answer, by=person, clock=lambda: closes_at + SECOND)
    kept = Answer.objects.get(pk=answer.pk)
    assert kept.content == later
    assert kept.sent == sent.sent


def test_what_comes_late_through_the_form_stands_there_as_a_draft(world: World) -> None:
    from tests.cast import client_of

    answer = world.answer(0, "Först.", send=False)
    Call.objects.filter(pk=world.call.pk).update(
        closes_at=datetime(2020, 1, 1, tzinfo=UTC), opens_at=None
    )
    key = world.block["Vad gör ni?"]
    path = f"/boras/utlysningar/{world.call.reference}/svar/"
    told = client_of(world.people[0]).post(path, {key: "För sent men bra.", "do": "send"})
    assert told.status_code == 409
    assert "Det ni skrev finns kvar här som utkast" in told.content.decode()
    assert "För sent men bra." in told.content.decode()
    kept = Answer.objects.get(pk=answer.pk)
    assert kept.content[key] == "För sent men bra."
    assert kept.sent is None


def test_it_can_be_changed_and_taken_back_until_then(world: World) -> None:
    answer, person = world.answer(0, "Ett."), world.people[0]
    values = {world.block["Vad gör ni?"]: "Två."}
    actions.save_answer(answer=answer, by=person, values=values)
    assert Answer.objects.get(pk=answer.pk).is_changed
    assert actions.send_answer(answer=answer, by=person).sent == values
    taken = actions.withdraw_answer(answer=answer, by=person)
    assert (taken.sent, taken.sent_at, taken.content) == (None, None, values)
    closes_at = world.call.closes_at
    actions.send_answer(answer=answer, by=person)
    with pytest.raises(Refused):
        actions.withdraw_answer(answer=answer, by=person, clock=lambda: closes_at + SECOND)
    assert Answer.objects.get(pk=answer.pk).sent == values


def test_the_team_cannot_open_before_it(world: World) -> None:
    world.answer(0, "Ett.")
    with pytest.raises(Refused, match="när tiden att svara har gått ut"):
        actions.open_answers(call=world.call, by=world.lead)
