"""The tables of needs."""

from .draft import NeedDraft
from .need import Need, label_of
from .requirement import Requirement
from .version import NeedVersion, standing

__all__ = ["Need", "NeedDraft", "NeedVersion", "Requirement", "label_of", "standing"]
