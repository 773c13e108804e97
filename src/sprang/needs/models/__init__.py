"""The tables of needs, and of the calls that go out on them."""

from sprang.needs.calls import models as calls  # so that Django finds them
from sprang.needs.introductions import models as introductions
from sprang.needs.sources import models as sources

from .co_author import CoAuthor
from .draft import NeedDraft
from .joining import Joining
from .need import Need, label_of
from .prior_art import PriorArt
from .requirement import Requirement
from .road_choice import RoadChoice
from .version import NeedVersion, standing

__all__ = [
    "CoAuthor",
    "Joining",
    "Need",
    "NeedDraft",
    "NeedVersion",
    "PriorArt",
    "Requirement",
    "RoadChoice",
    "calls",
    "introductions",
    "label_of",
    "sources",
    "standing",
]
