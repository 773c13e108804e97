"""How some needs of the demo have gone on."""

from datetime import timedelta

from django.utils import timezone

from sprang.foundation.models import User
from sprang.needs import actions as needs
from sprang.needs.enums import Origin
from sprang.needs.models import Need, RoadChoice

from .content import Row
from .loaded import Loaded


def load_road(row: Row, loaded: Loaded) -> None:
    """Those who have it too, what was looked at, and the decision where there is one."""
    need = Need.objects.get(pk=loaded.needs[row.key].pk)
    lead = loaded.leads[need.platform_id]
    for each in row.get("joined", []):
        _join(Row(row.file, {"key": row.key, **each}), need, lead, loaded)
    for each in row.get("looked", []):
        _look(Row(row.file, {"key": row.key, **each}), need, lead, loaded)
    if row.get("road"):
        _choose(row, need, lead, loaded)


def _join(row: Row, need: Need, lead: User, loaded: Loaded) -> None:
    joining = needs.join_need(
        need=need,
        by=loaded.people[row["by"]],
        scope=loaded.scopes[row["scope"]],
        **row.pick("words", "how_many"),
    )
    if row.get("owner"):
        needs.invite_to_own(joining=joining, by=lead)
        needs.accept_to_own(joining=joining, by=loaded.people[row["by"]])


def _look(row: Row, need: Need, lead: User, loaded: Loaded) -> None:
    said = row.pick("verdict", "because", "title", "website", "origin")
    if key := row.get("solution"):
        said |= {"record": loaded.solutions[key], "origin": Origin.PRACTICE}
    if key := row.get("innovator"):
        said |= {"organisation": loaded.organisation(key), "origin": Origin.MARKET}
    needs.look_at(need=need, by=lead, **said)


def _choose(row: Row, need: Need, lead: User, loaded: Loaded) -> None:
    """Decided between the day that the need last changed and today."""
    later = row.get("look_again_in")
    choice = needs.choose_road(
        need=need,
        by=lead,
        look_again=timezone.localdate() + timedelta(days=later) if later else None,
        **row.pick("road", "reasons", "decided_by", "registration_number"),
    )
    changed = next(each.changed_at for each in loaded.dated if each.pk == need.pk)
    at = changed + (loaded.now - changed) / 3
    days = {"at": at, "decided_on": timezone.localtime(at).date()}
    RoadChoice.objects.filter(pk=choice.pk).update(**days)
