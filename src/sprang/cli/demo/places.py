"""Platforms, organisations, units and partners of the demo."""

import zlib
from datetime import timedelta
from typing import Any

from sprang.organisations import actions
from sprang.organisations.models import Partnership, Unit

from .content import Row
from .loaded import Loaded

PROFILE = (
    *("municipality_code", "summary", "text", "seeks", "references", "website", "languages"),
    *("places", "size", "founded", "is_women_owned", "themes"),
)


def load_platform(row: Row, loaded: Loaded) -> None:
    apart = ("slug", "name", "synonyms")
    fields = {name: value for name, value in row.values.items() if name not in apart}
    loaded.scopes[row.key] = actions.found_platform(
        by=None, slug=row["slug"], name=row["name"], is_demo=True, **fields
    )


def load_organisation(row: Row, loaded: Loaded) -> None:
    loaded.scopes[row.key] = actions.register_organisation(
        name=row["name"],
        type=row["kind"],
        parent=loaded.platform(row["platform"]),
        **row.pick("organisation_number", "municipality_code", "summary"),
    )


def load_unit(row: Row, loaded: Loaded) -> None:
    above: Any = loaded.scopes.get(row.get("parent"))
    loaded.scopes[row.key] = actions.add_unit(
        organisation=loaded.organisation(row["organisation"]),
        name=row["name"],
        type=row["kind"],
        parent=above if isinstance(above, Unit) else None,
    )


def load_innovator(row: Row, loaded: Loaded) -> None:
    organisation = actions.register_organisation(
        name=row["name"],
        type=row["kind"],
        **row.pick(*PROFILE),
    )
    loaded.scopes[row.key] = organisation
    for city in row.get("partner_of", []):
        platform = loaded.platform(city)
        actions.join_as_partner(platform=platform, organisation=organisation, by=None)
        since = loaded.now.date() - timedelta(days=_spread(f"{row.key} {city}", 1500))
        Partnership.objects.filter(platform=platform, organisation=organisation).update(since=since)


def _spread(key: str, width: int) -> int:
    """The same number below `width` for the same key every time."""
    return zlib.crc32(key.encode()) % width
