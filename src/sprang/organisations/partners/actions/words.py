"""What a partnership is about."""

from typing import Any

from django.db import transaction

from sprang.foundation.models import User

from ...actions.rights import change
from ...models import Partnership
from .holding import held_by, told_of


@transaction.atomic
def change_partnership(
    *, partnership: Partnership, by: User | None = None, **values: Any
) -> Partnership:
    """Themes, and since when. `by` is None for the demo.

    :raises NotAllowed: unless `by` leads the platform, and it has not ended.
    :raises Stale: somebody has written other values since `partnership` was read.
    """
    held = held_by(by, partnership)
    changed = change(partnership, values)
    if changed:
        partnership.save(update_fields=sorted(changed))
        told_of("changed", held, by, fields=sorted(changed))
    return partnership
