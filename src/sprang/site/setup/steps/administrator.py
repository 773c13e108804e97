"""Who looks after the platform."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import User

from .step import Answers, Step


def how_codes_travel() -> str:
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return str(_("Ingen e-postserver är inställd än, så koder skrivs i terminalen."))
    return ""


class Administrator(Step):
    title = _("Den som sköter plattformen")
    help = _("Administratören bjuder in de andra. Det kan vara du.")

    email = forms.EmailField(
        label=_("E-post"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    person = forms.CharField(
        label=_("Namn eller roll"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Lösenord"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Minst tolv tecken. Lämna det tomt för att logga in med en kod till e-posten."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["password"]
        field.help_text = f"{field.help_text} {how_codes_travel()}".strip()

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        # taken over, it would keep the password of whoever made it
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Adressen har redan ett konto. Skriv en annan."))
        return email

    def clean(self) -> Answers:
        answers = super().clean() or {}
        if password := answers.get("password"):
            user = User(email=answers.get("email", ""), name=answers.get("person", ""))
            try:
                validate_password(password, user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return answers
