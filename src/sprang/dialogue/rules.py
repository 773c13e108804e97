"""Who may take part in a dialogue. Whoever sees a record sees what is said about it."""

from django.contrib.auth.models import AnonymousUser

from sprang.foundation.models import Record, User

from .models import Comment

SILENT = frozenset({"withdrawn", "archived"})
"""Where nothing more is said: a record that has been taken back, a room that is only read."""


def takes_part(user: User | AnonymousUser) -> bool:
    """Has a role somewhere: an account alone may read what is public, and no more."""
    return isinstance(user, User) and user.is_active and bool(user.access.scopes_by_role)


def may_write(user: User | AnonymousUser, record: Record) -> bool:
    return takes_part(user) and record.status not in SILENT and record.is_visible_to(user)


def may_follow(user: User | AnonymousUser, record: Record) -> bool:
    return takes_part(user) and record.is_visible_to(user)


def may_support(user: User | AnonymousUser, record: Record) -> bool:
    """One's own needs no support of one's own, and a room is no proposal."""
    is_other = record.author_id != user.pk and not is_room(record)
    return is_other and may_write(user, record)


def is_room(record: Record) -> bool:
    """Its members' own: it stands in itself."""
    return record.room_id is not None and record.room_id == record.scope_id


def leads(user: User, record: Record) -> bool:
    """Whoever leads the city leads no room: there they are a member as others."""
    leads_city = not is_room(record) and user.access.leads(record.platform_id)
    return leads_city or user.access.leads(record.scope_id)


def may_edit(user: User | AnonymousUser, comment: Comment) -> bool:
    is_own = comment.author_id == user.pk and not comment.is_removed
    return is_own and may_write(user, comment.record)


def may_remove(user: User | AnonymousUser, comment: Comment) -> bool:
    """Its writer, and whoever leads where the record belongs."""
    if comment.is_removed or not isinstance(user, User):
        return False
    record = comment.record
    return record.is_visible_to(user) and (comment.author_id == user.pk or leads(user, record))
