"""An answer to a call. It is no record: it has no number, is in no list, feed or index."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from sprang.foundation.models import User
from sprang.foundation.models.line_field import LineField
from sprang.foundation.models.seeing import access_of
from sprang.organisations.models import Organisation

from ..enums import CallStatus, Outcome
from .call import Call
from .own import own_organisations

OPENED = (CallStatus.CLOSED, CallStatus.DECIDED)
"""In which states of a call its answers have been opened."""


class AnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The only way to an answer. Those who write it see it, and when it has been sent and the
        call's answers are opened, those of the call's team who have said that they have no
        interest in it."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        return self.filter(Q(pk__in=self.own(user).values("pk")) | self.judged_by(user))

    def own(self, user: User | AnonymousUser) -> Self:
        """Those of the person's organisations, for as long as the person belongs there."""
        return self.filter(organisation__in=own_organisations(user))

    def sent(self) -> Self:
        return self.exclude(sent_at=None)

    def opened(self) -> Self:
        return self.sent().filter(call__status__in=OPENED)

    def judged_by(self, user: User) -> Q:
        clear = Exists(
            self.model._meta.apps.get_model("needs", "Declared").objects.filter(
                answer=OuterRef("pk"), member__user=user, conflict=False
            )
        )
        in_house = Q(call__platform__in=access_of(user).platform_ids) | Q(
            call__scope__in=own_organisations(user)
        )
        is_open = Q(call__status__in=OPENED) & ~Q(sent_at=None)
        own = Q(organisation__in=own_organisations(user))
        return is_open & in_house & Q(clear) & ~own


class Answer(models.Model):
    """`content` is what is being written, `sent` what counts: a change that is not sent in time
    leaves what was sent before it as it was."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(Call, models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = LineField(max_length=10, blank=True)
    """The organisation number that a new organisation says is its own."""
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    content = models.JSONField(default=dict)
    sent = models.JSONField(null=True)
    sent_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    reason = models.CharField(max_length=2000, blank=True)
    told_at = models.DateTimeField(null=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "organisation"], name="answer_unique"),
            models.CheckConstraint(
                condition=Q(sent__isnull=True, sent_at=None)
                | Q(sent__isnull=False, sent_at__isnull=False),
                name="answer_sent_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.uid}"

    @property
    def is_changed(self) -> bool:
        """Something has been written that has not been sent."""
        return self.sent is not None and self.content != self.sent
