"""What a record hangs together with and what has happened to it, for its page."""

from django.contrib.auth.models import AnonymousUser

from .history import Event, entries_of, targets_of, told_among
from .links import Tied, links_of, seen_of, tied_among, uids_of
from .models import Record, User


def ties_and_history(
    record: Record, viewer: User | AnonymousUser
) -> tuple[list[Tied], list[Event]]:
    """Three queries, whatever it is tied to: what the viewer sees is asked once for both."""
    links, entries = links_of(record), entries_of(record)
    seen = seen_of({record.uid} | uids_of(links) | targets_of(entries), viewer)
    return tied_among(links, record, seen), told_among(entries, record, viewer, seen)
