"""Writing down a need that a file tells of, in the state it is in there."""

from typing import Any

from sprang.foundation import records
from sprang.foundation.models import Platform, User

from ..actions import capture_need
from ..enums import Source
from ..models import Need


def capture(platform: Platform, by: User | None, values: dict[str, Any]) -> Need:
    """The same verb as in the pages. A state further on is journaled as what it is: read in."""
    status = values.pop("status", None)
    need = capture_need(platform=platform, by=by, source=Source.IMPORT, **values)
    return records.change(need, by=by, verb="imported", status=status) if status else need
