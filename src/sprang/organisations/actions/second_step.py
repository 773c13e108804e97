"""Two steps at sign-in, where a city asks that of its administrators."""

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from sprang.foundation.errors import Refused
from sprang.foundation.models import Scope, User


def has_two_steps(user: User) -> bool:
    own = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    return bool(own.exists())


def must_have_two_steps(by: User, scope: Scope) -> None:
    """At every door, also with a key: until the second step is on, the role gives a member's rights
    (`Access.waits_in`). This tells why.

    :raises Refused: where the city asks for two steps and the person signs in with one.
    """
    if scope.pk in by.access.waits_in:
        raise Refused(_("Den här staden ber dig logga in i två steg. Slå på det under Min sida."))
