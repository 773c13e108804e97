"""Watches among what is hidden, beside another worker, and when they were stopped for a while."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprang.foundation.enums import Role
from sprang.foundation.errors import Refused
from sprang.foundation.journal import readers
from sprang.foundation.models import Entry, Platform, User
from sprang.matching.models import Notice, Watch
from sprang.matching.watching import actions, reading
from sprang.matching.watching.actions import resume_watch, stop_watch, watch_need, watch_words
from sprang.matching.watching.standing import standing_of
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from tests.cast import build_need, build_user

from .conftest import POOL, SUBSTITUTES
from .test_watching import similar, told

pytestmark = pytest.mark.django_db


def test_however_many_hidden_needs_are_like_it(
    own: Need, nurse: User, follow: Any, make_need: Any, make_solution: Any, helsingborg: Platform
) -> None:
    """What the watcher may not see takes no place from what they may."""
    watch_need(need=own, by=nurse)
    text = f"{POOL} Ingen behöver ringa runt efter vikarier varje morgon. {SUBSTITUTES}"
    for number in range(120):
        hidden = {"title": "Vikarier till avdelningen", "text": f"{text} {number}"}
        make_need(helsingborg, by=None, visibility="internal", **hidden)
    follow()
    new = similar(make_solution, helsingborg, visibility="network")
    follow()
    assert told(nurse) == [str(new.uid)]


def test_watches_for_words_hear_on_after_a_replay_beside_another_worker(
    nurse: User, boras: Platform, follow: Any, make_need: Any
) -> None:
    watch_words(words="timvikarie", platform=boras, by=nurse)
    follow()
    reader = reading.WatchReader()
    behind = reader.position()
    reader.reset()
    reading.move_to(behind)  # the other worker is done with the piece that it had
    new = make_need(boras, by=None, text="Vi söker en timvikarie.")
    follow()
    assert told(nurse) == [str(new.uid)]


def test_what_came_while_it_was_stopped_is_not_told_by_a_replay(
    nurse: User, boras: Platform, follow: Any, make_need: Any
) -> None:
    watch = watch_words(words="timvikarie", platform=boras, by=nurse)
    follow()
    stop_watch(watch=watch, by=nurse)
    make_need(boras, by=None, text="Vi söker en timvikarie.")
    follow()
    resume_watch(watch=watch, by=nurse)
    readers.replay("watches")
    assert told(nurse) == []


def test_a_watch_that_finds_much_leaves_room_for_the_others(nurse: User, boras: Platform) -> None:
    quiet = watch_words(words="timvikarie", platform=boras, by=nurse)
    busy = watch_words(words="skift", platform=boras, by=nurse)
    found = [build_need(boras, nurse).uid for _ in range(4)]
    Notice.objects.create(watch=quiet, kind="need", found=found[0])
    Notice.objects.bulk_create(
        Notice(watch=busy, kind="need", found=uid)
        for uid in [*found, *(uuid4() for _ in range(200))]
    )
    shown = {each.watch.pk: len(each.told) for each in standing_of(nurse, boras)}
    assert shown[quiet.pk] == 1


def test_many_watches_take_no_more_queries(
    own: Need, vard: Unit, boras: Platform, follow: Any, make_solution: Any, helsingborg: Platform
) -> None:
    """Nor do many new things: what each owner may see is asked of all at once."""
    taken, told = [], []
    for people, things in ((1, 1), (2, 1), (27, 1), (0, 3)):
        emails = [f"{people}.{number}@boras.example" for number in range(people)]
        watching(own, [build_user(each, Role.MEMBER, vard) for each in emails])
        new = [similar(make_solution, helsingborg).uid for _ in range(things)]
        follow()
        Notice.objects.all().delete()
        entries = list(Entry.objects.filter(subject_uid__in=new))
        with CaptureQueriesContext(connection) as queries:
            told.append(len(list(reading.notices(entries))))
        taken.append(len(queries))
    assert taken == [taken[0]] * 4
    assert told == [2, 6, 60, 180]


def watching(need: Need, people: list[User]) -> None:
    """Each for a word and for the need."""
    for user in people:
        watch_words(words="vikarier", platform=need.platform, by=user)
        watch_need(need=need, by=user)


def test_a_replay_leaves_since_when_it_looks(
    nurse: User, boras: Platform, follow: Any, make_need: Any
) -> None:
    """Also where it comes to the first beginning before the second has been read."""
    watch = watch_words(words="timvikarie", platform=boras, by=nurse)
    follow()
    stop_watch(watch=watch, by=nurse)
    make_need(boras, by=None, text="Vi söker en timvikarie.")
    resume_watch(watch=watch, by=nurse)
    reading.WatchReader().reset()
    follow()
    assert told(nurse) == []
    new = make_need(boras, by=None, text="Vi söker en timvikarie till.")
    follow()
    assert told(nurse) == [str(new.uid)]


def test_who_has_as_many_as_one_may_have_resumes_none(
    nurse: User, boras: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_WATCHES", 1)
    old = watch_words(words="skift", platform=boras, by=nurse)
    stop_watch(watch=old, by=nurse)
    watch_words(words="timvikarie", platform=boras, by=nurse)
    with pytest.raises(Refused):
        resume_watch(watch=old, by=nurse)
    assert not Watch.objects.get(pk=old.pk).is_standing


@pytest.mark.parametrize("words", ["upphandling", "brister upphandling"])
def test_words_that_end_like_english_ones_are_swedish_too(
    words: str, nurse: User, follow: Any, make_need: Any, boras: Platform
) -> None:
    watch_words(words=words, platform=boras, by=nurse)
    follow()
    new = make_need(by=None, text="Vår upphandling av tolkar har brister, och ingen vet varför.")
    make_need(by=None, text="Vår tolk har semester, och ingen vet var listan ligger.")
    follow()
    assert told(nurse) == [str(new.uid)]


def test_what_the_index_reads_meanwhile_is_not_passed_over(
    nurse: User, make_need: Any, boras: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It moves on between two looks: from before the watch began to after all that came."""
    readers.run_all()
    before = reading.read_by_the_index()
    watch_words(words="vikarier", platform=boras, by=nurse)
    new = make_need(by=None, text=SUBSTITUTES)
    readers.follow("search-index")
    last = readers.after(before)[-1].seq
    seen = iter([before, *[last] * 9])
    monkeypatch.setattr(reading, "read_by_the_index", lambda: next(seen))
    readers.follow("watches")
    monkeypatch.undo()
    readers.follow("watches")
    assert told(nurse) == [str(new.uid)]
