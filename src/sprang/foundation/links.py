"""What a record hangs together with, as the reader may see it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import journal
from .models import Link, Platform, Record, User

Text = str | Promise

_WORDS: dict[tuple[str, bool], Text] = {
    (Link.Kind.ANSWERS, True): _("svarar på"),
    (Link.Kind.ANSWERS, False): _("löser det här"),
    (Link.Kind.SAME, True): _("samma behov"),
    (Link.Kind.SAME, False): _("samma behov"),
    (Link.Kind.COPIED_FROM, True): _("tagen efter"),
    (Link.Kind.COPIED_FROM, False): _("har tagit efter"),
    (Link.Kind.RELATED, True): _("hör ihop"),
    (Link.Kind.RELATED, False): _("hör ihop"),
    (Link.Kind.SPLIT_FROM, True): _("delad ur"),
    (Link.Kind.SPLIT_FROM, False): _("har delats upp i"),
    (Link.Kind.INTRODUCED, True): _("ni har presenterats för varandra"),
    (Link.Kind.INTRODUCED, False): _("ni har presenterats för varandra"),
}


@dataclass(frozen=True)
class Tied:
    record: Record
    how: Text
    kind: str = ""


def tied_to(record: Record, viewer: User | AnonymousUser) -> list[Tied]:
    """Ties to what the reader may not see are not there. Two queries: PostgreSQL takes longer to
    plan one that joins all of both ends than to answer these."""
    links = links_of(record)
    return tied_among(links, record, seen_of(uids_of(links), viewer))


def links_of(record: Record) -> list[Any]:
    """Each with `source_uid` and `target_uid`."""
    ends = {"source_uid": F("source__uid"), "target_uid": F("target__uid")}
    return list(Link.objects.of(record).annotate(**ends).order_by("kind", "pk"))


def uids_of(links: Iterable[Any]) -> set[Any]:
    return {uid for link in links for uid in (link.source_uid, link.target_uid)}


def seen_of(uids: Iterable[Any], viewer: User | AnonymousUser) -> dict[Any, Record]:
    """Those of the records that the viewer may see, by their uid."""
    seen = Record.objects.visible_to(viewer).filter(uid__in=set(uids))
    return {each.uid: each for each in seen.select_related("platform", "scope")}


def tied_among(links: Iterable[Any], record: Record, seen: dict[Any, Record]) -> list[Tied]:
    return [_tied(link, record, seen) for link in links if uids_of([link]) <= seen.keys()]


def _tied(link: Any, record: Record, seen: dict[Any, Record]) -> Tied:
    outward = link.source_id == record.pk
    other = seen[link.target_uid if outward else link.source_uid]
    return Tied(other, _WORDS[link.kind, outward], link.kind)


class UnknownRecord(LookupError):
    """There is no such record, or none that the person may see. Says which was asked for."""


Pointer = tuple[str, str]
"""A platform's slug or name, and the reference of a record there."""


def find_records(
    text: str, *, kind: str, viewer: User | AnonymousUser, platform: Platform
) -> list[Record]:
    """`B26-0142, Helsingborg B26-0007` -> records; those of `platform` need no name in front.

    :raises UnknownRecord:
    """
    parts = (part.split() for part in re.split(r"[,;\n]", text))
    pointers = ((" ".join(part[:-1]) or platform.slug, part[-1]) for part in parts if part)
    return records_at(pointers, kind=kind, viewer=viewer)


def records_at(
    pointers: Iterable[Pointer], *, kind: str, viewer: User | AnonymousUser
) -> list[Record]:
    """Each once, in the order given. Two queries.

    :raises UnknownRecord:
    """
    wanted = list(dict.fromkeys(pointers))
    seen = Record.objects.visible_to(viewer).filter(kind=kind).select_related("platform")
    rows = seen.filter(reference__in={reference.upper() for _place, reference in wanted})
    found: dict[Pointer, Record] = {}
    for record in rows:
        for place in (record.platform.name, record.platform.slug):
            found[place.casefold(), record.reference] = record
    return list(dict.fromkeys(_found(found, pointer) for pointer in wanted))


def _found(records: dict[Pointer, Record], pointer: Pointer) -> Record:
    place, reference = pointer
    try:
        return records[place.casefold(), reference.upper()]
    except KeyError:
        raise UnknownRecord(f"{place} {reference}") from None


def pointer_to(record: Record, platform: Platform) -> str:
    """The record as `find_records` reads it on the platform's pages."""
    is_here = record.platform_id == platform.pk
    return record.reference if is_here else f"{record.platform.slug} {record.reference}"


def untie(link: Link, *, by: User | None) -> None:
    """Called in the action's transaction."""
    data = {"target": str(link.target.uid), "kind": link.kind}
    journal.append(f"{link.source.kind}.untied", subject=link.source, by=by, data=data)
    link.delete()
