"""What residents have told and nobody has read."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.models import Platform, User
from sprang.foundation.waiting import Task, Waiting, register

from .models import Submission
from .queries import waiting


def any_unread(platform: Platform, user: User) -> bool | QuerySet[Any]:
    return user.access.leads(platform.pk) and waiting(platform, user)


def rows(platform: Platform, user: User) -> QuerySet[Any]:
    mine = waiting(platform, user).select_related("platform")
    return mine.order_by(Coalesce("confirmed_at", "created_at"), "pk")


def task_of(submission: Submission) -> Task:
    return Task(
        title=_("Läs"),
        quote=submission.heading,
        text=_("En invånare har berättat"),
        url=reverse("submission-detail", args=[submission.platform.slug, submission.uid]),
        action=_("Läs"),
        since=submission.confirmed_at or submission.created_at,
        language=submission.language,
        is_second=True,
    )


TOLD = gettext_lazy("Inkommet från invånare")
register(Waiting("told", TOLD, rows, task_of, "submission-list", any_unread))
