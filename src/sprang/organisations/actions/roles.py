"""Verbs on roles: give one, take it back, and never leave a platform without an administrator."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.enums import Role, ScopeKind
from sprang.foundation.errors import Refused
from sprang.foundation.models import Membership, Scope, User

from .rights import must_administer


@transaction.atomic
def give_role(
    *,
    user: User,
    scope: Scope,
    role: Role,
    by: User | None,
    title: str = "",
    until: date | None = None,
) -> Membership:
    """`by` is None only at the first start and in the demo. A title stays unless another is given.

    :raises NotAllowed: unless `by` is an administrator of the scope.
    :raises Refused: an end for the last administrator of a platform.
    """
    if by is not None:
        must_administer(by, scope)
    if role == Role.ADMINISTRATOR and until:
        keep_an_administrator(scope, without=user)
    membership, _is_new = Membership.objects.update_or_create(
        user=user,
        scope=scope,
        role=role,
        defaults={"valid_until": until, **({"title": title} if title else {})},
    )
    journal.append("role.given", subject=user, by=by, data={"scope": str(scope.uid), "role": role})
    return membership


@transaction.atomic
def end_role(*, membership: Membership, by: User) -> None:
    """Take a role back at once; the journal remembers that it was held.

    :raises NotAllowed: unless `by` is an administrator of the scope.
    :raises Refused: for the last administrator of a platform.
    """
    user, scope, role = membership.user, membership.scope, membership.role
    must_administer(by, scope)
    if role == Role.ADMINISTRATOR:
        keep_an_administrator(scope, without=user)
    membership.delete()
    journal.append("role.ended", subject=user, by=by, data={"scope": str(scope.uid), "role": role})


def keep_an_administrator(scope: Scope, *, without: User) -> None:
    """:raises Refused: where nobody else administers the platform without an end."""
    if scope.kind != ScopeKind.PLATFORM:
        return
    # Two administrators who end each other's role at the same moment: the second waits here.
    # NO KEY: whoever writes a row that refers to the scope needn't wait for a role.
    Scope.objects.select_for_update(no_key=True).get(pk=scope.pk)
    held = Membership.objects.current().filter(scope=scope, role=Role.ADMINISTRATOR)
    others = held.filter(valid_until=None, user__is_active=True).exclude(user=without)
    if not others.exists():
        raise Refused(
            _("%(place)s behöver en administratör utan slutdatum. Ge rollen till någon till först.")
            % {"place": scope.name}
        )
