"""What keeps looking finds what is new and strong, tells it once, and only to those who may see."""

from collections.abc import Callable
from typing import Any

import pytest

from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.journal import readers
from sprang.foundation.models import Platform, ReaderCursor, User
from sprang.matching.index import store
from sprang.matching.index.searching import snapshot
from sprang.matching.models import Notice, Watch
from sprang.matching.question import NONE
from sprang.matching.searchables import searchable_of
from sprang.matching.watching import checking, reading
from sprang.matching.watching.actions import (
    resume_watch,
    stop_watch,
    watch_need,
    watch_profile,
    watch_words,
)
from sprang.matching.watching.candidates import New, candidates
from sprang.needs.actions import edit_need
from sprang.needs.models import Need
from sprang.organisations.models import Organisation
from sprang.solutions.models import Solution

from .conftest import GAUGES, GULLIES, POOL, SUBSTITUTES

pytestmark = pytest.mark.django_db


def told(user: User) -> list[str]:
    return sorted(str(uid) for uid in _notices(user))


def _notices(user: User) -> Any:
    return Notice.objects.filter(watch__user=user).values_list("found", flat=True)


def similar(make_solution: Callable[..., Solution], where: Platform, **given: Any) -> Solution:
    text = f"{POOL} Ingen behöver ringa runt efter vikarier varje morgon. {SUBSTITUTES}"
    values = {"title": "Vikarier till avdelningen", "text": text, "visibility": "network"}
    return make_solution(where, **(values | given))


def test_what_is_new_and_strong_is_told_once(
    own: Need,
    nurse: User,
    follow: Callable[[], int],
    make_solution: Callable[..., Solution],
    helsingborg: Platform,
) -> None:
    similar(make_solution, helsingborg, title="Vikarier, en äldre lösning")
    follow()
    watch_need(need=own, by=nurse)
    follow()
    assert told(nurse) == []
    new = similar(make_solution, helsingborg)
    make_solution(helsingborg, title="Givare i brunnar", text=GAUGES, visibility="network")
    follow()
    follow()
    assert told(nurse) == [str(new.uid)]


def test_what_shares_no_word_is_asked_about_for_its_meaning(
    own: Need, nurse: User, follow: Callable[[], int], make_need: Any, helsingborg: Platform
) -> None:
    watch = watch_need(need=own, by=nurse)
    text = (
        "Every morning we phone around for substitute staff to the ward. It takes an hour, and "
        "residents with dementia get anxious about unfamiliar faces."
    )
    english = make_need(helsingborg, title="Substitutes", text=text, visibility="network")
    other = make_need(helsingborg, title="Drains", text="Leaves clog the drains in the street.")
    follow()
    news = [New(searchable_of("need"), one, 10**6) for one in (english, other)]
    assert list(candidates(snapshot(store()), news, NONE)) == [(watch, news[0])]


@pytest.mark.parametrize(
    ("words", "text", "is_told"),
    [
        ("timvikarie skola", "En timvikarie i skolan", True),
        ("timvikarie skola", "En vikarie per timme i skolan", True),
        ("timvikarie skola", "En vikarie i skolan", False),
        ("timvikarie skola", "En timvikarie", False),
        ("timvikarie vikarie", "Timvikarien är ingen fast vikarie", True),
    ],
)
def test_words_are_all_there_whole_or_in_their_parts(
    nurse: User, follow: Any, make_need: Any, boras: Platform, words: str, text: str, is_told: bool
) -> None:
    watch_words(words=words, platform=boras, by=nurse)
    follow()
    made = make_need(boras, by=None, title="Vem kommer", text=text)
    follow()
    assert told(nurse) == ([str(made.uid)] if is_told else [])


def test_a_change_is_news_for_a_watch_that_did_not_have_it(
    own: Need, nurse: User, lead: User, follow: Any, make_need: Any, boras: Platform
) -> None:
    other = make_need(boras, by=lead, text=GULLIES)
    watch_need(need=own, by=nurse)
    follow()
    edit_need(need=other, by=lead, title="Vikarier", text=SUBSTITUTES)
    follow()
    assert told(nurse) == [str(other.uid)]


def test_read_again_from_the_beginning_nothing_is_told_twice(
    own: Need, nurse: User, follow: Any, make_solution: Any, helsingborg: Platform
) -> None:
    old = similar(make_solution, helsingborg, title="Vikarier, en äldre lösning")
    watch_need(need=own, by=nurse)
    new = similar(make_solution, helsingborg)
    follow()
    before = list(Notice.objects.values_list("pk", "at"))
    assert told(nurse) == [str(new.uid)] != [str(old.uid)]
    readers.replay("watches")
    assert list(Notice.objects.values_list("pk", "at")) == before


