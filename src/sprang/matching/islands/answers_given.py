"""What has been answered about pairs, for the page where it can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Link, Platform, Record, User

from .actions import KINDS

SHOWN: Final = 20
HOW = {
    Link.Kind.INTRODUCED: _("Presenterade för varandra"),
    Link.Kind.SAME: _("Samma behov"),
    Link.Kind.RELATED: _("Hör ihop"),
}


@dataclass(frozen=True)
class Answered:
    one: Record
    other: Record
    how: str | Promise


def answers_given(user: User, platform: Platform) -> Sequence[Answered]:
    """The latest, one query."""
    here = Q(source__platform=platform) | Q(target__platform=platform)
    links = Link.objects.visible_to(user).filter(here, kind__in=KINDS).order_by("-pk")
    ends = ("source__platform", "source__scope", "target__platform", "target__scope")
    return [
        Answered(link.source, link.target, HOW[Link.Kind(link.kind)])
        for link in links.select_related(*ends)[:SHOWN]
    ]
