"""What is done about an island. Everything but the journal's own memory of it can be undone."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final

from django.utils.translation import gettext as _

from sprang.foundation import journal, links
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Entry, Link, Platform, Record, User
from sprang.needs.actions import close_need, reopen_need, withdraw_need
from sprang.needs.models import Need
from sprang.needs.workflow import NEED

from ..actions.sameness import answer_sameness, forget_difference
from ..enums import Sameness
from . import rules, ties

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
    if gone is None or gone.is_open or not _ended_by(link, gone):
        return
    if "reopen" in {each.verb for each in NEED.allowed(gone, by)}:
        reopen_need(need=gone, by=by)


def _ended_by(link: Link, gone: Need) -> bool:
    """The merge ended it, and nothing has been done to it since."""
    tied = Entry.objects.filter(subject_uid=gone.uid, kind=f"{Need.KIND}.tied")
    tied = tied.filter(payload__target=str(link.target.uid)).order_by("-seq")
    payload = tied.values_list("payload", flat=True).first() or {}
    return bool(payload.get("ended_at_version") == gone.version)


def merge(*, kept: Need, gone: Need, platform: Platform, by: User) -> None:
    """One goes on, the other ends and points at it.

    :raises Refused: they are not both the platform's own, or the one can't end now.
    :raises NotAllowed: the person may not end it.
    """
    ties.check(kept, gone, platform, by)
    with journal.together():
        ties.hold((kept, gone))
        # read anew: two who merge them in opposite directions would end both
        kept.refresh_from_db(fields=["status"])
        gone.refresh_from_db(fields=["status", "version"])
        if kept.platform_id != gone.platform_id or not kept.is_open:
            raise Refused(_("Bara två öppna behov i samma stad kan slås ihop."))
        _end(gone, by)
        gone.refresh_from_db(fields=["version"])
        ties.tie(gone, kept, Link.Kind.SAME, by, ended_at_version=gone.version)


def _end(gone: Need, by: User) -> None:
    verb = rules.verb_to_end(by, gone)
    if not verb:
        raise NotAllowed("merge")
    if verb == "withdraw":
        withdraw_need(need=gone, by=by)
    else:
        # without the other's number: who reads this may not see that one, as the tie knows
        close_need(need=gone, by=by, reason=_("Det är slaget ihop med ett annat behov."))


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
