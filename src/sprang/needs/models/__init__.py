"""The tables of needs."""

from .joining import Joining
from .need import Need
from .prior_art import PriorArt
from .requirement import Requirement
from .road_choice import RoadChoice

__all__ = ["Joining", "Need", "PriorArt", "Requirement", "RoadChoice"]
