"""People who watch for words that others write, and for needs of their own."""

import random
from dataclasses import dataclass
from uuid import UUID

from .http import Answer, NoAnswer, Nobody, Person
from .log import Log

WORDS = ("hiss", "dusch", "brunn", "staket", "parkering", "kyl")
"""In every other text one of them; in imported ones none."""
MOST = 3
"""Watches that one person has at once."""


@dataclass
class Watched:
    """`is_standing` is None where an answer never came."""

    uid: UUID
    is_standing: bool | None = True


class Watcher:
    """What one person watches for; begun and stopped over the API."""

    def __init__(self, platform: str, person: Person, log: Log, dice: random.Random) -> None:
        self.platform, self.person, self.log, self.dice = platform, person, log, dice
        self.known: dict[UUID, Watched] = {}
        self.lasting: set[UUID] = set()

    def begin_for_good(self, words: str) -> bool:
        """A watch that is not stopped again; false where nobody knows whether it was begun."""
        begun = self.look_for({"words": words})
        self.lasting |= {begun} if begun else set()
        return begun is not None

    def begin_or_stop(self, needs: list[str]) -> None:
        passing = [each for each in self.known.values() if each.uid not in self.lasting]
        standing = [each for each in passing if each.is_standing]
        if len(standing) < MOST:
            self.begin(needs)
        else:
            self.stop(self.dice.choice(standing))

    def begin(self, needs: list[str]) -> None:
        """The same again is the same watch, also where it had been stopped."""
        words = " ".join(self.dice.sample(WORDS, self.dice.choice((1, 1, 2))))
        asked = {"need": self.dice.choice(needs)} if needs and self.dice.random() < 0.2 else {}
        self.look_for(asked or {"words": words})

    def look_for(self, asked: dict[str, str]) -> UUID | None:
        sent = {"platform": self.platform, **asked}
        answer = self._ask("watched", "POST", "/watches", sent)
        if answer is None:
            # perhaps it was one that had been stopped, and stands again
            for each in self.known.values():
                each.is_standing = each.is_standing or None
        elif answer.status == 201:
            uid = UUID(answer.json()["uid"])
            self.known[uid] = Watched(uid)
            self.log.write("acknowledged", deed="watched", sent=sent, answer=str(uid))
            return uid
        return None

    def stop(self, watch: Watched) -> None:
        answer = self._ask("stopped", "DELETE", f"/watches/{watch.uid}", None)
        if answer is None:
            watch.is_standing = None
        elif answer.status == 204:
            watch.is_standing = False
            self.log.write("acknowledged", deed="stopped", answer=str(watch.uid))

    def _ask(self, deed: str, method: str, path: str, sent: object) -> Answer | None:
        """None where nobody knows whether it was done."""
        try:
            answer = self.person.api(method, path, sent)
        except Nobody:
            raise
        except NoAnswer:
            self.log.write("unknown", deed=deed, path=path, sent=sent)
            return None
        if answer.status >= 400:
            self.log.write("refused", deed=deed, status=answer.status)
            if answer.status != 503:
                self.log.wrong(f"{deed}: {answer.status} {answer.body[:200]!r}")
        return None if answer.status >= 500 else answer
