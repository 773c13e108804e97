"""Organisations as the pages read them."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sprang.core.counties import ALL, COUNTIES
from sprang.foundation import themes
from sprang.foundation.enums import ScopeKind
from sprang.foundation.lists import named
from sprang.foundation.lists.keyset import Order
from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.named import Asker, NamedList
from sprang.foundation.lists.narrow import by_theme
from sprang.foundation.models import Platform

from .enums import FirmMark, OrganisationKind
from .models import Organisation, OrganisationQuerySet
from .profile import youngest_year


def by_words(rows: Any, words: str) -> Any:
    for word in words.split()[:8]:
        here = Q(name__icontains=word) | Q(summary__icontains=word)
        rows = rows.filter(here | Q(organisation_number=word.replace("-", "")))
    return rows


def by_county(rows: Any, county: str) -> Any:
    """Those that work there or in the whole country, and those whose home it is."""
    here = Q(places__icontains=f'"{county}"') | Q(places__icontains=f'"{ALL}"')
    return rows.filter(here | Q(municipality_code__startswith=county))


def by_mark(rows: Any, mark: str) -> Any:
    if mark == FirmMark.WOMEN_OWNED:
        return rows.filter(is_women_owned=True)
    return rows.filter(founded__gte=youngest_year())


BY_NAME = Order(
    "name", newest_first=False, of_text=True, within=(("kind", ScopeKind.ORGANISATION.value),)
)
COLUMNS = ("kind", "uid", "name", "type", "municipality_code", "size", "summary", "changed_at")
"""What the list shows of an organisation: not its text, which may be long."""
LIST = ListKind(
    narrow={
        "q": by_words,
        "slag": lambda rows, kind: rows.filter(type=kind),
        "omrade": by_theme,
        "lan": by_county,
        "foretag": by_mark,
    },
    orders={
        "namn": (_("Namn"), BY_NAME),
        "andrade": (_("Senast ändrade"), Order("changed_at")),
    },
    page_size=40,
    related=(),
    columns=COLUMNS,
)

VIEWS = {
    "partner": _("Våra partner"),
    "innovatorer": _("De som kan hjälpa"),
    "alla": _("Alla i nätverket"),
}


class OrganisationFilter(forms.Form):
    q = forms.CharField(label=_("Sök"), required=False, max_length=200, widget=forms.SearchInput)
    slag = forms.ChoiceField(
        label=_("Slag"), required=False, choices=[("", _("Alla slag")), *OrganisationKind.choices]
    )
    omrade = forms.ChoiceField(
        label=_("Område"), required=False, choices=[("", _("Alla områden")), *themes.CHOICES]
    )
    lan = forms.ChoiceField(
        label=_("Arbetar i"), required=False, choices=[("", _("Alla län")), *COUNTIES.items()]
    )
    foretag = forms.ChoiceField(label=_("Företag"), required=False)

    def __init__(self, *args: Any, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        marks = [each for each in FirmMark.choices if each[0] in platform.firm_marks]
        if not marks:
            del self.fields["foretag"]
            return
        field = self.fields["foretag"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Alla företag")), *marks]


def first_view(platform: Platform, user: Asker) -> str:
    """One's own partners, where there are any."""
    rows = Organisation.objects.visible_to(user)
    return "partner" if within(rows, "partner", platform, user).exists() else "innovatorer"


def within(
    rows: OrganisationQuerySet, name: str, platform: Platform, user: Asker
) -> OrganisationQuerySet:
    """Of some organisations those that one of the list's tabs has."""
    name = name if name in VIEWS else first_view(platform, user)
    if name == "partner":
        return rows.filter(partnerships__platform=platform, partnerships__ended_on=None)
    return rows if name == "alla" else rows.innovators()


def rows_of(platform: Platform, user: Asker, asked: QueryDict) -> OrganisationQuerySet:
    return within(Organisation.objects.visible_to(user), asked.get("vy", ""), platform, user)


ORGANISATIONS_LIST = named.register(
    NamedList(
        "organisations",
        "organisation-list",
        _("Nätverket"),
        kind_of=lambda _platform, _user: LIST,
        form_of=lambda platform, _user, asked: OrganisationFilter(asked, platform=platform),
        rows_of=rows_of,
        tabs=VIEWS,
        is_of_platform=False,
        finds="organisation",
        within=within,
        # to become a partner is told of the city, not of the organisation
        own={"partner", ""},
    )
)
