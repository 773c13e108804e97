"""Who merges two organisations, and which can be."""

from sprang.foundation.models import Membership, Record, Scope, User

from ..actions.rights import may_register
from ..models import Organisation, Partnership
from .registry import has_its_own


def may_merge(user: User, organisation: Organisation) -> bool:
    """The register is the network's. What belongs to a city stays in it."""
    return may_register(user) and organisation.is_listed and organisation.parent_id is None


def may_go(gone: Organisation, by: User) -> bool:
    """Whether nothing would be opened by it: the people of the one that goes on read and decide
    over all that comes along. One answer for all reasons, since some of them are nobody's to know.
    """
    scope = gone.scope_ptr_id
    held = Membership.objects.current().filter(scope=scope).exists()
    below = Scope.objects.filter(parent=scope).exists()
    written = Record.objects.filter(scope=scope).exists()
    return not (held or below or written or has_its_own(gone) or _is_elsewhere(gone, by))


def _is_elsewhere(gone: Organisation, by: User) -> bool:
    """It is or was a partner of a city that the person does not lead."""
    cities = Partnership.objects.filter(organisation=gone).values_list("platform", flat=True)
    return any(not by.access.leads(city) for city in cities)
