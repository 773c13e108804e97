"""Finding the unit that a cell names."""

import difflib

from django.utils.translation import gettext as _

from ..enums import ScopeKind
from ..errors import BadInput
from ..models import Platform, Scope
from .cleaning import bare


class Units:
    """The organisations and units of a platform by name, read once."""

    def __init__(self, platform: Platform) -> None:
        below = Scope.objects.filter(above__ancestor=platform).order_by("name")
        self.scopes: dict[str, list[Scope]] = {}
        for scope in below.filter(kind__in=(ScopeKind.ORGANISATION, ScopeKind.UNIT)):
            self.scopes.setdefault(bare(scope.name), []).append(scope)
        # what belongs to no unit has the platform's own name in an export
        self.scopes.setdefault(bare(platform.name), [Scope.objects.get(pk=platform.pk)])

    def find(self, name: str) -> Scope:
        """:raises BadInput: no unit has the name, or several have."""
        found = self.scopes.get(bare(name), [])
        if len(found) == 1:
            return found[0]
        raise BadInput({"unit": self._ambiguous(found[0]) if found else self._unknown(name)})

    def _ambiguous(self, scope: Scope) -> str:
        return _("Flera enheter heter %s. Ge den ena ett eget namn, eller lämna rutan tom.") % scope

    def _unknown(self, name: str) -> str:
        near = difflib.get_close_matches(bare(name), self.scopes, n=1, cutoff=0.6)
        if near:
            names = {"cell": name[:60], "near": self.scopes[near[0]][0].name}
            return _("”%(cell)s” finns inte. Menar du %(near)s?") % names
        return _("”%s” finns inte. Skriv enhetens namn som det står här i Språng.") % name[:60]
