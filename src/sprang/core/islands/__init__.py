"""Islands: texts that are alike, written in different places, by people who don't know each other.

nearness says how alike two are, nearest finds the pairs, stars gathers them into clusters, naming
says what a cluster is about.
Everything is given and answered by number: which texts somebody may see is decided before.
"""

from .naming import Telling, telling
from .nearest import Nearest
from .nearness import EVERYBODYS, Circles, Texts, scales
from .stars import Pair, Star, stars

__all__ = [
    "EVERYBODYS",
    "Circles",
    "Nearest",
    "Pair",
    "Star",
    "Telling",
    "Texts",
    "scales",
    "stars",
    "telling",
]
