"""Partnerships of an organisation that goes on as another: they come along, or become one."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from ..doubles.registry import Moved, moves_by
from ..models import Organisation, Partnership
from .models import Agreement, Contact, Contribution

PARTS = (Agreement, Contact, Contribution)


def move(gone: Organisation, kept: Organisation) -> Iterator[Moved]:
    """Where both are a city's partners, what has been agreed, promised and said stands under the
    one that goes on. It is a partner now if either was."""
    both = {each.platform_id: each for each in kept.partnerships.all()}
    mine = list(gone.partnerships.order_by("pk"))
    alone = [each.pk for each in mine if each.platform_id not in both]
    yield Moved(Partnership._meta.label, "organisation", gone.pk, alone)
    for each in (one for one in mine if one.platform_id in both):
        yield from _parts(each, both[each.platform_id])
        if each.ended_on is None:
            Partnership.objects.filter(pk=both[each.platform_id].pk).update(ended_on=None)


def _parts(of: Partnership, same: Partnership) -> Iterator[Moved]:
    """All but contacts whom the other has already."""
    for model in PARTS:
        rows = model._default_manager.filter(partnership=of).order_by("pk")
        if model is Contact:
            named = same.contacts.filter(side=OuterRef("side"), user=OuterRef("user"))
            rows = rows.exclude(Exists(named))
        keys = list(rows.values_list("pk", flat=True))
        yield Moved(model._meta.label, "partnership", of.pk, keys)


moves_by(move, (Partnership._meta.label, "organisation"))
