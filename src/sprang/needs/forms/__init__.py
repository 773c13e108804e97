"""What people fill in about needs."""

from .capturing import LONGEST_TEXT, CaptureForm
from .closing import CloseForm
from .editing import NeedForm, Requirements, edit_forms

__all__ = [
    "LONGEST_TEXT",
    "CaptureForm",
    "CloseForm",
    "NeedForm",
    "Requirements",
    "edit_forms",
]
