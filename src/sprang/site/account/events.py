"""What follows when something about an account changes: other sessions end, the journal tells."""

from typing import Any

from allauth.account import signals as account
from allauth.account.adapter import get_adapter
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sprang.foundation import journal, session_store
from sprang.foundation.models import User

from . import devices

FEW = 3


@transaction.atomic
def told(kind: str, user: User) -> None:
    journal.append(kind, subject=user, by=user)


@receiver([account.password_changed, account.password_set], dispatch_uid="sprang.password")
def password_changed(request: HttpRequest, user: User, **_signal: Any) -> None:
    """Whoever knew the old one is out; who changed it stays."""
    session_store.end_all(user, but=request.session.session_key)
    told("user.password_changed", user)


@receiver(account.password_reset, dispatch_uid="sprang.password_reset")
def password_reset(user: User, **_signal: Any) -> None:
    """Whoever was in may have made themselves a key."""
    session_store.end_all(user)
    user.tokens.all().delete()
    told("user.password_changed", user)


@receiver(account.email_changed, dispatch_uid="sprang.email")
def email_changed(request: HttpRequest, user: User, **_signal: Any) -> None:
    session_store.end_all(user, but=request.session.session_key)
    told("user.email_changed", user)


@receiver(mfa.authenticator_added, dispatch_uid="sprang.mfa_added")
def second_step_added(user: User, authenticator: Authenticator, **_signal: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        told("user.two_steps_on", user)


@receiver(mfa.authenticator_removed, dispatch_uid="sprang.mfa_removed")
def second_step_removed(user: User, authenticator: Authenticator, **_signal: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        told("user.two_steps_off", user)


@receiver(mfa.authenticator_used, dispatch_uid="sprang.mfa_used")
def recovery_code_used(request: HttpRequest, authenticator: Authenticator, **_signal: Any) -> None:
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        return
    authenticator.refresh_from_db()  # the code was marked on another copy
    left = len(authenticator.wrap().get_unused_codes())
    if left <= FEW:
        text = _("Du har %(left)s reservkoder kvar. Gör nya under Min sida, Två steg.")
        messages.warning(request, text % {"left": left})


@receiver(user_logged_in, dispatch_uid="sprang.new_device")
def signed_in_somewhere_new(request: HttpRequest, user: User, **_signal: Any) -> None:
    """A code came by mail anyway; a password may be known to another."""
    methods = request.session.get("account_authentication_methods", [])
    by_password = any(each.get("method") == "password" for each in methods)
    if by_password and not devices.device_of(request).is_known_to(user.email):
        get_adapter(request).send_notification_mail("account/email/new_device", user)
