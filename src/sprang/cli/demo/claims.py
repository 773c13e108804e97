"""Who says in the demo that they work at an organisation."""

from sprang.organisations.claims.actions import claim

from .content import Row
from .loaded import Loaded


def load_claim(row: Row, loaded: Loaded) -> None:
    claim(
        organisation=loaded.organisation(row["organisation"]),
        platform=loaded.platform(row["platform"]),
        by=loaded.people[row["by"]],
        words=row["words"],
    )
