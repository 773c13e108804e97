"""Which needs a solution answers. Needs are known here only as records."""

from collections.abc import Collection

from sprang.foundation import links, records
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Link, Record, User

from .models import Solution

NEED = "need"


def answered(solution: Solution, viewer: User) -> list[Record]:
    """The needs that it answers, of those that the person may see."""
    return [link.target for link in _links(solution, viewer)]


def tie_to(solution: Solution, needs: Collection[Record], *, by: User) -> bool:
    """Answer exactly these; ties to needs that the person may not see stay. Called in the action's
    transaction, within `journal.together`.

    :raises NotAllowed: one of them is no need, or not for the person to see.
    """
    if not all(need.kind == NEED and need.is_visible_to(by) for need in needs):
        raise NotAllowed("answer_needs")
    tied = {link.target_id: link for link in _links(solution, by)}
    new = [need for need in needs if need.pk not in tied]
    gone = tied.keys() - {need.pk for need in needs}
    for need in new:
        records.tie(source=solution, target=need, kind=Link.Kind.ANSWERS, by=by)
    for target in sorted(gone):
        links.untie(tied[target], by=by)
    return bool(new or gone)


def _links(solution: Solution, viewer: User) -> list[Link]:
    seen = Link.objects.visible_to(viewer).filter(source=solution, kind=Link.Kind.ANSWERS)
    rows = seen.filter(target__kind=NEED).select_related("source", "target__platform")
    return list(rows.order_by("pk"))
