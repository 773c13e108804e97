"""Order matches by what people have said, where the platform has turned that on."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q

from sprang.core.ranking.feedback import Judged, Measured, Tally, measure, moved, shift
from sprang.foundation.models import Platform, Record, User

from ..answers import Answer, Group, Hit
from ..models import Feedback, Reranking
from .judged import RELEVANT, enough

MOST = 20_000
"""Judgements that are measured: the latest."""


def is_on(platform: Platform) -> bool:
    return Reranking.objects.filter(platform=platform, is_on=True).exists()


def reranked(answer: Answer, need: Record, user: Any) -> Answer:
    """The same hits; what is moved is only their order, by judgements that the asker may see."""
    if not isinstance(user, User | AnonymousUser) or not is_on(need.platform):
        return answer
    rows = Feedback.objects.visible_to(user).filter(platform=need.platform)
    everything = Tally(**rows.aggregate(relevant=RELEVANT, told=Count("pk")))
    told = _told(rows, answer.hits)
    groups = [_ordered(group, told, everything) for group in answer.groups]
    return replace(answer, groups=groups)


def _told(rows: Any, hits: Iterable[Hit]) -> dict[tuple[bool, int], Tally]:
    records = [hit.found.pk for hit in hits if isinstance(hit.found, Record)]
    others = [hit.found.pk for hit in hits if not isinstance(hit.found, Record)]
    named = rows.filter(Q(record__in=records) | Q(organisation__in=others))
    counted = named.values_list("record", "organisation").annotate(
        relevant=RELEVANT, told=Count("pk")
    )
    return {
        (record is not None, record or organisation): Tally(relevant, told)
        for record, organisation, relevant, told in counted
    }


def _ordered(group: Group, told: dict[tuple[bool, int], Tally], everything: Tally) -> Group:
    def key(hit: Hit) -> float:
        own = told.get((isinstance(hit.found, Record), hit.found.pk), Tally())
        return -moved(hit.scored.relevance, shift(own, everything))

    return replace(group, hits=sorted(group.hits, key=key))


def measured(platform: Platform, user: User) -> Measured:
    """What it would have done to what was judged, over what the person may see."""
    rows = Feedback.objects.visible_to(user).filter(platform=platform, relevance__isnull=False)
    if not enough(rows):
        return Measured(0)
    return measure(
        [
            Judged(str(each.asked_id), each.found_id, each.relevance or 0.0, each.is_relevant)
            for each in rows.order_by("-pk")[:MOST]
        ]
    )
