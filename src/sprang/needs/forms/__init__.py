"""What people fill in about needs."""

from .capturing import LONGEST_TEXT, CaptureForm
from .closing import CloseForm
from .editing import NeedForm, Requirements, edit_forms
from .joining import JoinForm
from .looking import LookForm, VerdictForm
from .requirements import RequirementFileForm
from .road import RoadForm

__all__ = [
    "LONGEST_TEXT",
    "CaptureForm",
    "CloseForm",
    "JoinForm",
    "LookForm",
    "NeedForm",
    "RequirementFileForm",
    "Requirements",
    "RoadForm",
    "VerdictForm",
    "edit_forms",
]