def test_a_kill_before_the_cursor_moved_tells_nothing_twice(
    own: Need,
    nurse: User,
    follow: Any,
    make_solution: Any,
    helsingborg: Platform,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watch_need(need=own, by=nurse)
    follow()
    new, at = similar(make_solution, helsingborg), ReaderCursor.objects.get(name="watches").seq

    def killed(_seq: int) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(reading, "move_to", killed)
        with pytest.raises(SystemExit):
            follow()
    assert told(nurse) == []
    assert ReaderCursor.objects.get(name="watches").seq == at
    follow()
    assert told(nurse) == [str(new.uid)]


def test_it_never_runs_ahead_of_the_index(
    own: Need, nurse: User, follow: Any, make_solution: Any, helsingborg: Platform
) -> None:
    watch_need(need=own, by=nurse)
    follow()
    new = similar(make_solution, helsingborg)
    assert (readers.follow("watches"), told(nurse)) == (1, [])
    assert readers.lag_of("watches") > 0
    follow()
    assert (readers.lag_of("watches"), told(nurse)) == (0, [str(new.uid)])


def test_only_what_the_watcher_may_see(
    own: Need,
    nurse: User,
    teacher: User,
    outsider: User,
    follow: Any,
    make_solution: Any,
    boras: Platform,
    helsingborg: Platform,
) -> None:
    for who in (nurse, outsider):
        watch_words(words="vikarier", platform=boras, by=who)
    follow()
    inside = similar(make_solution, helsingborg, visibility="internal")
    similar(make_solution, helsingborg, visibility="draft", title="Vikarier, ett utkast")
    follow()
    assert (told(nurse), told(outsider)) == ([], [str(inside.uid)])


def test_not_ones_own_and_not_the_need_itself(
    own: Need, nurse: User, lead: User, follow: Any, boras: Platform, make_need: Any
) -> None:
    watch_need(need=own, by=nurse)
    watch_need(need=own, by=lead)
    follow()
    edit_need(need=own, by=lead, text=f"{SUBSTITUTES} Det är dyrt.")
    mine = make_need(boras, by=nurse, text=SUBSTITUTES)
    edit_need(need=mine, by=lead, text=f"{SUBSTITUTES} Varje dag.")
    follow()
    assert (told(nurse), told(lead)) == ([], [str(mine.uid)])


def test_a_profile_looks_for_needs(
    startup: Organisation,
    partner: User,
    noise: Any,
    follow: Any,
    make_need: Any,
    make_solution: Any,
    boras: Platform,
    helsingborg: Platform,
) -> None:
    watch_profile(organisation=startup, platform=boras, by=partner)
    follow()
    text = "Vi behöver vikarier som känner huset. Telefonlistan med vikarier är gammal, och de "
    text += "boende känner inte den vikarie som kommer. En tjänst som frågar vikarier saknas."
    fits = make_need(helsingborg, text=text, visibility="network")
    make_need(helsingborg, text=GULLIES, visibility="network")
    similar(make_solution, helsingborg)
    follow()
    assert told(partner) == [str(fits.uid)]


def test_a_search_wants_all_its_words_and_its_kind(
    nurse: User, follow: Any, make_need: Any, make_solution: Any, boras: Platform
) -> None:
    watch_words(words="vikarier demens", platform=boras, by=nurse, kind="need")
    follow()
    both = make_need(boras, by=None, text=SUBSTITUTES)
    make_need(boras, by=None, text="Vikarier saknas i skolan.")
    similar(make_solution, boras)
    follow()
    assert told(nurse) == [str(both.uid)]


def test_a_search_at_home_finds_nothing_elsewhere(
    nurse: User, follow: Any, make_need: Any, boras: Platform, helsingborg: Platform
) -> None:
    watch_words(words="vikarier", platform=boras, by=nurse, only_here=True)
    follow()
    make_need(helsingborg, by=None, text=SUBSTITUTES, visibility="public")
    here = make_need(boras, by=None, text=SUBSTITUTES, visibility="public")
    follow()
    assert told(nurse) == [str(here.uid)]


def test_stopped_it_is_silent_and_begins_again(
    own: Need, nurse: User, teacher: User, follow: Any, make_solution: Any, helsingborg: Platform
) -> None:
    watch = watch_need(need=own, by=nurse)
    with pytest.raises(NotAllowed):
        stop_watch(watch=watch, by=teacher)
    stop_watch(watch=watch, by=nurse)
    similar(make_solution, helsingborg, title="Vikarier medan ingen såg")
    follow()
    assert told(nurse) == []
    resume_watch(watch=watch, by=nurse)
    new = similar(make_solution, helsingborg)
    follow()
    assert told(nurse) == [str(new.uid)]


def test_the_same_watch_is_one(own: Need, nurse: User, boras: Platform) -> None:
    first = watch_need(need=own, by=nurse)
    assert watch_need(need=own, by=nurse) == first
    watch_words(words="  vikarier ", platform=boras, by=nurse)
    watch_words(words="vikarier", platform=boras, by=nurse)
    assert Watch.objects.filter(user=nurse).count() == 2
    stop_watch(watch=first, by=nurse)
    assert watch_need(need=own, by=nurse).is_standing


def test_who_may_not(make_need: Any, nurse: User, helsingborg: Platform, boras: Platform) -> None:
    hidden = make_need(helsingborg, visibility="internal")
    with pytest.raises(NotAllowed):
        watch_need(need=hidden, by=nurse)
    for words in ("", "  ", "och"):
        with pytest.raises(BadInput):
            watch_words(words=words, platform=boras, by=nurse)
    with pytest.raises(BadInput):
        watch_words(words="vikarier", platform=boras, by=nurse, kind="secret")
    assert not Watch.objects.exists()


def test_many_watches_are_not_all_asked(
    own: Need,
    nurse: User,
    follow: Any,
    make_solution: Any,
    boras: Platform,
    helsingborg: Platform,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watch_need(need=own, by=nurse)
    topics = ("hissar", "bygglov", "cykelvägar", "skolskjuts", "matsalar", "altaner", "brunnar")
    for topic in topics:
        watch_words(words=topic, platform=boras, by=nurse)
    follow()
    asked: list[str] = []
    real = checking._is_strong

    def counting(finder: Any, best: Any, what: Any) -> bool:
        asked.append(what.text[:20])
        return real(finder, best, what)

    monkeypatch.setattr(checking, "_is_strong", counting)
    similar(make_solution, helsingborg)
    follow()
    assert len(asked) == 1
