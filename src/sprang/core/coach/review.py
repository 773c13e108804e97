"""All rules over one need."""

from .draft import Draft
from .figure import Advice, weigh
from .findings import few
from .missing import missing
from .personal import personal
from .products import products
from .readability import readability
from .several import several


def review(draft: Draft) -> Advice:
    """What would make the need clearer, and how far it has come."""
    found = list(missing(draft))
    for rule in (several, products, personal, readability):
        found += few(rule(draft))
    return weigh(found)
