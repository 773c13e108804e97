"""What has happened in a partnership, newest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation.models import Record, ScopeAncestry, User

from ..models import Partnership
from .models import Agreement, Contribution

MOST = 40


@dataclass(frozen=True)
class Happening:
    on: date
    text: str
    url: str = ""
    name: str = ""
    language: str = ""


def timeline_of(
    partnership: Partnership,
    user: User | AnonymousUser,
    agreements: list[Agreement],
    contributions: list[Contribution],
) -> list[Happening]:
    """Of what the page has read already, and of what they wrote here that the reader sees."""
    found = [Happening(partnership.since, _("Partnerskapet började"))]
    if partnership.ended_on:
        found.append(Happening(partnership.ended_on, _("Partnerskapet avslutades")))
    for since, ended_on in partnership.earlier:
        found.append(Happening(date.fromisoformat(since), _("Partnerskapet började")))
        found.append(Happening(date.fromisoformat(ended_on), _("Partnerskapet avslutades")))
    for each in agreements:
        found += of_agreement(each)
    found += [
        Happening(each.made_on, _("Gjort: %(what)s") % {"what": each.what})
        for each in contributions
        if each.made_on
    ]
    found += [_written(each) for each in records_of(partnership, user)]
    return sorted(found, key=lambda each: each.on, reverse=True)[:MOST]


def of_agreement(agreement: Agreement) -> list[Happening]:
    """Its beginning and its end, as far as they have come."""
    kind, today = agreement.get_type_display(), timezone.localdate()
    found = []
    if agreement.starts_on <= today:
        found.append(Happening(agreement.starts_on, _("%(kind)s började gälla") % {"kind": kind}))
    if agreement.ends_on and agreement.ends_on < today:
        found.append(Happening(agreement.ends_on, _("%(kind)s gick ut") % {"kind": kind}))
    return found


def records_of(partnership: Partnership, user: Any) -> list[Record]:
    below = ScopeAncestry.objects.filter(ancestor=partnership.organisation_id)
    theirs = Record.objects.named_to(user).filter(scope__in=below.values("descendant"))
    seen = theirs.alias(city=F("platform") + 0).filter(city=partnership.platform_id)
    return list(seen.select_related("platform").order_by("-created_at", "-pk")[:MOST])


def _written(record: Record) -> Happening:
    on = timezone.localdate(record.created_at)
    url, ref = record.get_absolute_url(), record.reference
    return Happening(on, _("De skrev %(ref)s:") % {"ref": ref}, url, record.title, record.language)
