"""Verbs on partnerships."""

from .agreements import add_agreement, change_agreement
from .contacts import add_contact
from .contributions import change_contribution, note_as_made, promise
from .files import MOST as MOST_FILES
from .files import attach_all, attach_to_agreement, drop_from_agreement
from .removing import remove
from .words import change_partnership

__all__ = [
    "MOST_FILES",
    "add_agreement",
    "add_contact",
    "attach_all",
    "attach_to_agreement",
    "change_agreement",
    "change_contribution",
    "change_partnership",
    "drop_from_agreement",
    "note_as_made",
    "promise",
    "remove",
]
