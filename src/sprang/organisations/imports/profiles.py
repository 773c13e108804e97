"""What a supplier is, told by what it has sold."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sprang.foundation.imports import Row
from sprang.foundation.imports.cleaning import bare, cut

from ..enums import Size
from .names import company

SIZES = {
    "Mikroföretag": Size.MICRO,
    "Små företag": Size.SMALL,
    "Medelstora företag": Size.MEDIUM,
    "Stora företag": Size.LARGE,
}
TITLES = 10
"""Titles in a profile: enough to be found by, few enough to be read."""

Score = Callable[[str], float]


@dataclass
class Sold:
    """The rows of one supplier, counted."""

    first_row: int = 0
    names: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)
    industries: Counter[str] = field(default_factory=Counter)
    goods: Counter[str] = field(default_factory=Counter)
    titles: dict[str, str] = field(default_factory=dict)
    buyers: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)

    def add(self, row: Row) -> None:
        cells = row.cells
        self.first_row = self.first_row or row.number
        self.names[cells["Namn för leverantör"]] += 1
        self.forms[cells["Juridisk form för leverantör"]] += 1
        self.sizes[cells.get("Företagsstorlek för leverantör", "")] += 1
        self.industries[without_code(cells.get("SNI-Detaljgrupp för leverantör", ""))] += 1
        self.goods[without_code(cells.get("Huvudsaklig CPV-kod", ""))] += 1
        title = " ".join(cells.get("Upphandlingens titel", "").split())
        self.titles.setdefault(bare(title), title)
        self.buyers.add(cells.get("Namn för köpare", ""))
        self.years.add(cells.get("År", ""))

    @property
    def name(self) -> str:
        """The spelling used most, one that doesn't shout before one that does."""
        return company(max(self.names, key=lambda name: (not name.isupper(), self.names[name])))


def without_code(cell: str) -> str:
    """ "62010 Programvaruproducenter" -> "Programvaruproducenter"."""
    return re.sub(r"^[\d.]+\s+", "", cell)


def telling(suppliers: Iterable[Sold]) -> Score:
    """How much a title tells: the mean rarity of its words among all titles."""
    titles = {title for each in suppliers for title in each.titles}
    rows = Counter(word for title in titles for word in set(words(title)))

    def score(title: str) -> float:
        found = words(title)
        rarity = sum(math.log(len(titles) / rows[word]) for word in found)
        return rarity / (len(found) + 1) if found else 0

    return score


def words(title: str) -> list[str]:
    return [word for word in title.split() if len(word) > 3 and not any(map(str.isdigit, word))]


def profile_of(sold: Sold, score: Score) -> Mapping[str, str]:
    """The cells that the kind's fields read. The profile is in Swedish, like what it is made of."""
    industry = first(sold.industries)
    best = sorted(filter(None, sold.titles), key=lambda title: (-score(title), title))[:TITLES]
    goods = [name for name, _count in sold.goods.most_common(6) if name]
    lines = (
        "Har sålt: " + "; ".join(sold.titles[title] for title in best) + "." if best else "",
        "Varor och tjänster: " + "; ".join(goods) + "." if goods else "",
        f"Bransch: {industry}." if industry else "",
    )
    return {
        "Namn för leverantör": sold.name,
        "Juridisk form för leverantör": first(sold.forms),
        "summary": cut(". ".join(filter(None, (industry, contracts(sold)))), 400),
        "text": "\n\n".join(filter(None, lines)),
        "size": SIZES.get(first(sold.sizes), ""),
    }


def first(counted: Counter[str]) -> str:
    return next((value for value, _count in counted.most_common() if value), "")


def contracts(sold: Sold) -> str:
    """ "12 avtal med 4 offentliga köpare 2021"."""
    years, n, buyers = (
        "–".join(sorted(filter(None, sold.years))),
        sold.names.total(),
        len(sold.buyers),
    )
    return f"{n} avtal med {buyers} offentlig{'a' if buyers > 1 else ''} köpare {years}".strip()
