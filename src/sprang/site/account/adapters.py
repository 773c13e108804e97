"""How accounts behave: an own e-mail address, a language, and words that say what to do."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from sprang.foundation.client import address_of
from sprang.foundation.errors import Refused
from sprang.foundation.models import User

from ..setup import link
from . import encryption, restoring
from .sessions import device_name, network_of

logger = logging.getLogger(__name__)

WRONG_CODE = _("Koden stämmer inte. Skriv de sex siffrorna i det senaste brevet.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Kontot är avstängt. Fråga den som sköter plattformen."),
        "duplicate_email": _("Det är redan din adress. Skriv den nya."),
        "email_password_mismatch": _(
            "E-post och lösenord hör inte ihop. Rätta dem, eller be om en kod."
        ),
        "email_taken": _("Adressen används av ett annat konto. Skriv en annan."),
        "enter_current_password": _("Lösenordet stämmer inte. Skriv det du har i dag."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("Lösenordet stämmer inte. Försök igen."),
        "invalid_password_reset": _("Länken gäller inte längre. Be om en ny."),
        "rate_limited": _("Det kom för många försök på kort tid. Vänta en stund."),
        "same_as_current": _("Det är redan din adress. Skriv den nya."),
        "too_many_login_attempts": _("För många försök. Be om en ny kod om en stund."),
        "unverified_primary_email": _("Bekräfta din e-postadress först."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth's
        """Not before there is a platform: its administrator's address could be taken first."""
        return not link.is_open()

    def save_user(
        self, request: HttpRequest, user: User, form: object, commit: bool = True
    ) -> User:
        user.language = (translation.get_language() or "sv")[:2]
        return super().save_user(request, user, form, commit)  # type: ignore[no-any-return]

    def is_safe_url(self, url: str) -> bool:
        try:
            return bool(super().is_safe_url(url))
        except ValueError:  # what can't be read as an address leads nowhere
            return False

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """There are no user names."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the recipient's language: it may be another than that of the one who asks."""
        recipient = User.objects.filter(email__iexact=email).first() or context.get("user")
        language = recipient.language if isinstance(recipient, User) else None
        try:
            with translation.override(language or translation.get_language()):
                super().send_mail(template_prefix, email, context)
        except OSError as error:
            logger.warning("A mail could not be sent: %s", error)
            if "sessions_url" not in context:  # else it only tells of what has been done
                raise Refused(_("Brevet gick inte iväg. Försök igen om en stund.")) from error

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """That something about the account has changed, and what to do if it was somebody else."""
        told = {
            "user": user,
            "device": device_name(self.request.headers.get("User-Agent", "")),
            "network": network_of(address_of(self.request)),
            "sessions_url": self.request.build_absolute_uri(reverse("session-list")),
        }
        if template_prefix == "account/email/email_changed":
            told["restore_url"] = restoring.link(self.request, user, str(email))
        super().send_notification_mail(template_prefix, user, told | (context or {}), email)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": _("Stäng av inloggning i två steg innan du byter e-post."),
        "cannot_generate_recovery_codes": _("Slå på inloggning i två steg först."),
        "incorrect_code": _("Koden stämmer inte. Skriv den som appen visar nu."),
        "unverified_email": _("Bekräfta din e-postadress först."),
    }

    def encrypt(self, text: str) -> str:
        return encryption.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.unseal(encrypted_text)
