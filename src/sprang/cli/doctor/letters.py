"""Letters about watches that the mail server doesn't take. No addresses: they are people's own."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Min
from django.utils import timezone

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
    rows = WatchLetter.objects.filter(begun_at__lt=before, user__is_active=True)
    since = rows.aggregate(first=Min("begun_at"))["first"]
    if since:
        says = f"{rows.count()} not taken by the mail server, the first since {_told(since)}."
        yield note("letters", says, MAIL)


def _given_up(after: datetime) -> Iterator[Finding]:
    rows = WatchLetter.objects.filter(failed_at__gte=after)
    how = WatchLetter.Failure
    if came_back := rows.filter(failure=how.REFUSED).count():
        yield note("letters", f"{came_back} came back in the last week.", ADDRESSES)
    if late := rows.filter(failure=how.LATE).count():
        yield note("letters", f"{late} given up after a week of trying, in the last week.", MAIL)


def _told(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
