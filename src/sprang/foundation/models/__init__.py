"""The tables of the ground."""

from .file import File
from .imports import ImportFault, ImportRun
from .job import Job
from .journal import Entry, Head, ReaderCursor
from .link import Link, LinkQuerySet
from .membership import Membership
from .platform import Platform
from .record import Record, RecordQuerySet
from .reference import ReferenceCounter
from .scope import Scope, ScopeAncestry
from .token import Token
from .user import User

__all__ = [
    "Entry",
    "File",
    "Head",
    "ImportFault",
    "ImportRun",
    "Job",
    "Link",
    "LinkQuerySet",
    "Membership",
    "Platform",
    "ReaderCursor",
    "Record",
    "RecordQuerySet",
    "ReferenceCounter",
    "Scope",
    "ScopeAncestry",
    "Token",
    "User",
]
