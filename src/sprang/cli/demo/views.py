"""What people of the demo have saved of lists."""

from sprang.foundation.lists.saving import save_view
from sprang.matching.watching.actions import watch_view

from .content import Row
from .loaded import Loaded


def load_view(row: Row, loaded: Loaded) -> None:
    person = loaded.people[row["by"]]
    said = {"list_name": row["list"], "asked": row["asked"], "name": row["name"]}
    view = save_view(platform=loaded.platform(row["platform"]), by=person, **said)
    if row.get("watched"):
        watch_view(view=view, by=person)
