"""A place one can hold a role in: a platform, an organisation, a unit, a room.

Scopes form trees. What stands above and below a scope is kept in `ScopeAncestry`, so that
"everything in this department" is one join however deep the tree is.
"""

import uuid
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from ..enums import ScopeKind
from .line_field import LineField


class Scope(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=ScopeKind, editable=False)
    name = LineField(_("Namn"), max_length=200)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )

    class Meta:
        indexes = [models.Index(fields=["kind", "name", "id"], name="scope_by_name")]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if is_new:
            ScopeAncestry.objects.plant(self)
        elif "parent" in (kwargs.get("update_fields") or ["parent"]):
            ScopeAncestry.objects.follow(self)


class ScopeAncestryManager(models.Manager["ScopeAncestry"]):
    def plant(self, scope: Scope) -> None:
        """Write the rows from a new scope to itself and to everything above it."""
        above = self.filter(descendant_id=scope.parent_id).values_list("ancestor_id", "depth")
        rows = [(scope.pk, 0), *((ancestor, depth + 1) for ancestor, depth in above)]
        self.bulk_create(
            ScopeAncestry(ancestor_id=ancestor, descendant_id=scope.pk, depth=depth)
            for ancestor, depth in rows
        )

    def follow(self, scope: Scope) -> None:
        """Where the scope has another parent than its rows say, move it and all below it there.

        :raises ValueError: it would stand below itself.
        """
        above = dict(self.filter(descendant=scope, depth=1).values_list("depth", "ancestor_id"))
        if above.get(1) == scope.parent_id:
            return
        below = dict(self.filter(ancestor=scope).values_list("descendant_id", "depth"))
        if scope.parent_id in below:
            raise ValueError("A scope can't stand below itself.")
        self.filter(descendant__in=below).exclude(ancestor__in=below).delete()
        new = list(self.filter(descendant_id=scope.parent_id).values_list("ancestor_id", "depth"))
        self.bulk_create(
            ScopeAncestry(ancestor_id=ancestor, descendant_id=each, depth=up + 1 + down)
            for ancestor, up in new
            for each, down in below.items()
        )


class ScopeAncestry(models.Model):
    ancestor = models.ForeignKey(Scope, models.CASCADE, related_name="below")
    descendant = models.ForeignKey(Scope, models.CASCADE, related_name="above")
    depth = models.PositiveSmallIntegerField()

    objects = ScopeAncestryManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["descendant", "ancestor"], name="ancestry_unique"),
        ]
        indexes = [models.Index(fields=["ancestor", "depth"])]

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id}"
