"""Needs as the pages read them."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sprang.foundation.keyset import Order
from sprang.foundation.listing import ListKind
from sprang.foundation.models import Platform, RecordQuerySet, Scope, User

from .enums import NeedStatus
from .models import Need

NEWEST = Order("changed_at")
LONGEST_WAIT = Order("created_at", newest_first=False)


def by_words(rows: Any, words: str) -> Any:
    """Needs that hold every word in title, text or reference. Search proper is in matching."""
    for word in words.split()[:8]:
        rows = rows.filter(
            Q(title__icontains=word) | Q(text__icontains=word) | Q(reference__iexact=word)
        )
    return rows


def by_scope(rows: Any, scope: Scope) -> Any:
    return rows.filter(scope__above__ancestor=scope)


LIST = ListKind(
    narrow={
        "q": by_words,
        "enhet": by_scope,
        "lage": lambda rows, status: rows.filter(status=status),
        "omrade": lambda rows, theme: rows.filter(themes__icontains=f'"{theme}"'),
    },
    orders={
        "andrade": (_("Senast ändrade"), NEWEST),
        "vantat": (_("Längst väntan"), LONGEST_WAIT),
    },
)

VIEWS = {
    "oppna": _("Alla öppna"),
    "utan-svar": _("Utan svar"),
    "mina": _("Mina"),
    "natverket": _("Hela nätverket"),
    "alla": _("Alla"),
}


def view_of(name: str, platform: Platform, user: User | AnonymousUser) -> RecordQuerySet:
    """The needs of one of the list's views, all of them visible to the person."""
    seen = Need.objects.visible_to(user)
    here = seen.filter(platform=platform)
    if name == "utan-svar":
        return here.filter(status=NeedStatus.CAPTURED)
    if name == "mina":
        return seen.filter(author_id=user.pk)
    if name == "natverket":
        return seen.open().exclude(platform=platform)
    return here if name == "alla" else here.open()
