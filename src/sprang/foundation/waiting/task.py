"""One thing to do: how much it presses, and how one says when."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

BEFORE = timedelta(days=7)
PROMISED = timedelta(days=5)
"""Within this time the author has been promised that somebody reads."""


@dataclass(frozen=True)
class Task:
    """One thing to do. `due` is the last day or moment, `since` when it began to wait; it has one
    of them. `record` is what it is about, where that stands on a step of the journey."""

    title: str
    quote: str
    text: str
    url: str
    action: str
    due: date | datetime | None = None
    since: datetime | None = None
    language: str = ""
    record: Any = None
    is_second: bool = False
    """Its button is not the first that one should press."""

    @property
    def presses_at(self) -> datetime:
        return moment(self.due) - BEFORE if self.due else (self.since or timezone.now()) + PROMISED

    @property
    def is_pressing(self) -> bool:
        return self.presses_at <= timezone.now()

    @property
    def when(self) -> str:
        return until(self.due) if self.due else since(self.since)


def moment(at: date | datetime) -> datetime:
    """A day lasts until it is over."""
    if isinstance(at, datetime):
        return at
    return timezone.make_aware(datetime.combine(at, time.max))


def until(at: date | datetime) -> str:
    day = timezone.localdate(at) if isinstance(at, datetime) else at
    days = (day - timezone.localdate()).days
    if days < 0:
        return ngettext("%(n)d dag försenad", "%(n)d dagar försenad", -days) % {"n": -days}
    if not days:
        return _("senast i dag") if moment(at) >= timezone.now() else _("tiden gick ut i dag")
    if days == 1:
        return _("senast i morgon")
    return ngettext("%(n)d dag kvar", "%(n)d dagar kvar", days) % {"n": days}


def since(at: datetime | None) -> str:
    days = (timezone.localdate() - timezone.localdate(at)).days if at else 0
    if days <= 0:
        return _("i dag")
    return ngettext("sedan i går", "sedan %(n)d dagar", days) % {"n": days}
