"""Islands: texts that are alike, written in different places, by people who don't know each other.

nearness finds the pairs, stars gathers them into clusters, naming says what a cluster is about.
Everything is given and answered by number: which texts somebody may see is decided before.
"""

from .naming import Telling, telling
from .nearness import Pair, pairs
from .stars import Star, stars

__all__ = ["Pair", "Star", "Telling", "pairs", "stars", "telling"]
