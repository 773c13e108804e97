"""A day and a time on a clock in Sweden as one moment, also where the clock is changed."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")


class NoSuchTime(ValueError):
    """The clock goes past it in the night when summer time begins."""


def in_sweden(day: date, at: time) -> datetime:
    """The moment in UTC. Of the hour that comes twice in autumn, the later: nobody is too late by
    having read it as the other one.

    :raises NoSuchTime: between 02 and 03 in the night when summer time begins.
    """
    local = datetime.combine(day, at, tzinfo=SWEDEN).replace(fold=1)
    moment = local.astimezone(UTC)
    if moment.astimezone(SWEDEN).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime(f"{day} {at}")
    return moment
