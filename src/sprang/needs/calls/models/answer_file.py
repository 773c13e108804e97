"""A file of an answer."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from sprang.foundation.models.line_field import LineField

from .answer import Answer
from .block import Block


def answer_file(file: "AnswerFile", _name: str) -> str:
    return f"answers/{file.uid.hex[:2]}/{file.uid.hex}"


class AnswerFile(models.Model):
    """Apart from the files of records, which everybody sees who sees the record."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="files")
    block = models.ForeignKey(Block, models.CASCADE, related_name="+")
    name = LineField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    content = models.FileField(upload_to=answer_file, max_length=120)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "uid"]

    def __str__(self) -> str:
        return self.name
