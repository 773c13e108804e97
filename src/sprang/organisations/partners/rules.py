"""Who may do what in a partnership."""

from django.contrib.auth.models import AnonymousUser

from sprang.foundation.models import User

from ..models import Partnership
from ..models.partnership import spoken_for


def leads(user: User | AnonymousUser, partnership: Partnership) -> bool:
    return isinstance(user, User) and user.access.leads(partnership.platform_id)


def may_write(user: User | AnonymousUser, partnership: Partnership) -> bool:
    """Whoever leads the platform, for as long as it is a partnership."""
    return leads(user, partnership) and partnership.ended_on is None


def speaks(user: User | AnonymousUser, partnership: Partnership) -> bool:
    """Whether the person is one of the partner's own."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return bool(spoken_for(user).filter(scope=partnership.organisation_id).exists())


def may_note(user: User | AnonymousUser, partnership: Partnership) -> bool:
    """That something has been made: known to those who lead and to the partner's own."""
    return partnership.ended_on is None and (leads(user, partnership) or speaks(user, partnership))
