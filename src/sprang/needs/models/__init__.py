"""The tables of needs."""

from .draft import NeedDraft
from .need import Need, label_of
from .requirement import Requirement

__all__ = ["Need", "NeedDraft", "Requirement", "label_of"]
