"""A file that belongs to a record and is seen by those who see the record."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from .line_field import LineField
from .record import Record


def stored_name(file: "File", _name: str) -> str:
    """Files lie under their uid: the name that a person gave never reaches the disk."""
    return f"files/{file.uid.hex[:2]}/{file.uid.hex}"


class File(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    record = models.ForeignKey(Record, models.CASCADE, related_name="files")
    name = LineField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to=stored_name, max_length=120)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
