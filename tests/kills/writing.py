"""People who write without a pause, and remember what they were promised."""

import hashlib
import random
import threading
from dataclasses import dataclass, field
from typing import Any

from .http import Answer, NoAnswer, Nobody, Person
from .log import Log
from .talking import Talker
from .watching import WORDS as WATCHED
from .watching import Watcher

PLATFORM = "boras"
WORDS = "nyckel schema vikarie larm trapphus journal tvätt möte cykel skola paragraf enhet".split()


@dataclass
class Known:
    """One need: what it may say now. More than one where an answer never came."""

    reference: str
    uid: str
    may_say: set[str]
    edits: int = 0
    files: dict[str, str] = field(default_factory=dict)
    """Name -> SHA-256 of what was promised to be kept."""


class Writer(threading.Thread):
    def __init__(self, number: int, person: Person, log: Log, over: threading.Event) -> None:
        super().__init__(name=f"writer {number}", daemon=True)
        self.number, self.person, self.log, self.over = number, person, log, over
        self.dice = random.Random(f"{log.seed}:{number}")  # noqa: S311  the same each time
        self.known: list[Known] = []
        self.unsure: set[str] = set()
        """Texts of needs that were sent and never answered."""
        self.watcher = Watcher(PLATFORM, person, log, self.dice)
        self.talker = Talker(f"Nr {number}", self._ask, self.dice)
        self.sent_files: dict[str, str] = {}
        self.done = 0

    def run(self) -> None:
        self.begin()
        deeds = {self.capture: 5, self.edit: 4, self.attach: 1, self.watch: 1, self.look: 1}
        deeds |= {self.talk: 2}
        while not self.over.is_set():
            [deed] = self.dice.choices(list(deeds), list(deeds.values()))
            self.done += 1
            try:
                deed()
            except NoAnswer:
                self.over.wait(0.2)
            except Exception as fault:
                self.log.wrong(f"{self.name}: {type(fault).__name__}: {fault}")
                return

    def begin(self) -> None:
        """One looks for all that others write of, so that the shortest trial has what to tell."""
        for word in WATCHED if self.number == 0 else ():
            while not self.watcher.begin_for_good(word) and not self.over.wait(0.2):
                pass
            self.log.write("watched for good", word=word)

    def words(self) -> str:
        said = " ".join(self.dice.choices(WORDS, k=self.dice.randint(4, 40)))
        if self.dice.random() < 0.5:
            said += f" {self.dice.choice(WATCHED)}"
        return f"Nr {self.number}-{self.done}: {said}."

    def watch(self) -> None:
        self.watcher.begin_or_stop([need.reference for need in self.known])

    def talk(self) -> None:
        self.talker.say_or_change([need.uid for need in self.known])

    def look(self) -> None:
        """At what matches: what is asked while it is written anew is answered."""
        if self.known:
            path = f"/{PLATFORM}/behov/{self.dice.choice(self.known).reference}/traffar/"
            answer = self.person.get(path)
            if answer.status != 200:
                self._odd("looked", answer)

    def capture(self) -> None:
        text = self.words()
        answer = self._ask("captured", "POST", "/needs", {"platform": PLATFORM, "text": text})
        if answer is None:
            self.unsure.add(text)
        elif answer.status == 201:
            said = answer.json()
            self.known.append(Known(said["reference"], said["uid"], {text}))
            self._is_heard(text)

    def _is_heard(self, text: str) -> None:
        is_heard = self.number and any(word in text for word in WATCHED)
        if is_heard and self.log.counts["watched for good"] == len(WATCHED):
            self.log.write("to be told", text=text)

    def edit(self) -> None:
        if not self.known:
            return None
        need, text = self.dice.choice(self.known), self.words()
        path = f"/needs/{PLATFORM}/{need.reference}"
        now = self.person.api("GET", path)
        if now.status != 200:
            return self._odd("read", now)
        if now.json()["text"] not in need.may_say:
            self.log.wrong(f"{need.reference} says what nobody promised")
        need.may_say = {now.json()["text"]}
        sent = {"version": now.json()["version"], "text": text}
        answer = self._ask("edited", "PATCH", path, sent)
        if answer is None:
            need.may_say.add(text)
        elif answer.status == 200:
            need.may_say, need.edits = {text}, need.edits + 1
        return None

    def attach(self) -> None:
        if not self.known:
            return None
        need = self.dice.choice(self.known)
        name, content = f"fil-{self.number}-{self.done}.txt", self._content()
        self.sent_files[name] = hashlib.sha256(content).hexdigest()
        path = f"/{PLATFORM}/behov/{need.reference}/filer/"
        try:
            answer = self.person.post(path, {}, ("fil", name, content))
        except Nobody:
            raise
        except NoAnswer:
            self.log.write("unknown", deed="attached", name=name)
            raise
        if answer.status != 302:
            return self._odd("attached", answer)
        need.files[name] = self.sent_files[name]
        self.log.write("acknowledged", deed="attached", to=need.reference, name=name)
        return None

    def _content(self) -> bytes:
        size = self.dice.choice((200, 20_000, 400_000))
        return self.dice.randbytes(size // 2).hex().encode()

    def _ask(self, deed: str, method: str, path: str, body: dict[str, Any]) -> Answer | None:
        """None where no answer came."""
        try:
            answer = self.person.api(method, path, body)
        except NoAnswer as fault:
            if not isinstance(fault, Nobody):
                self.log.write("unknown", deed=deed, path=path, sent=body)
            self.over.wait(0.2)
            return None
        if answer.status >= 400:
            self._odd(deed, answer)
            return None if answer.status >= 500 else answer
        self.log.write("acknowledged", deed=deed, path=path, sent=body, answer=answer.json()["uid"])
        return answer

    def _odd(self, deed: str, answer: Answer) -> None:
        self.log.write("refused", deed=deed, status=answer.status)
        if answer.status not in (409, 503):
            self.log.wrong(f"{deed}: {answer.status} {answer.body[:200]!r}")
