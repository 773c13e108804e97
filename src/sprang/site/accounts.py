"""How accounts behave: an own e-mail address, a language, and an end to the guessing of names."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from sprang.foundation.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def save_user(self, request: HttpRequest, user: User, form: object, commit: bool = True) -> User:
        user.language = getattr(request, "LANGUAGE_CODE", "sv") or "sv"
        return super().save_user(request, user, form, commit)  # type: ignore[no-any-return]

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """There are no user names."""
