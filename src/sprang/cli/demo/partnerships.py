"""What the demo's cities and their partners have agreed on, promised and made."""

from datetime import date, timedelta
from typing import Any

from sprang.organisations.models import Partnership
from sprang.organisations.partners import actions

from .content import Row
from .loaded import Loaded


def load_partnership(row: Row, loaded: Loaded) -> None:
    """The city's lead is its contact; the partner's are those who work there."""
    platform = loaded.platform(row["platform"])
    rows = Partnership.objects.filter(platform=platform)
    partnership = rows.get(organisation=loaded.organisation(row["organisation"]))
    actions.change_partnership(partnership=partnership, themes=row["themes"])
    lead = loaded.leads[platform.pk]
    said: dict[str, Any] = {"email": lead.email, "role": "Håller ihop samarbetet"}
    actions.add_contact(partnership=partnership, side="ours", **said)
    for email in row.get("theirs", []):
        actions.add_contact(partnership=partnership, side="theirs", email=email)
    for each in row.get("agreement", []):
        actions.add_agreement(partnership=partnership, **agreed(each, loaded))
    for each in row.get("contribution", []):
        actions.promise(partnership=partnership, **promised(each, loaded))


def agreed(said: dict[str, Any], loaded: Loaded) -> dict[str, Any]:
    days = {"starts_on": day(said, "from", loaded), "ends_on": day(said, "until", loaded)}
    own: dict[str, Any] = {name: said[name] for name in ("type", "number", "says") if name in said}
    return {**own, **days, "remind_days": said.get("remind", 90)}


def promised(said: dict[str, Any], loaded: Loaded) -> dict[str, Any]:
    days = {"due_on": day(said, "due", loaded), "made_on": day(said, "made", loaded)}
    own = {name: value for name, value in said.items() if name not in ("due", "made")}
    return {**own, **days}


def day(said: dict[str, Any], name: str, loaded: Loaded) -> date | None:
    return (loaded.now + timedelta(days=said[name])).date() if name in said else None
