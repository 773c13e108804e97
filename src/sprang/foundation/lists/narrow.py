"""Ways to narrow a list that all kinds of records share."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .. import themes
from ..converters import ReferenceConverter
from ..database.trigrams import asking as trigrams
from ..forms.choices import offer, scopes_in
from ..models import Platform, Scope
from .choices import Text
from .keyset import Order
from .listing import Narrow

MOST_WORDS = 8
NUMBER = re.compile(ReferenceConverter.regex, re.IGNORECASE)


def by_words(rows: Any, words: str) -> Any:
    """Records that hold every word in title or text; a number is a record's own. Search proper is
    in matching."""
    asked = words.split()[:MOST_WORDS]
    for word in asked:
        here = Q(title__icontains=word) | Q(text__icontains=word)
        rows = rows.filter(here | Q(reference=word.upper()) if NUMBER.fullmatch(word) else here)
    numbers = [word.upper() for word in asked if NUMBER.fullmatch(word)]
    return trigrams.narrowed(rows, asked, numbers)


def by_scope(rows: Any, scope: Scope) -> Any:
    """What belongs to the scope or to anything below it."""
    return rows.filter(scope__above__ancestor=scope)


def by_key(field: str) -> Narrow:
    """By what a JSON list of plain keys holds: the quoted key can't be part of another one."""
    return lambda rows, key: rows.filter(**{f"{field}__icontains": f'"{key}"'})


by_theme = by_key("themes")


def by_status(rows: Any, status: str) -> Any:
    return rows.filter(status=status)


NARROW: Mapping[str, Narrow] = {
    "q": by_words,
    "enhet": by_scope,
    "lage": by_status,
    "omrade": by_theme,
}
ORDERS: Mapping[str, tuple[Text, Order]] = {
    "andrade": (_("Senast ändrade"), Order("changed_at")),
    "nyast": (_("Nyast först"), Order("created_at")),
    "aldst": (_("Äldst först"), Order("created_at", newest_first=False)),
}

COLUMNS = (
    *("kind", "reference", "title", "language", "status", "changed_at", "created_at"),
    *("scope__name", "platform__slug", "platform__name"),
)
"""What a list shows of a record: not its text, which may be long."""


class RecordFilter(forms.Form):
    """The fields by which every list of records can be narrowed."""

    q = forms.CharField(label=_("Sök"), required=False, max_length=200, widget=forms.SearchInput)
    enhet = forms.ModelChoiceField(Scope.objects.none(), label=_("Enhet"), required=False)
    lage = forms.ChoiceField(label=_("Läge"), required=False)
    omrade = forms.ChoiceField(
        label=_("Område"), required=False, choices=[("", _("Alla områden")), *themes.CHOICES]
    )

    def __init__(self, *args: Any, platform: Platform, statuses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit, status = self.fields["enhet"], self.fields["lage"]
        assert isinstance(status, forms.ChoiceField)
        offer(unit, scopes_in(platform), empty=_("Alla enheter"))
        status.choices = [("", _("Alla lägen")), *statuses]
