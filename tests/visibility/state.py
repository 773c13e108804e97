"""All that a door could have written, as one value to compare."""

from typing import Any

from sprang.dialogue.models import Comment, Follow, LetterChoice, Mention, Notification, Support
from sprang.foundation.models import (
    Entry,
    File,
    ImportRun,
    Job,
    Link,
    Membership,
    Platform,
    Record,
    SavedView,
    Scope,
    Token,
    User,
)
from sprang.matching.models import Feedback, Notice, SameNeed, Synonym, Watch, WatchLetter
from sprang.needs.calls.models import (
    Agreed,
    Answer,
    AnswerFile,
    Block,
    Criterion,
    Declared,
    Question,
    Review,
    Score,
    TeamMember,
)
from sprang.needs.introductions.models import (
    Introduction,
    IntroductionAnswer,
    IntroductionOutcome,
    MeetingTime,
)
from sprang.needs.models import (
    CoAuthor,
    Joining,
    NeedDraft,
    NeedVersion,
    PriorArt,
    Requirement,
    RoadChoice,
)
from sprang.needs.sources.models import Intake, SenderLetter, Submission
from sprang.organisations.claims.models import Claim, MailDomain
from sprang.organisations.doubles.models import OrganisationMerge
from sprang.organisations.models import Organisation, Partnership
from sprang.organisations.partners.models import (
    Agreement,
    AgreementFile,
    AgreementLetter,
    Contact,
    Contribution,
)
from sprang.rooms.models import RoomEvent, RoomExclusion, RoomInvitation, RoomTask

TABLES = (
    *(File, ImportRun, Job, Link, Membership, Partnership, Platform, Requirement, Scope, Token),
    *(Agreed, Answer, AnswerFile, Block, Criterion, Declared, Question, Review, Score),
    TeamMember,
    *(Agreement, AgreementFile, AgreementLetter, Claim, Contact, Contribution, MailDomain),
    OrganisationMerge,
    *(Comment, Follow, LetterChoice, Mention, Notification, Support),
    *(User, Organisation, SavedView, Watch, Notice, WatchLetter, Feedback, SameNeed, Synonym),
    *(Intake, SenderLetter, Submission),
    *(Introduction, IntroductionAnswer, IntroductionOutcome, MeetingTime),
    *(CoAuthor, Joining, NeedDraft, NeedVersion, PriorArt, RoadChoice),
    *(RoomEvent, RoomExclusion, RoomInvitation, RoomTask),
)


def state() -> dict[str, Any]:
    """Every row of every table that pages write, and the journal's last entry."""
    models = (*TABLES, Record, *Record.__subclasses__())
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
    return {**rows, "journal": Entry.objects.order_by("-seq").values("seq", "hash").first()}
