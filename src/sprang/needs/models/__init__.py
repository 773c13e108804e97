"""The tables of needs."""

from .draft import NeedDraft
from .joining import Joining
from .need import Need, label_of
from .prior_art import PriorArt
from .requirement import Requirement
from .road_choice import RoadChoice
from .version import NeedVersion, standing

__all__ = [
    "Joining",
    "Need",
    "NeedDraft",
    "NeedVersion",
    "PriorArt",
    "Requirement",
    "RoadChoice",
    "label_of",
    "standing",
]
