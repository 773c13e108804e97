"""What is done about an island. Everything but the journal's own memory of it can be undone."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final

from django.utils.translation import gettext as _

from sprang.foundation import journal, links
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Link, Platform, Record, User
from sprang.needs.actions import reopen_need
from sprang.needs.models import Need
from sprang.needs.workflow import NEED

from ..actions.sameness import answer_sameness, forget_difference
from ..enums import Sameness
from . import ties

KINDS: Final = (Link.Kind.INTRODUCED, Link.Kind.SAME, Link.Kind.RELATED)
"""The ties that are made here, and that can be taken away here."""
MOST: Final = 12
Deed = Callable[[Record, Record, User], object]


def introduce(*, chosen: Sequence[Record], platform: Platform, by: User) -> None:
    """Tell of each other, on the pages of both."""
    _of_each(chosen, platform, by, lambda one, other, who: ties.tie(one, other, KINDS[0], who))


def join(*, chosen: Sequence[Record], platform: Platform, by: User) -> None:
    """Two needs are the same; what is of different kinds belongs together."""

    def deed(one: Record, other: Record, who: User) -> None:
        are_needs = one.kind == other.kind == Need.KIND
        ties.tie(one, other, Link.Kind.SAME if are_needs else Link.Kind.RELATED, who)

    _of_each(chosen, platform, by, deed)


def keep_apart(*, chosen: Sequence[Record], platform: Platform, by: User) -> None:
    """They look alike and are not the same: nobody is asked again."""

    def deed(one: Record, other: Record, who: User) -> None:
        answer_sameness(need=one, other=other, by=who, answer=Sameness.DIFFERENT)

    _of_each(chosen, platform, by, deed)


def undo(*, one: Record, other: Record, platform: Platform, by: User) -> None:
    """What was answered about a pair is as if nobody had. A need that ended by a merge is open
    again, where the person may open it."""
    ties.check(one, other, platform, by)
    with journal.together():
        for link in Link.objects.filter(ties.between(one, other), kind__in=KINDS):
            _take_away(link, by)
        forget_difference(one=one, other=other, by=by)


def _take_away(link: Link, by: User) -> None:
    links.untie(link, by=by)
    gone = Need.objects.filter(pk=link.source_id).select_related("scope", "platform").first()
    if gone is None or gone.merged_into_id != link.target_id:
        return
    if "reopen" in {each.verb for each in NEED.allowed(gone, by)}:
        reopen_need(need=gone, by=by)


def _of_each(chosen: Sequence[Record], platform: Platform, by: User, deed: Deed) -> None:
    if not 2 <= len(chosen) <= MOST:
        raise Refused(_("Välj minst två, och högst tolv."))
    for one, other in combinations(chosen, 2):
        if platform.pk in (one.platform_id, other.platform_id):
            ties.check(one, other, platform, by)
    if all(record.platform_id != platform.pk for record in chosen):
        raise NotAllowed("islands")
    with journal.together():
        ties.hold(chosen)
        for one, other in combinations(chosen, 2):
            if platform.pk in (one.platform_id, other.platform_id):
                deed(one, other, by)
