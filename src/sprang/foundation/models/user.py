"""A person with an account. The e-mail address is the identity; the name may be a role."""

import uuid
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.core.initials import initials

from ..access import Access
from .line_field import LineField

CLOSED = "@konto.invalid"
"""The end of the address of an account that its owner has closed; `.invalid` is nobody's."""


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("E-postadress"), unique=True)
    name = LineField(_("Namn eller roll"), max_length=120, blank=True)
    language = models.CharField(_("Språk"), max_length=2, default="sv")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique_in_any_case"),
        ]

    def __str__(self) -> str:
        if self.email.endswith(CLOSED):
            return str(_("Avslutat konto"))
        return self.name or self.email.split("@")[0]

    @property
    def initials(self) -> str:
        return initials(str(self))

    @cached_property
    def access(self) -> Access:
        """What the person may see and do now; the same for all of a request."""
        from ..journal import standing  # both point at the user
        from .membership import Membership

        key = ("access", self.pk)
        return standing.remembered(key, lambda: Membership.objects.access_of(self))
