"""That somebody is told of something."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sprang.foundation.models import Platform, Record, User
from sprang.foundation.models.seeing import opened_to

from ..enums import Channel, Group, How
from .comment import Comment
from .letter import Letter

REMOVED = "dialogue.removed"


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, user: User) -> Self:
        """The person's own, of what they may see now: the record, what came beside it, and words
        that still stand. That one's own words were taken away is told to their writer."""
        mine = self.filter(opened_to(user, "record__"), user=user)
        beside = Q(beside=None) | opened_to(user, "beside__")
        stands = Q(comment=None) | Q(comment__removed_at=None)
        own = Q(kind=REMOVED, comment__author=F("user"))
        return mine.filter(beside, stands | own)


class Notification(models.Model):
    """One event, one person, one way: once, however often the journal is read.

    `seq` is the event's entry in the journal, `record` what it is about, in `platform`; `beside`
    another record that it can't be told without. It holds no words: they are read when it is
    shown, by whoever may still see them.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    seq = models.BigIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="news")
    channel = models.CharField(max_length=4, choices=Channel)
    kind = models.CharField(max_length=60)
    group = models.CharField(max_length=8, choices=Group)
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="+")
    record = models.ForeignKey(Record, models.CASCADE, related_name="+")
    beside = models.ForeignKey(Record, models.CASCADE, null=True, related_name="+")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=8, choices=How, blank=True)
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="tells")

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seq", "user", "channel"], name="news_once"),
        ]
        indexes = [
            models.Index(fields=["user", "channel", "-at", "-id"], name="news_newest"),
            models.Index(
                fields=["user", "group"],
                condition=Q(channel=Channel.PAGE, read_at=None),
                name="news_unread",
            ),
            models.Index(
                fields=["how", "at", "user"],
                condition=Q(channel=Channel.MAIL, letter=None),
                name="news_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"
