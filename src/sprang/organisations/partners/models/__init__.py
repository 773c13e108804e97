"""The tables of what belongs to a partnership."""

from .agreement import Agreement, AgreementFile
from .contact import Contact
from .contribution import Contribution
from .letter import AgreementLetter

__all__ = ["Agreement", "AgreementFile", "AgreementLetter", "Contact", "Contribution"]
