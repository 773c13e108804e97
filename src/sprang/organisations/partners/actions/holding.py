"""What the verbs share: whose partnership it is, held until the deed is done."""

from typing import Any

from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import User

from ...actions.partnerships import tell
from ...models import Partnership
from .. import rules


def hold(partnership: Partnership) -> Partnership:
    """As it stands now. Whoever ends it meanwhile waits, or has ended it already."""
    rows = Partnership.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("platform", "organisation").get(pk=partnership.pk)


def held_by(by: User | None, partnership: Partnership) -> Partnership:
    """`by` is None for the demo.

    :raises NotAllowed: unless `by` leads the platform, and it has not ended.
    """
    held = hold(partnership)
    if by is not None and not rules.may_write(by, held):
        raise NotAllowed("partnership")
    return held


def told_of(verb: str, held: Partnership, by: User | None, **data: Any) -> None:
    """Under the platform's own name: what is told of it holds ids and names of fields only."""
    tell(f"partnership.{verb}", held.platform, held.organisation, by, **data)
