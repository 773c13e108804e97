"""Everything that can be shared is a record. What all records have in common is written here."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import addresses
from ..enums import Visibility
from ..sameness import fingerprint
from .platform import Platform
from .record_indexes import INDEXES
from .scope import Scope
from .seeing import RecordQuerySet, is_opened
from .user import User


def _token(prefix: str, field: str) -> Concat:
    return Concat(Value(f"{prefix}:"), Cast(F(field), models.CharField()))


AUDIENCE = Case(
    When(visibility=Visibility.PUBLIC, then=Value("public")),
    When(visibility=Visibility.NETWORK, then=Value("network")),
    When(visibility=Visibility.INTERNAL, then=_token("platform", "platform_id")),
    When(visibility=Visibility.UNIT, then=_token("scope", "scope_id")),
    When(visibility=Visibility.ROOM, then=_token("room", "room_id")),
    default=_token("lead", "scope_id"),
    output_field=models.CharField(max_length=32),
)
"""The token that opens a record (see `sprang.foundation.access`), kept by the database itself."""


class Record(models.Model):
    KIND = ""
    LETTER = ""
    ENDED: tuple[str, ...] = ("withdrawn",)
    DETAIL = ""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=16, editable=False)
    # no index of their own: those of the lists begin with them
    platform = models.ForeignKey(
        Platform, models.PROTECT, related_name="platform_records", db_index=False
    )
    scope = models.ForeignKey(
        Scope, models.PROTECT, related_name="records", verbose_name=_("Enhet")
    )
    room = models.ForeignKey(
        Scope, models.PROTECT, null=True, blank=True, related_name="room_records"
    )
    reference = models.CharField(max_length=16, editable=False)
    title = models.CharField(_("Rubrik"), max_length=200)
    summary = models.CharField(_("Sammanfattning"), max_length=400, blank=True)
    text = models.TextField(_("Beskrivning"), max_length=20_000, blank=True)
    fingerprint = models.CharField(max_length=32, blank=True, default="", editable=False)
    language = models.CharField(_("Språk"), max_length=2, default="sv")
    visibility = models.CharField(_("Vem får se det"), max_length=8, choices=Visibility)
    audience = models.GeneratedField(
        expression=AUDIENCE, output_field=models.CharField(max_length=32), db_persist=True
    )
    status = models.CharField(max_length=16, editable=False)
    themes = models.JSONField(_("Områden"), default=list, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="records",
        db_index=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    external_source = models.CharField(max_length=80, blank=True)
    external_id = models.CharField(max_length=120, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["platform", "reference"], name="record_reference"),
            models.UniqueConstraint(
                fields=["platform", "kind", "external_source", "external_id"],
                condition=~Q(external_id=""),
                name="record_external_id",
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="record_visibility"
            ),
            models.CheckConstraint(
                condition=~Q(visibility=Visibility.ROOM) | Q(room__isnull=False),
                name="record_in_a_room_names_it",
            ),
        ]
        indexes = INDEXES

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = self.KIND or self.kind

    def save(self, *args: Any, **kwargs: Any) -> None:
        """`fingerprint` follows the words, so that an import finds what says the same already."""
        written = kwargs.get("update_fields")
        if written is None or {"title", "text"} & set(written):
            self.fingerprint = fingerprint(self.title, self.text)
            kwargs["update_fields"] = written and {*written, "fingerprint"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return addresses.of_record(self.kind, self.platform.slug, self.reference)

    def is_visible_to(self, user: User | AnonymousUser) -> bool:
        return is_opened(self, user)
