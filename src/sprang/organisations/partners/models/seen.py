"""What belongs to a partnership is seen with it."""

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from sprang.foundation.models import User

from ...models.partnership import Partnership


class PartQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        return self.filter(partnership__in=Partnership.objects.visible_to(user))
