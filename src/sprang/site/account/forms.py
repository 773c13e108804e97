"""allauth's forms with the house's words: a label, one line of help, errors that say what to do."""

from typing import Any, NamedTuple

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprang.foundation import throttle


class Words(NamedTuple):
    label: Promise
    missing: Promise
    help: Promise | str = ""


EMAIL = Words(
    _("E-post"),
    _("Skriv din e-postadress, till exempel namn@boras.example."),
    _("Den du har i arbetet, eller din egen."),
)
NEW_PASSWORD = _("Minst tolv tecken. En mening du minns är bättre än konstiga tecken.")
CODE = Words(_("Kod"), _("Skriv de sex siffrorna."))
WORDS = {
    "login": EMAIL._replace(help=""),
    "email": EMAIL,
    "password": Words(_("Lösenord"), _("Skriv ditt lösenord, eller be om en kod.")),
    "oldpassword": Words(_("Lösenordet du har nu"), _("Skriv lösenordet du har nu.")),
    "password1": Words(_("Nytt lösenord"), _("Välj ett lösenord."), NEW_PASSWORD),
    "remember": Words(
        _("Kom ihåg mig"), _("Kom ihåg mig"), _("I 14 dagar. Inte på en delad dator.")
    ),
    "code": CODE,
}
CODE_ONCE = throttle.Rate("app code", 1, 120)
CODE_TRY = throttle.Rate("code try", 3, 30 * 60)
"""Three in all: the next would come after ten minutes, when the code has run out."""
DIGITS = {"class": "code-input", "inputmode": "numeric", "autocomplete": "one-time-code"}


def may_try(session: SessionBase, code: str) -> bool:
    """Counted before it is compared. The session has a count too, but it is read before and written
    after: of many tries sent at the same moment, each would be the first."""
    return not throttle.spend(CODE_TRY, f"{session.session_key} {code}")


class InOurWords:
    """Comes before the form of allauth's that it gives words to."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A code by e-mail helps whoever mistypes, so nobody has to write a password twice.
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.label, missing, field.help_text = WORDS[name]
            field.error_messages |= {"required": missing, "invalid": missing}
            field.widget.attrs.pop("placeholder", None)
        if "code" in self.fields:
            self.fields["code"].widget.attrs |= DIGITS


class CodeByMail(InOurWords):
    expected_code: str

    def clean_code(self) -> str:
        if not may_try(context.request.session, self.expected_code):
            raise account.get_adapter().validation_error("incorrect_code")
        return str(super().clean_code())  # type: ignore[misc]  # of the form that comes after


class LoginForm(InOurWords, account.LoginForm): ...  # type: ignore[misc]


class SignupForm(InOurWords, account.SignupForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = WORDS["password"].label


class RequestLoginCodeForm(InOurWords, account.RequestLoginCodeForm): ...  # type: ignore[misc]


class ConfirmLoginCodeForm(CodeByMail, account.ConfirmLoginCodeForm):  # type: ignore[misc]
    remember = forms.BooleanField(required=False)

    def clean_code(self) -> str:
        code = super().clean_code()
        if self.data.get("remember"):
            context.request.session.set_expiry(settings.SESSION_COOKIE_AGE)
        return code


class ConfirmEmailForm(CodeByMail, account.ConfirmEmailVerificationCodeForm): ...  # type: ignore[misc]


class AddEmailForm(InOurWords, account.AddEmailForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Ny e-post")
        self.fields["email"].help_text = _(
            "Vi skickar en kod dit. Bytet gäller när du skrivit koden."
        )


class ResetPasswordForm(InOurWords, account.ResetPasswordForm): ...  # type: ignore[misc]


class ResetPasswordKeyForm(InOurWords, account.ResetPasswordKeyForm): ...  # type: ignore[misc]


class ChangePasswordForm(InOurWords, account.ChangePasswordForm): ...  # type: ignore[misc]


class SetPasswordForm(InOurWords, account.SetPasswordForm): ...  # type: ignore[misc]


class ReauthenticateForm(InOurWords, account.ReauthenticateForm): ...  # type: ignore[misc]


class AuthenticateForm(InOurWords, mfa.AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.help_text = _("Den som appen visar nu, eller en av dina reservkoder.")
        # a recovery code is longer than six digits
        code.widget.attrs["inputmode"] = "text"

    def clean_code(self) -> Any:
        """A code is taken for as long as its neighbours are (see MFA_TOTP_TOLERANCE), and once."""
        given = super().clean_code()
        plain = "".join(filter(str.isalnum, self.cleaned_data["code"])).lower()
        if throttle.spend(CODE_ONCE, f"{self.user.pk} {plain}"):
            raise get_adapter().validation_error("incorrect_code")
        return given


class ReauthenticateByAppForm(AuthenticateForm, mfa.ReauthenticateForm): ...  # type: ignore[misc]


class ActivateTOTPForm(InOurWords, totp.ActivateTOTPForm): ...  # type: ignore[misc]
