"""The search index: a cache on this machine's disk, filled from the journal.

The database is the truth. Everything here can be deleted; the worker builds it anew.
"""

from ..items import Item
from .broken import Unusable
from .filling import JournalReader, rebuild
from .generation import Generation
from .position import Position
from .reach import EVERYTHING, Reach
from .searching import Snapshot
from .storage import Store, store
from .writing import Writer

__all__ = [
    "EVERYTHING",
    "Generation",
    "Item",
    "JournalReader",
    "Position",
    "Reach",
    "Snapshot",
    "Store",
    "Unusable",
    "Writer",
    "rebuild",
    "store",
]
