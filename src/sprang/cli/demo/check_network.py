"""Checks of the demo's companies and others, and of the partnerships that cities have with them."""

from collections.abc import Collection, Iterator

from sprang.cli.faults import Fault
from sprang.foundation.themes import THEMES
from sprang.organisations.enums import OrganisationKind
from sprang.organisations.profile import LANGUAGES, PLACES

from .content import Content
from .known import each_of, one_of


def network(content: Content, cities: Collection[str]) -> Iterator[Fault]:
    contacts = {who["email"] for row in content.innovators for who in row.get("contact", [])}
    for row in content.innovators:
        yield from one_of(row, "kind", OrganisationKind.values)
        yield from each_of(row, "partner_of", cities)
        yield from each_of(row, "themes", THEMES)
        yield from each_of(row, "languages", LANGUAGES)
        yield from each_of(row, "places", PLACES)
    for row in content.partnerships:
        yield from one_of(row, "platform", cities)
        yield from one_of(row, "organisation", {each.key for each in content.innovators})
        yield from each_of(row, "themes", THEMES)
        yield from each_of(row, "theirs", contacts)
