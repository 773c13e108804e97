"""Letters that the mail server doesn't take. No addresses: they are people's own."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.utils import timezone

from sprang.dialogue.models import Letter
from sprang.matching.models import WatchLetter

from .finding import Finding, note, ok

PATIENCE, LATELY = timedelta(days=1), timedelta(days=7)
MAIL = "See that the mail server in SPRANG_MAIL takes mail from SPRANG_MAIL_FROM."
ADDRESSES = "Those whose they are see it on their page. If they are many: " + MAIL


def letters_go() -> Iterator[Finding]:
    now = timezone.now()
    found = [*_waiting(now - PATIENCE), *_given_up(now - LATELY)]
    yield from found or [ok("letters", "None has waited for more than a day.")]


def _waiting(before: datetime) -> Iterator[Finding]:
    watches = WatchLetter.objects.filter(begun_at__lt=before, user__is_active=True)
    news = Letter.objects.filter(begun_at__lt=before, ended_at=None)
    begun = [rows.aggregate(n=Count("pk"), first=Min("begun_at")) for rows in (watches, news)]
    if number := sum(each["n"] for each in begun):
        since = min(each["first"] for each in begun if each["first"])
        says = f"{number} not taken by the mail server, the first since {_told(since)}."
        yield note("letters", says, MAIL)


def _given_up(after: datetime) -> Iterator[Finding]:
    rows = WatchLetter.objects.filter(failed_at__gte=after)
    how = WatchLetter.Failure
    if came_back := rows.filter(failure=how.REFUSED).count():
        yield note("letters", f"{came_back} came back in the last week.", ADDRESSES)
    if late := rows.filter(failure=how.LATE).count():
        yield note("letters", f"{late} given up after a week of trying, in the last week.", MAIL)
    news = Letter.objects.filter(outcome=Letter.Outcome.GIVEN_UP, ended_at__gte=after)
    if number := news.count():
        yield note("letters", f"{number} about news given up in the last week.", ADDRESSES)


def _told(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
