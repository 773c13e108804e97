"""Letters that a mail server does not take: how often they are tried, and who is told."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.conf import LazySettings

from sprang.cli.doctor import letters as doctor
from sprang.foundation.models import Platform, User
from sprang.matching.models import Notice, WatchLetter
from sprang.matching.watching import letters, tries
from sprang.matching.watching.actions import choose_letters, watch_words
from sprang.needs.models import Need
from sprang.site.account.own_data import gathered
from tests.cast import build_need, client_of

from .post_office import PostOffice, post_office
from .test_letters import NOON

pytestmark = pytest.mark.django_db
LIST = "/boras/bevakningar/"
A_MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)
NO_SUCH = "550 5.1.1 No such user here"
MINUTES = [0, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 4000, 5440, 6880, 8320, 9760, 10080]
"""When a letter is tried: waits that double to a day, the last a week after the first."""


@pytest.fixture
def office(settings: LazySettings) -> Iterator[PostOffice]:
    with post_office(settings) as office:
        yield office


def letter_of(user: User) -> WatchLetter:
    return WatchLetter.objects.get(user=user)


def something_new(user: User, platform: Platform, lead: User, title: str = "Vikarier") -> Need:
    """What the watch of the person has found."""
    watch = watch_words(words="vikarier", platform=platform, by=user)
    need = build_need(platform, lead, visibility="public", title=title)
    Notice.objects.create(watch=watch, kind="need", found=need.uid)
    return need


def ids(office: PostOffice) -> list[str]:
    return [str(each["Message-ID"]) for each in office.taken]


def page_of(user: User, path: str = LIST) -> str:
    return " ".join(client_of(user).get(path).content.decode().split())


def test_taken_by_a_real_server(office: PostOffice, found: Need, nurse: User) -> None:
    assert (letters.send_due(NOON), letters.send_due(NOON)) == (1, 0)
    (taken,) = office.taken
    assert taken["To"] == nurse.email
    assert letter_of(nurse).last_at == NOON


class TestHowOften:
    def test_waits_double_to_a_day_and_end_after_a_week(
        self, office: PostOffice, found: Need, nurse: User
    ) -> None:
        office.data = "451 4.3.0 Try again later"
        at, tried = NOON, []
        while letter_of(nurse).failure == "" and len(tried) < 30:
            assert letters.send_due(at) == 0
            tried.append((at - NOON) // A_MINUTE)
            assert len(office.taken) == len(tried)
            at = letter_of(nurse).again_at or at
            letters.send_due(at - A_MINUTE)
            assert len(office.taken) == len(tried), "not before"
        assert tried == MINUTES
        assert len(set(ids(office))) == 1
        last = NOON + timedelta(days=7)
        kept = letter_of(nurse)
        assert (kept.failure, kept.failed_to, kept.failed_at) == ("late", nurse.email, last)
        assert (kept.begun_at, kept.last_at, kept.again_at) == (None, None, last + A_DAY)
        assert letters.send_due(last + A_DAY) == 0
        assert len(office.taken) == len(tried), "what it told of is told on the page alone"
        assert found.title in page_of(nurse)
        assert Notice.objects.get().read_at is None

    def test_it_goes_when_it_is_taken_at_last(
        self, office: PostOffice, found: Need, nurse: User
    ) -> None:
        office.data = "451 4.3.0 Try again later"
        assert [letters.send_due(NOON + n * A_MINUTE) for n in MINUTES[:-1]] == [0] * 15
        office.data = "250 taken"
        assert letters.send_due(NOON + MINUTES[-1] * A_MINUTE) == 1
        assert len(office.taken) == 16
        assert len(set(ids(office))) == 1
        kept = letter_of(nurse)
        assert (kept.failure, kept.begun_at, kept.again_at) == ("", None, None)

    def test_who_is_killed_again_and_again_waits_as_long(
        self, office: PostOffice, found: Need, nurse: User, monkeypatch: Any
    ) -> None:
        def killed(*_given: Any) -> None:
            raise SystemExit

        monkeypatch.setattr(tries, "sent", killed)
        for minute in range(80):
            with suppress(SystemExit):
                letters.send_due(NOON + minute * A_MINUTE)
        assert len(office.taken) == 4
        monkeypatch.undo()
        assert letters.send_due(NOON + 80 * A_MINUTE) == 1
        assert len(set(ids(office))) == 1, "it came five times, and is one letter"


LATER, NEVER = "", "refused"


class TestForGood:
    @pytest.mark.parametrize(
        ("which", "said", "failure"),
        [
            ("rcpt", NO_SUCH, NEVER),
            ("rcpt", "550 No such user here", NEVER),
            ("rcpt", "450 4.2.1 Greylisted", LATER),
            ("rcpt", "421 4.3.2 Closing", LATER),
            ("rcpt", "554 5.7.1 Relay access denied", LATER),
            ("data", "552 5.3.4 Message too big", NEVER),
            ("data", "452 4.3.1 Disk full", LATER),
            ("greeting", "421 4.3.2 Closing", LATER),
            ("greeting", "554 5.3.2 No mail here", LATER),
        ],
    )
    def test_what_a_server_says(
        self, office: PostOffice, found: Need, nurse: User, which: str, said: str, failure: str
    ) -> None:
        setattr(office, which, {nurse.email: said} if which == "rcpt" else said)
        assert letters.send_due(NOON) == 0
        kept = letter_of(nurse)
        assert (kept.failure, kept.begun_at is None) == (failure, failure == NEVER)

    def test_the_next_letter_waits_for_a_day(
        self, office: PostOffice, found: Need, nurse: User, lead: User, boras: Platform
    ) -> None:
        choose_letters(user=nurse, how="at_once")
        office.rcpt[nurse.email] = NO_SUCH
        letters.send_due(NOON)
        something_new(nurse, boras, lead, "Nya vikarier")
        assert letters.send_due(NOON + A_DAY - A_MINUTE) == 0
        assert office.asked == [nurse.email]
        office.rcpt.clear()
        assert letters.send_due(NOON + A_DAY) == 1
        (taken,) = office.taken
        assert "Nya vikarier" in str(taken.get_payload(decode=True), "utf-8")
        assert found.title not in str(taken.get_payload(decode=True), "utf-8")
        assert letter_of(nurse).failure == ""

    def test_a_kill_before_it_is_given_up_loses_nothing(
        self, office: PostOffice, found: Need, nurse: User, monkeypatch: Any
    ) -> None:
        def killed(*_given: Any) -> None:
            raise SystemExit

        office.rcpt[nurse.email] = NO_SUCH
        with monkeypatch.context() as patch, suppress(SystemExit):
            patch.setattr(tries, "failed", killed)
            letters.send_due(NOON)
        assert letter_of(nurse).begun_at == NOON
        office.rcpt.clear()
        assert letters.send_due(NOON + tries.HELD) == 1

    def test_who_was_overtaken_ends_nothing(
        self, office: PostOffice, found: Need, nurse: User
    ) -> None:
        """A worker that slept through its time; another has sent the letter and begun the next."""
        letter = letter_of(nurse)
        WatchLetter.objects.update(begun_at=NOON + A_DAY)
        late = SMTPServerDisconnected()
        tries.failed(letter, NOON, late, NOON + tries.GIVEN_UP)
        tries.sent(letter, NOON, NOON)
        kept = letter_of(nurse)
        assert (kept.begun_at, kept.failure, kept.last_at) == (NOON + A_DAY, "", None)


class TestTheOthers:
    @pytest.fixture
    def three(
        self, found: Need, nurse: User, teacher: User, expert: User, lead: User, boras: Platform
    ) -> list[User]:
        for each in (teacher, expert):
            something_new(each, boras, lead)
        return [nurse, teacher, expert]

    def test_one_that_is_refused_holds_up_no_other(
        self, office: PostOffice, three: list[User]
    ) -> None:
        office.rcpt[three[0].email] = NO_SUCH
        assert letters.send_due(NOON) == 2
        assert office.asked == [each.email for each in three]

    @pytest.mark.parametrize("greeting", ["421 4.3.2 Closing", "554 5.3.2 No mail here"])
    def test_a_server_that_is_away_is_asked_once_in_a_round(
        self, office: PostOffice, three: list[User], greeting: str
    ) -> None:
        """Each of a hundred letters would take half a minute to find out."""
        office.greeting = greeting
        assert letters.send_due(NOON) == 0
        assert [letter_of(each).again_at for each in three] == [NOON + tries.HELD, None, None]
        office.greeting = PostOffice.greeting
        assert letters.send_due(NOON + A_MINUTE) == 2
        assert letters.send_due(NOON + tries.HELD) == 1

    def test_nobody_there_at_all(self, settings: LazySettings, three: list[User]) -> None:
        with post_office(settings) as office:
            pass
        assert letters.send_due(NOON) == 0
        assert (office.asked, letter_of(three[0]).begun_at) == ([], NOON)
        assert [letter_of(each).begun_at for each in three[1:]] == [None, None]


class TestThePage:
    @pytest.fixture
    def refused(self, office: PostOffice, found: Need, nurse: User) -> User:
        office.rcpt[nurse.email] = NO_SUCH
        letters.send_due(NOON)
        return nurse

    def test_it_says_what_to_do(self, refused: User, teacher: User) -> None:
        told = page_of(refused)
        assert "Brev till nurse@boras.example kommer tillbaka. Stämmer adressen?" in told
        assert '<a href="/konto/email/">Se din e-postadress</a>' in told
        assert "kommer tillbaka" not in page_of(teacher)

    def test_what_could_not_be_sent_in_a_week(self, found: Need, nurse: User) -> None:
        letter = letter_of(nurse)
        WatchLetter.objects.update(begun_at=NOON)
        tries.failed(letter, NOON, SMTPServerDisconnected(), NOON + tries.GIVEN_UP)
        assert "Ett brev till nurse@boras.example gick inte att skicka på en vecka." in page_of(
            nurse
        )

    def test_it_is_gone_with_another_address_or_a_letter_that_went(
        self, refused: User, office: PostOffice, lead: User, boras: Platform
    ) -> None:
        something_new(refused, boras, lead)
        User.objects.filter(pk=refused.pk).update(email="right@boras.example")
        assert "kommer tillbaka" not in page_of(User.objects.get(pk=refused.pk))
        User.objects.filter(pk=refused.pk).update(email=refused.email)
        assert "kommer tillbaka" in page_of(refused)
        office.rcpt.clear()
        assert letters.send_due(NOON + A_DAY) == 1
        assert "kommer tillbaka" not in page_of(refused)

    def test_who_wants_no_letters_is_not_bothered(self, refused: User) -> None:
        choose_letters(user=refused, how="never")
        assert "kommer tillbaka" not in page_of(refused)

    def test_what_is_kept_of_it_is_taken_along(self, refused: User) -> None:
        (kept,) = gathered(refused)["letters"]
        assert (kept["failure"], kept["failed_to"]) == ("refused", refused.email)


class TestDoctor:
    def says(self, monkeypatch: pytest.MonkeyPatch, now: datetime) -> list[tuple[str, str]]:
        monkeypatch.setattr(doctor.timezone, "now", lambda: now)
        return [(each.state.value, each.says) for each in doctor.letters_go()]

    def test_those_that_wait_for_more_than_a_day(
        self, found: Need, nurse: User, teacher: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        WatchLetter.objects.filter(user=nurse).update(begun_at=NOON)
        WatchLetter.objects.create(user=teacher, begun_at=NOON + A_MINUTE)
        ok = [("ok", "None has waited for more than a day.")]
        assert self.says(monkeypatch, NOON + A_DAY) == ok
        said = "{} not taken by the mail server, the first since 2026-03-10 12:00."
        one = self.says(monkeypatch, NOON + A_DAY + A_MINUTE / 2)
        assert one == [("note", said.format(1))]
        two = self.says(monkeypatch, NOON + A_DAY + 2 * A_MINUTE)
        assert two == [("note", said.format(2))]
        User.objects.update(is_active=False)
        assert self.says(monkeypatch, NOON + 2 * A_DAY) == ok

    def test_those_that_came_back_or_were_given_up(
        self, found: Need, nurse: User, teacher: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = {"failed_at": NOON, "failed_to": nurse.email}
        WatchLetter.objects.filter(user=nurse).update(failure="refused", **told)
        WatchLetter.objects.create(user=teacher, failure="late", **told)
        assert self.says(monkeypatch, NOON + timedelta(days=7)) == [
            ("note", "1 came back in the last week."),
            ("note", "1 given up after a week of trying, in the last week."),
        ]
        assert self.says(monkeypatch, NOON + timedelta(days=7, minutes=1)) == [
            ("ok", "None has waited for more than a day.")
        ]
