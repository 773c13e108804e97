"""Hits as the pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from sprang.core.ranking import Strength
from sprang.core.text import Language
from sprang.foundation.links import pointer_to
from sprang.foundation.models import Platform, Record
from sprang.needs.models import Need

from . import reason_rows
from .marking import marked, passages
from .reasons import pairs_in_short, reasons_of, terms_met
from .search import Answer, Group, Hit
from .searchables import searchable_of

LEVELS = {Strength.STRONG: 3, Strength.LIKELY: 2, Strength.POSSIBLE: 1}


@dataclass(frozen=True)
class Shown:
    """One hit; `asked` is the record it matched, if it was a record, `controls` what stands on it
    for a person to say what they think (`judging.controls`)."""

    hit: Hit
    platform: Platform
    asked: Record | None = None
    controls: Any = None

    @property
    def level(self) -> int:
        return LEVELS[self.hit.strength or Strength.POSSIBLE]

    @cached_property
    def title(self) -> SafeString:
        return marked(self.hit.found.title, self._met, self._language)

    @property
    def plain_title(self) -> str:
        return str(self.hit.found.title)

    @property
    def reference(self) -> str:
        return str(getattr(self.hit.found, "reference", ""))

    @property
    def pointer(self) -> str:
        """What one writes to say that this was looked at; empty for what is no answer to a need."""
        found = self.hit.found
        if isinstance(found, Need):
            return ""
        return pointer_to(found, self.platform) if isinstance(found, Record) else str(found)

    @property
    def lang(self) -> str:
        return str(getattr(self.hit.found, "language", ""))

    @cached_property
    def url(self) -> str:
        return self.hit.searchable.url_of(self.hit.found, self.platform)

    @cached_property
    def where(self) -> str:
        return self.hit.searchable.where_of(self.hit.found)

    @property
    def effect(self) -> str:
        return self.hit.searchable.effect_of(self.hit.found)

    @cached_property
    def words(self) -> str:
        return ", ".join(pairs_in_short(self.hit.scored))

    @property
    def reason_rows(self) -> SafeString:
        return reason_rows.drawn(reasons_of(self.hit.scored))

    @cached_property
    def their_text(self) -> SafeString:
        item = self.hit.searchable.item_of(self.hit.found)
        return marked(passages(item.text, self._met, item.language), self._met, item.language)

    @cached_property
    def our_text(self) -> SafeString:
        if self.asked is None:
            return SafeString("")
        item = searchable_of(self.asked.kind).item_of(self.asked)
        return marked(passages(item.text, self._met, item.language), self._met, item.language)

    @cached_property
    def _met(self) -> set[str]:
        return terms_met(self.hit.scored)

    @property
    def _language(self) -> Language | None:
        return self.hit.searchable.item_of(self.hit.found).language


@dataclass(frozen=True)
class Column:
    """One group of hits under its heading."""

    kind: str
    heading: str | Promise
    hits: Sequence[Shown]


def columns(answer: Answer, platform: Platform, asked: Record | None = None) -> list[Column]:
    return [_column(group, platform, asked) for group in answer.groups]


def _column(group: Group, platform: Platform, asked: Record | None) -> Column:
    hits = [Shown(hit, platform, asked) for hit in group.hits]
    return Column(group.searchable.kind, group.searchable.heading, hits)
