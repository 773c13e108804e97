"""Django's sessions in a table of our own: whose they are, how long they last, how they end.

Named in `SESSION_ENGINE`. A session ends on the server, whatever the browser keeps: some time
after it began, and, unless the person asked to be remembered, when it has not been used for long.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as TableStore
from django.db import DatabaseError
from django.db.models import Subquery
from django.utils import timezone

from .database.away import is_away
from .journal import standing
from .models import Head, Session, User

REMEMBERED = timedelta(days=14)
AT_MOST = timedelta(hours=24)
UNUSED = timedelta(hours=8)
"""A working day, for those who did not ask to be remembered."""
NOBODY = timedelta(hours=24)
SEEN_EVERY = timedelta(minutes=5)

BEGAN, DEVICE, NETWORK = "began", "device", "network"
_HEAD = Subquery(Head.objects.filter(pk=1).values("hash"))


class SessionStore(TableStore):
    row: Session | None = None
    """As it was when it was read."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        """With the person, and the journal's head: what every page needs, in one question."""
        living = Session.objects.filter(expire_date__gt=timezone.now()).select_related("user")
        mine = living.filter(session_key=digest(self.session_key)).order_by()
        for row in mine.annotate(head=_HEAD):
            self.row = row
            standing.found(row.head)
            return row
        self._session_key = None
        return None

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(session_key=digest(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        now, store = timezone.now(), cast(Any, self)  # the types lack some of Django's own
        began = _moment(data.get(BEGAN)) or now
        return Session(
            session_key=digest(store._get_or_create_session_key()),
            session_data=self.encode(data),
            expire_date=self.ends(data, began, now),
            user_id=data.get(SESSION_KEY),
            device=data.get(DEVICE, ""),
            network=data.get(NETWORK, ""),
            began_at=began,
            seen_at=now,
        )

    def ends(self, data: dict[str, Any], began: datetime, now: datetime) -> datetime:
        if SESSION_KEY not in data:
            return now + NOBODY
        if not self.get_expire_at_browser_close():
            return began + REMEMBERED
        return min(now + UNUSED, began + AT_MOST)

    def save(self, must_create: bool = False) -> None:
        """Django takes any error of the database for a session that somebody has ended."""
        try:
            super().save(must_create)
        except UpdateError as error:
            if isinstance(away := error.__context__, DatabaseError) and is_away(away):
                raise away from away.__cause__
            raise

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Session.objects.filter(session_key=digest(key)).delete()

    def touch(self) -> None:
        """Tell that it is in use; written at most every five minutes."""
        row, now = self.row, timezone.now()
        if row is None or row.user_id is None or now - row.seen_at < SEEN_EVERY:
            return
        ends = self.ends(dict(self.items()), row.began_at, now)
        Session.objects.filter(pk=row.pk).update(seen_at=now, expire_date=ends)


def digest(key: str | None) -> str:
    """The cookie has some 165 random bits, so one round of SHA-256 is enough."""
    return hashlib.sha256((key or "").encode()).hexdigest()


def _moment(said: Any) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def end_all(user: User, *, but: str | None = None) -> int:
    """End a person's sessions, or all `but` the one with that key. How many there were."""
    return user.sessions.exclude(session_key=digest(but)).delete()[0]


def forget_ended() -> int:
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
