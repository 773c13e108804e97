"""Asking a colleague to write along."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import User


class AuthorForm(forms.Form):
    email = forms.EmailField(
        label=_("E-post"),
        help_text=_("Någon som arbetar här och ser behovet."),
        error_messages={
            "required": _("Skriv en e-postadress, till exempel namn@boras.example."),
            "invalid": _("Skriv en e-postadress, till exempel namn@boras.example."),
        },
    )

    def clean_email(self) -> User:
        """The person themselves."""
        found = User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True)
        if (user := found.first()) is None:
            raise ValidationError(_("Ingen som arbetar här och ser behovet har den adressen."))
        return user
