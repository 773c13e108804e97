"""Drafts as the pages read them."""

from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from sprang.foundation.forms.marks import NEVER_WORDS
from sprang.foundation.models import Platform, User

from .models import Need, NeedDraft

MOST = 50
"""Drafts in a list: who has more has sent none for long."""


def words_of(request: HttpRequest) -> str:
    """What was filled in, as the body of a form."""
    rows = {name: values for name, values in request.POST.lists() if name not in NEVER_WORDS}
    return urlencode(rows, doseq=True)


def drafts_of(user: User) -> QuerySet[NeedDraft]:
    """The person's drafts, the latest first, save of needs that they see no longer."""
    seen = Need.objects.visible_to(user).values("pk")
    rows = NeedDraft.objects.filter(user=user).filter(Q(need=None) | Q(need__in=seen))
    return rows.select_related("platform", "need__platform").order_by("-changed_at", "-pk")


def draft_for(user: User, platform: Platform, need: Need | None = None) -> NeedDraft | None:
    """What the person has begun to write in this form."""
    return NeedDraft.objects.filter(user=user, platform=platform, need=need).first()
