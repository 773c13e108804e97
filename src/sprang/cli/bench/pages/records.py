"""Needs, solutions and organisations, with what belongs to them, written in bulk."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.utils import timezone

from sprang.foundation.models import Link, Record, ReferenceCounter, Scope, ScopeAncestry, User
from sprang.foundation.sameness import fingerprint
from sprang.foundation.themes import THEMES
from sprang.needs.models import Need
from sprang.organisations.models import Organisation, Partnership, Unit
from sprang.solutions.models import Solution

from . import bulk
from .places import City
from .words import texts

R = TypeVar("R", bound=Record)
CHUNK = 5000
CIRCLES = ("internal",) * 4 + ("unit",) + ("network",) * 3 + ("public",) * 2 + ("draft",)
NEED_STATUSES = ("captured",) * 3 + ("sharpened",) * 4 + ("closed",) * 2 + ("withdrawn",)
SOLUTION_STATUSES = ("in_use",) * 5 + ("tested",) * 3 + ("idea", "retired")
KINDS = ("company", "company", "startup", "university", "association", "authority")
SPREAD = ("1280", "1480", "0180", "1880", "2480", "0580", "1380", "0680")
OWN = 97
"""Every so many needs is the asking member's own."""
A_PAGE = 25
"""So many partners the first city has at least, also in a small house."""
DAYS = 900
"""How far back the first record was written."""


class Maker:
    """Draws by a seed, so that every run has the same content."""

    def __init__(self, cities: Sequence[City], asker: User) -> None:
        self.cities, self.asker = cities, asker
        self.draw = random.Random(7)  # noqa: S311
        self.counts: Counter[tuple[int, str, int]] = Counter()
        self.now = timezone.now()

    def needs(self, number: int) -> Iterator[list[Need]]:
        """In chunks, not yet written."""
        made = (self._need(n, *each) for n, each in enumerate(texts(number, seed=1)))
        return bulk.chunks(made, CHUNK)

    def solutions(self, number: int, providers: Sequence[Organisation]) -> Iterator[list[Solution]]:
        """In chunks, not yet written."""
        return bulk.chunks(
            (self._solution(*each, providers) for each in texts(number, seed=2)), CHUNK
        )

    def organisations(self, number: int) -> list[Organisation]:
        return [self._organisation(*each) for each in texts(number, seed=3, length=40)]

    def write_organisations(self, rows: Sequence[Organisation]) -> None:
        bulk.create(Scope, rows)
        own = (ScopeAncestry(ancestor_id=row.pk, descendant_id=row.pk, depth=0) for row in rows)
        ScopeAncestry.objects.bulk_create(own, batch_size=bulk.BATCH)
        Partnership.objects.bulk_create(
            Partnership(
                organisation=row,
                platform=(self.cities[0] if n < A_PAGE else self.draw.choice(self.cities)).platform,
            )
            for n, row in enumerate(rows[::3])
        )

    def links(self, solutions: Sequence[Solution], needs: Sequence[Need]) -> list[Link]:
        """Half of the solutions answer a need."""
        made = [
            Link(source=each, target=self.draw.choice(needs), kind=Link.Kind.ANSWERS)
            for each in solutions[::2]
        ]
        return Link.objects.bulk_create(made, batch_size=bulk.BATCH)

    def close(self) -> None:
        """The next number of each city goes on from the last one here."""
        ReferenceCounter.objects.bulk_create(
            ReferenceCounter(platform_id=place, letter=letter, year=year, last=last)
            for (place, letter, year), last in self.counts.items()
        )

    def _need(self, n: int, title: str, text: str) -> Need:
        home = self.cities[0]
        own = n % OWN == 0
        where = (home, home.units[1], self.asker) if own else self.where()
        return Need(
            **self.common(Need, title, text, *where),
            status=self.draw.choice(NEED_STATUSES),
            affected="De som arbetar på enheten",
            wanted_effect="Det går fortare" if n % 3 else "",
        )

    def _solution(self, title: str, text: str, providers: Sequence[Organisation]) -> Solution:
        before = self.draw.randint(20, 90)
        measured = {"effect_before": before, "effect_after": before // 2, "effect_unit": "minuter"}
        return Solution(
            **self.common(Solution, title, text, *self.where()),
            status=self.draw.choice(SOLUTION_STATUSES),
            in_use_since="2024-03",
            provider=self.draw.choice(providers),
            effect="Hälften så lång tid",
            adopted_by=self.draw.sample(SPREAD, self.draw.choice((0, 0, 1, 2))),
            **(measured if self.draw.random() < 0.5 else {}),
        )

    def _organisation(self, title: str, text: str) -> Organisation:
        return Organisation(
            name=title,
            type=self.draw.choice(KINDS),
            summary=text[:120],
            text=text,
            municipality_code=self.draw.choice(SPREAD),
            themes=self.draw.sample(sorted(THEMES), 2),
            changed_at=self._moment(),
        )

    def where(self) -> tuple[City, Unit, User]:
        city = self.draw.choice(self.cities)
        return city, self.draw.choice(city.units), self.draw.choice(city.people)

    def _moment(self) -> datetime:
        return self.now - timedelta(seconds=self.draw.randint(0, DAYS * 86_400))

    def common(
        self, kind: type[Record], title: str, text: str, city: City, unit: Unit, author: User
    ) -> dict[str, Any]:
        changed = self._moment()
        created = changed - timedelta(days=self.draw.randint(0, 60))
        key = (city.platform.pk, kind.LETTER, created.year)
        self.counts[key] += 1
        return {
            "platform": city.platform,
            "scope": unit,
            "author": author,
            "reference": f"{kind.LETTER}{created.year % 100:02d}-{self.counts[key]:04d}",
            "title": title,
            "summary": text[:120],
            "text": text,
            "fingerprint": fingerprint(title, text),
            "visibility": self.draw.choice(CIRCLES),
            "themes": self.draw.sample(sorted(THEMES), 2),
            "created_at": created,
            "changed_at": changed,
        }
