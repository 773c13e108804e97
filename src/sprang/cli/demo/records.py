"""Needs and solutions of the demo, with the ties between them."""

from sprang.foundation import records
from sprang.foundation.models import Entry, Link, Platform, Record, User
from sprang.needs import actions as needs
from sprang.needs.enums import NeedStatus
from sprang.needs.models import Need
from sprang.solutions import actions as solutions

from .content import Content, Row
from .loaded import Loaded

ENDED_BECAUSE = "Det togs om hand i det löpande arbetet och behöver ingen ny lösning."


def load_need(row: Row, loaded: Loaded) -> None:
    """Captured by its author, then shared, sharpened or ended by the city's lead."""
    platform, author = loaded.platform_above(row["scope"]), loaded.people[row["author"]]
    need = needs.capture_need(
        platform=platform,
        by=author,
        scope=loaded.scopes[row["scope"]],
        **row.pick("title", "summary", "text", "language", "visibility", "themes"),
        **row.pick("goals", *Need.TOLD),
    )
    lead = loaded.leads[platform.pk]
    if need.visibility != row["visibility"]:
        need = needs.share_need(need=need, by=lead, visibility=row["visibility"])
    if row.get("requirement"):
        needs.set_requirements(need=need, by=lead, rows=row["requirement"])
        need.refresh_from_db(fields=["version"])
    loaded.needs[row.key] = _settle(need, row, lead, author)
    _remember(need, row, loaded)


def _settle(need: Need, row: Row, lead: User, author: User) -> Need:
    status = row["status"]
    if status in (NeedStatus.SHARPENED, NeedStatus.CHOSEN):  # the road comes with `load_road`
        return needs.sharpen_need(need=need, by=lead)
    if status == NeedStatus.CLOSED:
        reason = row.get("closed_reason") or ENDED_BECAUSE
        return needs.close_need(need=need, by=lead, reason=reason)
    if status == NeedStatus.WITHDRAWN:
        return needs.withdraw_need(need=need, by=author)
    return need


def load_solution(row: Row, loaded: Loaded) -> None:
    platform = loaded.platform(row["platform"])
    lead = loaded.leads[platform.pk]
    provider = row.get("provider")
    solution = solutions.register_solution(
        platform=platform,
        by=lead,
        provider=loaded.organisation(provider) if provider else None,
        copied_from=_city_name(row.get("copied_from"), loaded),
        **row.pick("title", "summary", "text", "status", "visibility", "language", "themes"),
        **row.pick("in_use_since", "effect", "effect_before", "effect_after", "effect_unit"),
        **row.pick("novelty", "adopted_by", "website"),
    )
    loaded.solutions[row.key] = solution
    for key in row.get("answers", []):
        need = loaded.needs[key]
        records.tie(source=solution, target=need, kind=Link.Kind.ANSWERS, by=lead)
    _remember(solution, row, loaded)


def _city_name(said: str, loaded: Loaded) -> str:
    known = loaded.scopes.get(said)
    return known.name if isinstance(known, Platform) else said


def tie_similar(content: Content, loaded: Loaded) -> None:
    """The same need in two cities, tied once though both name it."""
    named = ((row.key, other) for row in content.needs for other in row.get("similar", []))
    for one, other in sorted({(min(pair), max(pair)) for pair in named}):
        source = loaded.needs[one]
        lead = loaded.leads[source.platform_id]
        records.tie(source=source, target=loaded.needs[other], kind=Link.Kind.SAME, by=lead)


def merge_same(content: Content, loaded: Loaded) -> None:
    """The same need twice in one city."""
    for row in content.needs:
        if key := row.get("merged_into"):
            gone, kept = (Need.objects.get(pk=loaded.needs[each].pk) for each in (row.key, key))
            needs.merge_needs(kept=kept, gone=gone, by=loaded.leads[gone.platform_id])


def _remember(record: Record, row: Row, loaded: Loaded) -> None:
    record.created_at, record.changed_at = loaded.times(row.key, row["days_ago"], row["status"])
    loaded.dated.append(record)


def set_back(entries: list[Entry], loaded: Loaded) -> None:
    """The journal of the demo tells of the same days as its records, in order of time."""
    times = {record.uid: [record.created_at, record.changed_at] for record in loaded.dated}
    for entry in entries:
        if id(entry) in loaded.told:
            continue
        if known := times.get(entry.subject_uid):
            entry.at = known.pop(0) if len(known) > 1 else known[0]
        else:
            entry.at = loaded.founded
    entries.sort(key=lambda entry: entry.at)
