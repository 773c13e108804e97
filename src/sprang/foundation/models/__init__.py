"""The tables of the ground."""

from .file import File
from .imports import ImportFault, ImportRun, ImportTrace
from .job import Job
from .journal import Entry, Head, ReaderCursor
from .limit import Limit
from .link import Link, LinkQuerySet
from .membership import Membership
from .platform import Platform
from .record import Record
from .reference import ReferenceCounter
from .saved_view import SavedView
from .scope import Scope, ScopeAncestry
from .seeing import RecordQuerySet
from .sent import Sent
from .session import Session
from .token import Token
from .user import User

__all__ = [
    "Entry",
    "File",
    "Head",
    "ImportFault",
    "ImportRun",
    "ImportTrace",
    "Job",
    "Limit",
    "Link",
    "LinkQuerySet",
    "Membership",
    "Platform",
    "ReaderCursor",
    "Record",
    "RecordQuerySet",
    "ReferenceCounter",
    "SavedView",
    "Scope",
    "ScopeAncestry",
    "Sent",
    "Session",
    "Token",
    "User",
]
