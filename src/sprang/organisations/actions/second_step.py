"""Two steps at sign-in, where a city asks that of its administrators."""

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from sprang.foundation.errors import Refused
from sprang.foundation.models import Scope, ScopeAncestry, User


def has_two_steps(user: User) -> bool:
    own = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    return bool(own.exists())


def must_have_two_steps(by: User, scope: Scope) -> None:
    """At every door, also with a key: who has the role but not the second step can't use it.

    :raises Refused: where the city asks for two steps and the person signs in with one.
    """
    asks = ScopeAncestry.objects.filter(
        descendant=scope.pk, ancestor__as_platform__administrators_two_steps=True
    )
    if asks.exists() and not has_two_steps(by):
        raise Refused(_("Den här staden ber dig logga in i två steg. Slå på det under Min sida."))
