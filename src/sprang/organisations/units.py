"""The units of a platform as a tree, read in two queries."""

from collections import defaultdict
from dataclasses import dataclass, field

from sprang.foundation.models import Platform

from .models import Organisation, Unit


@dataclass
class Branch:
    place: Organisation | Unit
    kind: str
    below: list["Branch"] = field(default_factory=list)


def tree_of(platform: Platform) -> list[Branch]:
    """The platform's organisations by name, each with its units below it."""
    children: dict[int | None, list[Branch]] = defaultdict(list)
    inside = {"above__ancestor": platform.pk}
    for model in (Organisation, Unit):
        for place in model.objects.filter(**inside).order_by("name"):
            children[place.parent_id].append(Branch(place, place.get_type_display()))
    for branches in list(children.values()):
        for branch in branches:
            branch.below = children.get(branch.place.pk, [])
    return children.get(platform.pk, [])
