"""What the verbs share: who may, and what differs."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed, Stale
from sprang.foundation.models import Scope, User
from sprang.foundation.records import STALE
from sprang.organisations.models import Organisation
from sprang.organisations.models.partnership import spoken_for

from .second_step import must_have_two_steps


def must_administer(by: User, scope: Scope) -> None:
    """:raises NotAllowed: unless the person is an administrator of the scope or of one above.
    :raises Refused: where the city asks for two steps and the person signs in with one.
    """
    must_have_two_steps(by, scope)
    if not by.access.has_role(scope.pk, Role.ADMINISTRATOR):
        raise NotAllowed("administer")


def may_register(user: User) -> bool:
    """Whoever leads something: the register is the network's, not one city's."""
    return user.access.leads_somewhere


def may_change(user: User, organisation: Organisation) -> bool:
    """What belongs to a city is changed by those who lead there, the rest by their own people and
    by whoever registers."""
    if organisation.parent_id:
        return user.access.leads(organisation.pk)
    return may_register(user) or spoken_for(user).filter(scope=organisation.pk).exists()


def change(instance: Model, values: Mapping[str, Any]) -> set[str]:
    """Set what differs; the names of it. The row is held until the transaction ends.

    :raises Stale: somebody has written other values since `instance` was read, or taken it away.
    """
    rows = type(instance)._default_manager.select_for_update(of=("self",), no_key=True)
    now = rows.filter(pk=instance.pk).first()
    if now is None:
        raise Stale(_("Någon har tagit bort det här medan du skrev."))
    if any(getattr(now, name) != getattr(instance, name) for name in values):
        raise Stale(STALE)
    changed = {name for name, value in values.items() if getattr(instance, name) != value}
    for name in changed:
        setattr(instance, name, values[name])
    return changed
