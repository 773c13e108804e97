"""The thing a person points at, and how it stood among the matches."""

from typing import Any
from uuid import UUID

from django.http import Http404

from sprang.foundation.models import User
from sprang.needs.models import Need

from ..actions import Placed
from ..search import Answer, match
from ..searchables import Searchable, searchables
from .reranking import reranked

SHOWN = 5
"""Matches of each kind on the need's page of matches; feedback is given on these."""


def matches(need: Need, user: Any, kinds: Any = None, limit: int = SHOWN) -> Answer:
    """The matches of a need in the order in which its platform wants them."""
    return reranked(match(need, user, kinds, limit=limit), need, user)


def found_or_404(user: User, uid: str) -> tuple[Searchable, Any]:
    """What may be found under that uid, and as which kind."""
    try:
        wanted = UUID(uid)
    except ValueError:
        raise Http404 from None
    for each in searchables():
        if found := each.visible(user, uid=wanted).first():
            return each, found
    raise Http404


def placed(need: Need, user: User, each: Searchable, found: Any) -> Placed:
    """Asked anew, so that what is measured can't be made up by who judges."""
    return places(matches(need, user, [each.kind])).get(found.uid, Placed())


def places(answer: Answer) -> dict[UUID, Placed]:
    """How each match stands, by its uid."""
    return {
        hit.found.uid: Placed(
            hit.strength.name.lower() if hit.strength else "", hit.scored.relevance, place
        )
        for group in answer.groups
        for place, hit in enumerate(group.hits, start=1)
    }
