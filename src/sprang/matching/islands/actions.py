"""What is done about an island. Everything but the journal's own memory of it can be undone."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from sprang.foundation import journal, links, records
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Link, Platform, Record, User
from sprang.needs.actions import close_need, reopen_need, withdraw_need
from sprang.needs.models import Need
from sprang.needs.workflow import NEED

from ..actions.sameness import answer_sameness, forget_difference
from ..enums import Sameness
from . import rules

KINDS: Final = (Link.Kind.INTRODUCED, Link.Kind.SAME, Link.Kind.RELATED)
"""The ties that are made here, and that can be taken away here."""
MOST: Final = 12
Deed = Callable[[Record, Record, User], object]


def introduce(*, chosen: Sequence[Record], platform: Platform, by: User) -> None:
    """Tell of each other, on the pages of both."""
    _of_each(chosen, platform, by, lambda one, other, who: _tie(one, other, KINDS[0], who))


def join(*, chosen: Sequence[Record], platform: Platform, by: User) -> None:
    """Two needs are the same; what is of different kinds belongs together."""

    def deed(one: Record, other: Record, who: User) -> None:
        are_needs = one.kind == other.kind == Need.KIND
        _tie(one, other, Link.Kind.SAME if are_needs else Link.Kind.RELATED, who)

    _of_each(chosen, platform, by, deed)


def keep_apart(*, chosen: Sequence[Record], platform: Platform, by: User) -> None:
    """They look alike and are not the same: nobody is asked again."""

    def deed(one: Record, other: Record, who: User) -> None:
        answer_sameness(need=one, other=other, by=who, answer=Sameness.DIFFERENT)

    _of_each(chosen, platform, by, deed)


def undo(*, one: Record, other: Record, platform: Platform, by: User) -> None:
    """What was answered about a pair is as if nobody had. A need that ended by a merge is open
    again, where the person may open it."""
    _check(one, other, platform, by)
    with journal.together():
        for link in Link.objects.filter(_between(one, other), kind__in=KINDS):
            _take_away(link, by)
        forget_difference(one=one, other=other, by=by)


def _take_away(link: Link, by: User) -> None:
    links.untie(link, by=by)
    gone = Need.objects.filter(pk=link.source_id).select_related("scope", "platform").first()
    if gone is None or gone.is_open or link.kind != Link.Kind.SAME:
        return
    # one that was closed for another reason stays so
    ended_here = gone.status == "withdrawn" or link.target.reference in gone.closed_reason
    if ended_here and "reopen" in {each.verb for each in NEED.allowed(gone, by)}:
        reopen_need(need=gone, by=by)


def merge(*, kept: Need, gone: Need, platform: Platform, by: User) -> None:
    """One goes on, the other ends and points at it.

    :raises Refused: they are not both the platform's own, or the one can't end now.
    :raises NotAllowed: the person may not end it.
    """
    _check(kept, gone, platform, by)
    if kept.platform_id != gone.platform_id or not kept.is_open:
        raise Refused(_("Bara två öppna behov i samma stad kan slås ihop."))
    verb = rules.verb_to_end(by, gone)
    if not verb:
        raise NotAllowed("merge")
    with journal.together():
        if verb == "withdraw":
            withdraw_need(need=gone, by=by)
        else:
            reason = _("Samma behov som %(ref)s.") % {"ref": kept.reference}
            close_need(need=gone, by=by, reason=reason)
        _tie(gone, kept, Link.Kind.SAME, by)


def _of_each(chosen: Sequence[Record], platform: Platform, by: User, deed: Deed) -> None:
    if not 2 <= len(chosen) <= MOST:
        raise Refused(_("Välj minst två, och högst tolv."))
    for one, other in combinations(chosen, 2):
        if platform.pk in (one.platform_id, other.platform_id):
            _check(one, other, platform, by)
    if all(record.platform_id != platform.pk for record in chosen):
        raise NotAllowed("islands")
    with journal.together():
        for one, other in combinations(chosen, 2):
            if platform.pk in (one.platform_id, other.platform_id):
                deed(one, other, by)


def _check(one: Record, other: Record, platform: Platform, by: User) -> None:
    if not rules.may_answer(by, platform, one, other):
        raise NotAllowed("islands")


def _tie(one: Record, other: Record, kind: str, by: User) -> None:
    """Two that are tied already are known to each other."""
    if not Link.objects.filter(_between(one, other), kind=kind).exists():
        records.tie(source=one, target=other, kind=kind, by=by)


def _between(one: Record, other: Record) -> Q:
    return Q(source_id=one.pk, target_id=other.pk) | Q(source_id=other.pk, target_id=one.pk)
