"""The judgements that somebody may count, and how many it takes to show a figure."""

from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from sprang.foundation.models import Platform, User

from ..enums import Verdict
from ..models import Feedback

FEWEST: Final = 3
"""Persons behind a figure that is shown: among fewer, each could reckon out what another said."""

PEOPLE = Count("by", distinct=True)
RELEVANT = Count("pk", filter=~Q(verdict=Verdict.IRRELEVANT))


def judged(platform: Platform, user: User | AnonymousUser) -> QuerySet[Feedback]:
    """What has been said of matches of the platform's needs, where the reader sees both."""
    return Feedback.objects.visible_to(user).filter(platform=platform)


def enough(rows: Any) -> bool:
    """Whether so many have judged that a single row, or what follows from it, may be shown."""
    return bool(rows.aggregate(people=PEOPLE)["people"] >= FEWEST)
