"""Two needs become one, and one becomes two. Nothing that was said is lost by either."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sprang.dialogue.actions import follow_too
from sprang.foundation import journal, records
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Link, Scope, User
from sprang.foundation.unseen import without_unseen

from .. import rules
from ..enums import NeedStatus
from ..models import Joining, Need
from ..workflow import NEED

SHARED = ("platform", "room", "visibility", "language", "themes", "goals", "affected")
"""What a part that is split off has from the whole."""


def merge_needs(*, kept: Need, gone: Need, by: User, version: int | None = None) -> Need:
    """`gone` ends and leads to `kept`; those who had joined or follow it come with it.

    :raises NotAllowed: the person can't see the one, or may not end the other.
    :raises Refused: they are not two open needs of one city.
    :raises Stale: someone else has changed `gone` since `version`.
    """
    if not kept.is_visible_to(by):
        raise NotAllowed("merge_needs")
    NEED.check(gone, "merge", by)
    with journal.together():
        _hold_both(kept, gone)
        if kept.pk == gone.pk or kept.platform_id != gone.platform_id or not kept.is_open:
            raise Refused(_("Bara två öppna behov i samma stad kan slås ihop."))
        NEED.go(gone, "merge", by=by, version=version, merged_into=kept)
        records.tie(source=gone, target=kept, kind=Link.Kind.SAME, by=by)
        journal.append("need.took_in", subject=kept, by=by, data={"other": str(gone.uid)})
        _let_join(kept, gone)
        follow_too(gone, kept)
    return kept


def _hold_both(kept: Need, gone: Need) -> None:
    """In one order, so that two people wait for each other only once; read anew, since two who
    merge them in opposite directions would end both."""
    for need in sorted((kept, gone), key=lambda each: each.pk):
        records.hold(need)
    kept.refresh_from_db(fields=["status"])


def _let_join(kept: Need, gone: Need) -> None:
    """The place of the one that ends, and those that had joined it. What they said is seen by those
    who see where they first said it, also when it has come a long way."""
    had = [Joining(scope=gone.scope, by=gone.author), *gone.joinings.select_related("came_with")]
    rows = [
        Joining(
            need=kept,
            came_with=each.came_with or gone,
            scope=each.scope,
            by=each.by,
            words=each.words,
            how_many=each.how_many,
        )
        for each in had
        if each.scope_id != kept.scope_id
    ]
    Joining.objects.bulk_create(rows, ignore_conflicts=True)


def split_need(
    *,
    need: Need,
    by: User,
    title: str,
    text: str,
    scope: Scope | None = None,
    rest: Mapping[str, str] | None = None,
    version: int | None = None,
) -> Need:
    """A new need of what was a part of this one, whose words are `rest` from now on: its title
    and its text, where they change.

    :raises NotAllowed: the person may not change the need.
    :raises BadInput: the part says nothing, or the person may not write for the place.
    :raises Stale: someone else has changed the need since `version`.
    """
    if not rules.may_edit(by, need) or not need.is_open:
        raise NotAllowed("split_need")
    if not without_unseen(text).strip():
        raise BadInput({"text": _("Skriv vad den andra delen handlar om.")})
    if not rules.may_move(by, need, scope or need.scope):
        raise BadInput({"scope": _("Välj en enhet på plattformen som du får skriva för.")})
    shared = {name: getattr(need, name) for name in SHARED}
    with journal.together():
        part = Need(**shared, scope=scope or need.scope, title=title.strip(), text=text.strip())
        part.status = NeedStatus.CAPTURED
        records.add(part, by=by, verb="captured")
        _leave(need, rest or {}, by, version)
        records.tie(source=part, target=need, kind=Link.Kind.SPLIT_FROM, by=by)
        follow_too(need, part)
    return part


def _leave(need: Need, rest: Mapping[str, str], by: User, version: int | None) -> None:
    before = need.version
    records.change(need, by=by, verb="split", version=version, **rest)
    if need.version == before:
        records.touch(need, by=by, verb="split", version=version)
