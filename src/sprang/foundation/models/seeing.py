"""Who sees which records, as a condition of the database."""

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from ..access import NOBODY, Access
from .user import User


def access_of(user: User | AnonymousUser) -> Access:
    return user.access if isinstance(user, User) and user.is_active else NOBODY


def opened_to(user: User | AnonymousUser, at: str = "") -> Q:
    """What the person may see, of the records that are reached by the path `at`."""
    access = access_of(user)
    opened = Q(**{f"{at}audience__in": access.audiences})
    if not access.platforms_known:
        return opened
    mine = {f"{at}author_id": user.pk, f"{at}platform_id__in": access.platforms_known}
    return opened | Q(**mine)


class RecordQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The records that the person may see. Every door out of the database passes here."""
        return self.of_its_kind().filter(opened_to(user))

    def named_to(self, user: User | AnonymousUser) -> Self:
        """`visible_to` for rows that are named by key, number or provider. Without the kind: SQLite
        would rather read all of a kind than look up each of twenty."""
        return self.filter(opened_to(user))

    def of_its_kind(self) -> Self:
        """Says in the records' own table what joining the kind's table says already: the indexes
        that lists are read from begin with it."""
        return self.filter(kind=self.model.KIND) if self.model.KIND else self

    def open(self) -> Self:
        return self.exclude(status__in=self.model.ENDED)

    def newest(self) -> Self:
        return self.order_by("-changed_at", "-pk")
