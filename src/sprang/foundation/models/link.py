"""A tie between two records: a solution answers a need, one need is the same as another."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .record import Record
from .seeing import opened_to
from .user import User


class LinkQuerySet(models.QuerySet["Link"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """A tie is seen by those who see both of its ends."""
        return self.filter(opened_to(user, "source__"), opened_to(user, "target__"))

    def of(self, record: Record) -> Self:
        return self.filter(Q(source_id=record.pk) | Q(target_id=record.pk))


class Link(models.Model):
    class Kind(models.TextChoices):
        ANSWERS = "answers", _("Svarar på")
        SAME = "same", _("Samma behov")
        COPIED_FROM = "copied_from", _("Tagen efter")
        RELATED = "related", _("Hör ihop med")
        SPLIT_FROM = "split_from", _("Delad ur")
        INTRODUCED = "introduced", _("Presenterade för varandra")

    source = models.ForeignKey(Record, models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Record, models.CASCADE, related_name="links_in")
    kind = models.CharField(max_length=12, choices=Kind)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="link_unique"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="link_joins_two"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"
