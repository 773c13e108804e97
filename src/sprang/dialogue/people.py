"""Whom one may name: colleagues who see what it is about."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from sprang.foundation.enums import OUTSIDE_ROLES, ScopeKind
from sprang.foundation.errors import BadInput
from sprang.foundation.models import Membership, Record, User
from sprang.foundation.models.seeing import who_sees

LOOKED_AT = 200
"""People whose names fit, of whom it is asked who sees the record."""
OFFERED = 8
MOST = 20


def offered(record: Record, by: User, names: str, uids: Collection[str] = ()) -> list[User]:
    """Those chosen so far, and the first whose names have the words; each with `where`."""
    chosen_already = _with_uids(record, by, uids)
    found = [who for name in parts(names) for who in _fitting(record, by, name)]
    kept = {who.pk: who for who in (*chosen_already, *found)}
    return list(kept.values())[: len(chosen_already) + OFFERED]


def parts(names: str) -> Iterator[str]:
    yield from (said for each in names.split(";") if len(said := " ".join(each.split())) > 1)


def _fitting(record: Record, by: User, name: str) -> list[User]:
    if "\0" in name:
        return []
    return _seeing(_colleagues(by, Q(name__icontains=name)), record)


def _with_uids(record: Record, by: User, uids: Collection[str]) -> list[User]:
    try:
        return _seeing(_colleagues(by, Q(uid__in=uids)), record) if uids else []
    except ValidationError:  # no uid
        return []


def _colleagues(by: User, which: Q) -> list[Any]:
    """People who work in a city where the person works too: theirs are the names one may read."""
    held = Membership.objects.current().filter(scope__above__ancestor__in=by.access.platform_ids)
    held = held.exclude(role__in=OUTSIDE_ROLES)
    held = held.exclude(scope__above__ancestor__kind=ScopeKind.ROOM)
    first = held.filter(user=OuterRef("pk")).order_by("pk").values("scope__name")[:1]
    people = User.objects.filter(which, pk__in=held.values("user"), is_active=True)
    people = people.exclude(pk=by.pk).annotate(where=Subquery(first))
    return list(people.order_by("name", "pk")[:LOOKED_AT])


def _seeing(people: Sequence[User], record: Record) -> list[User]:
    seen = who_sees(people, [record])
    return [who for who in people if (who.pk, record.uid) in seen]


def must_see(people: Collection[User], record: Record) -> None:
    """:raises BadInput: the same whether there is nobody of that name or they may not see it."""
    if len(people) > MOST:
        raise BadInput({"names": _("Nämn högst %(n)s personer.") % {"n": MOST}})
    if len(_seeing(list(people), record)) < len(people):
        raise BadInput({"names": _nobody()})


def _nobody() -> str:
    return _("Ingen som heter så kan nämnas här. Skriv namnet som det står på sidorna.")


def chosen(record: Record, by: User, names: str, uids: Collection[str]) -> list[User]:
    """Those who are named: by uid from what was offered, and by names with a semicolon between.

    :raises BadInput: for a name that nobody has whom one may name here, or that several have.
    """
    found = _with_uids(record, by, set(uids))
    if len(found) < len(set(uids)):
        raise BadInput({"names": _nobody()})
    for name in parts(names):
        if not any(name.casefold() in who.name.casefold() for who in found):
            found.append(_one_named(record, by, name))
    return found


def _one_named(record: Record, by: User, name: str) -> User:
    fitting = _fitting(record, by, name)
    these = [who for who in fitting if who.name.casefold() == name.casefold()] or fitting
    if not these:
        raise BadInput({"names": _nobody()})
    if len(these) > 1:
        raise BadInput({"names": _("Flera heter så. Välj den du menar här nedanför.")})
    return these[0]
