"""What one of the writers says about needs, and what of it was promised to stay."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sprang.dialogue.models import Comment
from sprang.foundation.models import Entry

from .http import Answer

Ask = Callable[[str, str, str, dict[str, Any]], Answer | None]
"""Deed, method, path, body; None where no answer came."""
CHANGED = 0.3


@dataclass
class Said:
    """One comment: what it may say now. More than one where an answer never came."""

    uid: str
    may_say: set[str]
    edits: int = 0


class Talker:
    def __init__(self, name: str, ask: Ask, dice: random.Random) -> None:
        self.name, self.ask, self.dice = name, ask, dice
        self.known: list[Said] = []
        self.unsure: set[str] = set()
        """What was sent and never answered."""
        self.done = 0

    def say_or_change(self, needs: list[str]) -> None:
        """:param needs: their uids."""
        self.done += 1
        words = f"{self.name} säger {self.done}."
        if self.known and self.dice.random() < CHANGED:
            self.change(self.dice.choice(self.known), words)
        elif needs:
            self.say(self.dice.choice(needs), words)

    def say(self, need: str, words: str) -> None:
        answer = self.ask("said", "POST", f"/records/{need}/comments", {"text": words})
        if answer is None:
            self.unsure.add(words)
        elif answer.status == 201:
            self.known.append(Said(answer.json()["uid"], {words}))

    def change(self, said: Said, words: str) -> None:
        answer = self.ask("changed words", "PATCH", f"/comments/{said.uid}", {"text": words})
        if answer is None:
            said.may_say.add(words)
        elif answer.status == 200:
            said.may_say, said.edits = {words}, said.edits + 1


def faults(talkers: Iterable[Talker]) -> Iterator[str]:
    """What was promised is there, once, told of in the journal; nothing that nobody sent is."""
    here = dict(Comment.objects.values_list("uid", "text"))
    texts = {str(uid): text for uid, text in here.items()}
    told = Entry.objects.filter(kind__startswith="dialogue.").values_list("payload", flat=True)
    entries = Counter(payload["comment"] for payload in told if "comment" in payload)
    known = [each for talker in talkers for each in talker.known]
    sent = {text for each in known for text in each.may_say}
    sent |= {text for talker in talkers for text in talker.unsure}
    for each in known:
        if texts.get(each.uid) not in each.may_say:
            yield f"the comment {each.uid} does not say what was promised"
        if entries[each.uid] < 1 + each.edits:
            yield f"the comment {each.uid} has {entries[each.uid]} entries, and {each.edits} edits"
    if twice := [text for text, times in Counter(texts.values()).items() if times > 1]:
        yield f"{len(twice)} comments were sent once and are there twice"
    if halves := set(texts.values()) - sent:
        yield f"{len(halves)} comments say what nobody sent"
    if untold := texts.keys() - entries.keys():
        yield f"{len(untold)} comments have no entry"
