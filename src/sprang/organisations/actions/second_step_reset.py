"""Verb for who has lost both the phone and the recovery codes: an administrator lets them in."""

import logging

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal, session_store
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Membership, Platform, User

from .rights import must_administer

logger = logging.getLogger(__name__)


def reset_two_steps(*, platform: Platform, user: User, by: User) -> None:
    """Switch the second step off, end the person's sessions, and tell them by mail.

    It gives the administrator nothing: the way in is still a code to the person's own address.

    :raises NotAllowed: unless `by` administers the platform and the person has a role there.
    :raises Refused: for oneself, and for somebody who also has a role in another city.
    """
    must_administer(by, platform)
    _must_be_theirs(platform, user)
    if user == by:
        raise Refused(_("Du stänger av ditt eget under Min sida. Be annars en annan."))
    drop_two_steps(user=user, by=by, data={"platform": str(platform.uid)})
    context = {"user": user, "by": by, "platform": platform}
    try:
        get_adapter().send_mail("account/email/two_steps_reset", user.email, context)
    except (OSError, Refused):
        logger.warning("A mail about two steps could not be sent.")


@transaction.atomic
def drop_two_steps(*, user: User, by: User | None, data: dict[str, str]) -> None:
    """`by` is None for the one who runs the machine."""
    Authenticator.objects.filter(user=user).delete()
    session_store.end_all(user)
    journal.append("user.two_steps_reset", subject=user, by=by, data=data)


def _must_be_theirs(platform: Platform, user: User) -> None:
    held = Membership.objects.current().filter(user=user)
    here = held.filter(scope__above__ancestor=platform.pk)
    if not here.exists():
        raise NotAllowed("reset_two_steps")
    if held.exclude(pk__in=here.values("pk")).exists():
        raise Refused(_("Den här personen har en roll också i en annan stad. Fråga driften."))
