"""Hits of a search in the form of the rows that every list of records has."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprang.foundation.lists.choices import Choice
from sprang.foundation.models import Platform, Record

from .search import Answer, Group, Hit
from .searchables import searchables

ALL = _("Allt")


@dataclass(frozen=True)
class Named:
    name: str


@dataclass(frozen=True)
class Profile:
    """An organisation in a row made for records: no number, and its kind where a status stands."""

    hit: Hit
    home: Platform
    reference: str = ""
    status: str = ""
    language: str = ""

    @property
    def title(self) -> str:
        return str(self.hit.found.name)

    @property
    def kind(self) -> str:
        return self.hit.searchable.kind

    @property
    def platform(self) -> Named:
        return Named(self.hit.found.municipality_name)

    def get_absolute_url(self) -> str:
        return self.hit.searchable.url_of(self.hit.found, self.home)

    def get_status_display(self) -> str:
        return str(self.hit.found.get_type_display())


@dataclass(frozen=True)
class Row:
    record: Any
    summary: str


@dataclass(frozen=True)
class Rows:
    kind: str
    title: str | Promise
    total: int
    hits: list[Row]
    more_url: str


def rows_of(answer: Answer, platform: Platform, parameters: QueryDict) -> list[Rows]:
    return [
        Rows(
            group.searchable.kind,
            group.searchable.noun,
            group.total,
            [_row(hit, platform) for hit in group.hits],
            _more_url(group, parameters),
        )
        for group in answer.groups
        if group.hits
    ]


def kinds_of(parameters: QueryDict, chosen: str) -> list[Choice]:
    """Links that narrow a search to one kind."""
    labels = [("", ALL), *((each.kind, each.noun) for each in searchables())]
    return [Choice(label, _with(parameters, kind), kind == chosen) for kind, label in labels]


def _row(hit: Hit, platform: Platform) -> Row:
    record = hit.found if isinstance(hit.found, Record) else Profile(hit, platform)
    return Row(record, hit.found.summary)


def _more_url(group: Group, parameters: QueryDict) -> str:
    more = group.total > len(group.hits)
    return _with(parameters, group.searchable.kind) if more else ""


def _with(parameters: QueryDict, kind: str) -> str:
    changed = parameters.copy()
    changed.pop("vad", None)
    if kind:
        changed["vad"] = kind
    return f"?{changed.urlencode()}"
