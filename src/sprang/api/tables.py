"""What the shapes of the API are made of, whose own labels explain their fields."""

from django.db.models import Model, TextChoices

from sprang.dialogue.enums import CommentKind, How
from sprang.foundation.enums import Role, ScopeKind, Visibility
from sprang.foundation.models import Platform, Token
from sprang.needs.calls.enums import BlockKind, CallStatus, Outcome, TeamRole
from sprang.needs.calls.models import Block, Call, Criterion
from sprang.needs.enums import NeedStatus, Origin, Road, Source, Verdict, Weight
from sprang.needs.introductions.enums import IntroductionResult, IntroductionState, Party
from sprang.needs.introductions.models import Introduction, MeetingTime
from sprang.needs.models import Joining, Need, PriorArt, Requirement, RoadChoice
from sprang.needs.sources.enums import Reason, State
from sprang.needs.sources.models import Submission
from sprang.organisations.claims.enums import ClaimState
from sprang.organisations.enums import OrganisationKind, Size
from sprang.organisations.models import Organisation, Partnership
from sprang.organisations.partners.enums import (
    AgreementKind,
    AgreementState,
    ContributionKind,
    Side,
)
from sprang.organisations.partners.models import Agreement, Contact, Contribution
from sprang.rooms.enums import Part, RoomStatus, Way
from sprang.rooms.models import Room, RoomTask
from sprang.solutions.enums import Novelty, SolutionStatus
from sprang.solutions.models import Solution

ENUMS: tuple[type[TextChoices], ...] = (
    AgreementKind,
    AgreementState,
    ContributionKind,
    Side,
    BlockKind,
    CallStatus,
    ClaimState,
    CommentKind,
    How,
    IntroductionResult,
    IntroductionState,
    NeedStatus,
    Novelty,
    OrganisationKind,
    Origin,
    Outcome,
    Part,
    Party,
    Reason,
    Road,
    Role,
    RoomStatus,
    ScopeKind,
    Size,
    SolutionStatus,
    Source,
    State,
    TeamRole,
    Token.Scope,
    Verdict,
    Visibility,
    Way,
    Weight,
)

TABLES: tuple[tuple[str, type[Model]], ...] = (
    ("Need", Need),
    ("Requirement", Requirement),
    ("Joining", Joining),
    ("Looked", PriorArt),
    ("Road", RoadChoice),
    ("Submission", Submission),
    ("Call", Call),
    ("Block", Block),
    ("Criterion", Criterion),
    ("RoomTask", RoomTask),
    ("Room", Room),
    ("Solution", Solution),
    ("Organisation", Organisation),
    ("Introduction", Introduction),
    ("MeetingTime", MeetingTime),
    ("Partnership", Partnership),
    ("Agreement", Agreement),
    ("Contact", Contact),
    ("Contribution", Contribution),
    ("Platform", Platform),
    ("Token", Token),
)
"""The beginning of a shape's name -> the table whose labels explain its fields."""
