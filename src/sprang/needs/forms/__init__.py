"""What people fill in about needs."""

from .authors import AuthorForm
from .capturing import LONGEST_TEXT, CaptureForm
from .closing import CloseForm
from .editing import NeedForm, Requirements, edit_forms
from .joining import JoinForm
from .looking import LookForm, VerdictForm
from .merging import MergeForm, OtherForm
from .requirements import RequirementFileForm
from .road import RoadForm
from .splitting import SplitForm

__all__ = [
    "AuthorForm",
    "LONGEST_TEXT",
    "CaptureForm",
    "CloseForm",
    "JoinForm",
    "LookForm",
    "MergeForm",
    "NeedForm",
    "OtherForm",
    "RequirementFileForm",
    "Requirements",
    "RoadForm",
    "SplitForm",
    "VerdictForm",
    "edit_forms",
]
