"""People who go on writing whatever happens, and remember what they were told was saved."""

import threading
import time
from collections import Counter
from dataclasses import dataclass, field

import requests

from .visitor import Pairs, Visitor, form_in

CAPTURE = "/boras/behov/nytt/"
MINE = "/boras/behov/?vy=mina&q="
NOT_READ_YET = "Träffar kan saknas en stund"
PATIENCE = 90.0
AGAIN = 0.1


class GaveUp(Exception):
    """Nothing could be saved for so long that waiting was no use."""


@dataclass
class Log:
    """What all writers were told. `acknowledged`: text -> when; `stale`: texts that were not on a
    page that their own writer asked for next, or that a search neither found nor said that it may
    lack; `shown` are those that stood on such a page."""

    acknowledged: dict[str, float] = field(default_factory=dict)
    found: int = 0
    told: int = 0
    shown: int = 0
    stale: list[str] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    lost_words: list[str] = field(default_factory=list)

    def gap_at(self, moment: float) -> float:
        """Seconds around a moment in which nobody was told that anything was saved."""
        times = sorted(self.acknowledged.values())
        before = max((each for each in times if each <= moment), default=moment)
        return min((each for each in times if each > moment), default=float("inf")) - before

    def count_since(self, moment: float) -> int:
        return sum(each > moment for each in self.acknowledged.values())


class Writer(threading.Thread):
    def __init__(self, name: str, visitor: Visitor, log: Log, stop: threading.Event) -> None:
        super().__init__(name=name)
        self.visitor, self.log, self.stop = visitor.copy(), log, stop
        self.fault: BaseException | None = None

    def run(self) -> None:
        number = 0
        try:
            while not self.stop.is_set():
                number += 1
                # no two words alike, so that a search can find nothing else
                self.write(f"Skrivare{self.name} nummer{self.name}x{number}")
        except BaseException as fault:
            self.fault = fault

    def write(self, text: str) -> None:
        pairs = [*self.empty_form(), ("text", text)]
        place = self.until_saved(pairs, text)
        self.log.acknowledged[text] = time.monotonic()
        self.look_for(text.split()[1], place)
        for path in (place, f"{MINE}{text.split()[0]}"):
            self.look_at(path, text)

    def empty_form(self) -> Pairs:
        page = self.insist("GET", [])
        return [pair for pair in form_in(page.text, CAPTURE).pairs if pair[0] != "text"]

    def until_saved(self, pairs: Pairs, text: str) -> str:
        answer = self.insist("POST", pairs)
        if answer.status_code != 302:
            raise GaveUp(f"{text}: {answer.status_code} {answer.text[-1000:]}")
        return answer.headers["Location"]

    def insist(self, method: str, pairs: Pairs) -> requests.Response:
        """Ask until it is answered with anything else than "not just now"."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                answer = self.visitor.post(CAPTURE, pairs) if pairs else self.visitor.get(CAPTURE)
            except requests.RequestException as fault:
                self.log.answers[f"{method} {type(fault).__name__}"] += 1
            else:
                self.log.answers[f"{method} {answer.status_code}"] += 1
                if answer.status_code not in (502, 503):
                    return answer
                self.check_kept(answer, pairs)
            time.sleep(AGAIN)
        raise GaveUp(f"{method} {CAPTURE} for {PATIENCE:.0f} s")

    def check_kept(self, answer: requests.Response, pairs: Pairs) -> None:
        """Språng's own page for a database that is away has what was sent, ready to send again."""
        if pairs and "Strax tillbaka" in answer.text:
            kept = form_in(answer.text, CAPTURE).pairs
            if sorted(kept) != sorted(pairs):
                self.log.lost_words.append(answer.text)

    def look_for(self, word: str, place: str) -> None:
        """On the machine whose turn it is, which mostly is not the one that saved it."""
        try:
            page = self.visitor.get(f"/boras/sok/?q={word}")
        except requests.RequestException:
            return
        if page.status_code != 200:
            self.log.answers[f"search {page.status_code}"] += 1
        elif f'href="{place}"' in page.text:
            self.log.found += 1
        elif NOT_READ_YET in page.text:
            self.log.told += 1
        else:
            self.log.stale.append(word)

    def look_at(self, path: str, text: str) -> None:
        """Pages are kept by each process: none may give what it drew before this was written."""
        try:
            page = self.visitor.get(path)
        except requests.RequestException:
            return
        if page.status_code in (502, 503):
            self.log.answers[f"page {page.status_code}"] += 1
        elif page.status_code == 200 and text in page.text:
            self.log.shown += 1
        else:
            self.log.stale.append(f"{path}: {text}")
