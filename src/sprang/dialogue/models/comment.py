"""What somebody wrote about a record, and whom they named in it."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Platform, Record, User
from sprang.foundation.models.seeing import opened_to

from ..enums import CommentKind

LONGEST = 4000


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """A comment is seen by those who see what it is about, whoever wrote it."""
        return self.filter(opened_to(user, "record__"))


class Comment(models.Model):
    """`answers` is the comment or question that an answer is given to: one level, no deeper.

    `home` is the city where the writer worked when it was written. What its writer has taken away
    has no words any more; what a lead has taken away keeps them, for the writer alone.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    record = models.ForeignKey(Record, models.CASCADE, related_name="comments")
    kind = models.CharField(max_length=8, choices=CommentKind, default=CommentKind.COMMENT)
    answers = models.ForeignKey("self", models.CASCADE, null=True, related_name="answered_by")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments")
    home = models.ForeignKey(Platform, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("Text"), max_length=LONGEST, blank=True)
    at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    is_moderated = models.BooleanField(default=False)
    reason = models.CharField(_("Skäl"), max_length=300, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=CommentKind.ANSWER, answers__isnull=False)
                | ~Q(kind=CommentKind.ANSWER) & Q(answers=None),
                name="comment_answers_something",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=CommentKind.values), name="comment_kind_known"
            ),
        ]
        indexes = [models.Index(fields=["record", "answers", "-at", "-id"], name="comment_thread")]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None


class Mention(models.Model):
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "user"], name="mention_once")]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.user_id}"
