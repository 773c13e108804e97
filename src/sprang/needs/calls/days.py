"""The days of a call, as the leap line shows them."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sprang.core.deadlines import SWEDEN

from .enums import CallStatus
from .models import Call


def clock(moment: datetime) -> str:
    """ "18 december kl. 23.59", by Swedish clocks."""
    local = localtime(moment, SWEDEN)
    said = {"day": date_format(local, "j F Y"), "time": local.strftime("%H.%M")}
    return _("%(day)s kl. %(time)s") % said


def days_of(call: Call, now: datetime) -> list[dict[str, str]]:
    """Opened, closes, judged, decided; made of the call alone."""
    ended = call.status == CallStatus.DECIDED
    opened = call.status != CallStatus.DRAFT and (not call.opens_at or call.opens_at <= now)
    closed = opened and call.has_closed(now)
    opens = date_format(localtime(call.opens_at, SWEDEN), "j F") if call.opens_at else ""
    steps = [
        (_("Öppnar"), opens, opened),
        (_("Svar senast"), clock(call.closes_at), closed),
        (_("Svaren bedöms"), "", ended),
        (_("Besked till alla"), "", ended),
    ]
    first = next((n for n, (_label, _note, done) in enumerate(steps) if not done), len(steps))
    return [
        {"label": label, "note": note, "state": _state(n, first, call)}
        for n, (label, note, _done) in enumerate(steps)
    ]


def _state(n: int, first: int, call: Call) -> str:
    if n < first:
        return "done"
    if n > first:
        return "later"
    return "stopped" if call.status == CallStatus.CANCELLED else "now"
