"""The states of a call and the ways between them."""

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprang.foundation.workflow import Transition, Workflow

from . import rules
from .enums import FINAL
from .enums import CallStatus as Status
from .models import Call


def is_whole(call: Call) -> str | Promise | None:
    if call.closes_at <= timezone.now():
        return _("Sista dagen att svara har varit. Välj en som kommer.")
    if not call.blocks.exists():
        return _("Lägg till minst en fråga i formuläret.")
    if not call.criteria.exists():
        return _("Skriv minst ett kriterium, så att de som svarar vet vad ni bedömer.")
    return None


def has_closed(call: Call) -> str | Promise | None:
    """Nobody reads an answer while another can still be sent or changed."""
    if call.has_closed(timezone.now()):
        return None
    return _("Svaren kan öppnas när tiden att svara har gått ut.")


def all_told(call: Call) -> str | Promise | None:
    if call.answers.sent().exclude(outcome__in=FINAL).exists():
        return _("Ge besked till alla som har svarat först.")
    return None


CALL = Workflow(
    Transition(
        "publish",
        {Status.DRAFT},
        Status.PUBLISHED,
        rules.leads,
        _("Publicera"),
        is_whole,
        said="published",
    ),
    Transition(
        "open",
        {Status.PUBLISHED},
        Status.CLOSED,
        rules.leads_team,
        _("Öppna svaren"),
        has_closed,
        said="answers_opened",
    ),
    Transition(
        "decide",
        {Status.CLOSED},
        Status.DECIDED,
        rules.leads_team,
        _("Avsluta med beslut"),
        all_told,
        said="decided",
    ),
    Transition(
        "cancel",
        {Status.DRAFT, Status.PUBLISHED, Status.CLOSED},
        Status.CANCELLED,
        rules.leads,
        _("Ställ in"),
        said="cancelled",
    ),
)
