"""The states of a room and the ways between them."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation.workflow import Transition, Workflow

from . import rules
from .enums import RoomStatus as Status

ROOM = Workflow(
    Transition(
        "archive", {Status.OPEN}, Status.ARCHIVED, rules.leads, _("Arkivera"), said="archived"
    ),
    Transition("open", {Status.ARCHIVED}, Status.OPEN, rules.leads, _("Öppna"), said="opened"),
)
