"""What one new need costs among many watches: how many want it, how long it takes.

    PYTHONPATH=src:. python -m tests.matching.bench_watches FOLDER 1000 10000

FOLDER has a judged set. Its needs come in, one after another, among watches of the demo's people:
half for needs, half for one to three words of its documents.
"""

import random
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from sprang.cli.bench.scratch import scratch
from sprang.core.evaluation import Judged, Text
from sprang.core.ranking.model import words

if TYPE_CHECKING:
    from sprang.needs.models import Need

NEW = 20


def main(folder: Path, sizes: list[int]) -> None:
    judged = Judged.read(folder)
    found = {word.surface.lower() for text in judged.documents for word in words(text.text, "sv")}
    with scratch():
        from sprang.cli.demo import loader
        from sprang.cli.demo.content import read
        from sprang.foundation.journal import readers

        loader.load(read(), Quiet())
        readers.run_all()
        people = Watching(sorted(word for word in found if len(word) > 3))
        fresh = [people.capture(need) for need in judged.needs[:NEW]]
        readers.follow("search-index")
        for size in sizes:
            people.grow(size)
            sys.stdout.write(f"{size} watches: {people.told(fresh)}\n")


class Quiet:
    def tell(self, *_done: object, **_more: object) -> None:
        """Nobody looks on."""


class Watching:
    def __init__(self, vocabulary: list[str]) -> None:
        from sprang.foundation.models import Head, Platform, User
        from sprang.matching.index import store
        from sprang.matching.index.searching import snapshot
        from sprang.needs.models import Need

        self.chance, self.vocabulary = random.Random(3), vocabulary  # noqa: S311  chosen by a seed
        self.now, self.since = snapshot(store()), Head.objects.get(pk=1).seq
        self.platform = Platform.objects.get(slug="boras")
        self.author = User.objects.get(email="medarbetare@boras.example")
        self.people = list(User.objects.filter(memberships__isnull=False).distinct())
        self.pairs = [(user, need) for user in self.people for need in Need.objects.all()]
        self.chance.shuffle(self.pairs)
        self.made = 0

    def capture(self, need: Text) -> "Need":
        from sprang.needs.actions import capture_need

        words = {"title": need.title, "text": need.text, "language": need.language}
        return capture_need(platform=self.platform, by=self.author, visibility="network", **words)

    def grow(self, size: int) -> None:
        from sprang.matching.models import Watch
        from sprang.matching.watching.asking import keep_terms

        shared = {"platform": self.platform, "since": self.since - 1}
        for number in range(self.made, size):
            if number % 2 and self.pairs:
                user, need = self.pairs.pop()
                Watch.objects.create(user=user, need=need, **shared)
                continue
            said = " ".join(self.chance.sample(self.vocabulary, self.chance.choice((1, 2, 2, 3))))
            user = self.chance.choice(self.people)
            keep_terms(Watch.objects.create(user=user, words=said, **shared), self.now)
        self.made = size

    def told(self, fresh: "list[Need]") -> str:
        from sprang.foundation.models import Entry
        from sprang.matching.watching.reading import notices

        took, found = [], 0
        for need in fresh:
            entries = list(Entry.objects.filter(subject_uid=need.uid))
            began = time.process_time()
            found += len(list(notices(entries)))
            took.append(1000 * (time.process_time() - began))
        return (
            f"{found / len(fresh):.1f} want a new need, "
            f"CPU {median(took):.0f} ms in the middle, {max(took):.0f} at most"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]])
