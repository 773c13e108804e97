"""What has come in to the demo from people who have no account."""

from datetime import timedelta

from sprang.needs.sources import actions
from sprang.needs.sources.enums import State
from sprang.needs.sources.models import SenderLetter, Submission
from sprang.needs.sources.spam import Came, stamp

from .content import Row
from .loaded import Loaded


def load_told(row: Row, loaded: Loaded) -> None:
    platform = loaded.platform(row["platform"])
    told = actions.receive(
        platform=platform,
        came=Came(stamp=stamp()),
        **row.pick("text", "affected", "email", "name"),
    )
    at = loaded.now - timedelta(hours=row["hours_ago"])
    values = {"created_at": at, "state": State.UNCONFIRMED, "signs": row.get("signs", [])}
    if row["state"] == State.HELD:
        values["state"] = State.HELD
    elif row["state"] != State.UNCONFIRMED:
        values |= {"confirmed_at": at + timedelta(minutes=9), "state": State.WAITING}
    Submission.objects.filter(pk=told.pk).update(**values)
    told.refresh_from_db()
    decide(told, row, loaded)
    # nobody has these addresses
    SenderLetter.objects.filter(submission=told).delete()


def decide(told: Submission, row: Row, loaded: Loaded) -> None:
    lead = loaded.leads[told.platform_id]
    if row["state"] == State.TAKEN_IN:
        need = actions.take_in(submission=told, by=lead, text=told.text, affected=told.affected)
        need.created_at = need.changed_at = told.created_at + timedelta(hours=5)
        loaded.dated.append(need)
    if row["state"] == State.DECLINED:
        said = {"reason": row["reason"], "words": row.get("words")}
        actions.decline(submission=told, by=lead, **said)
