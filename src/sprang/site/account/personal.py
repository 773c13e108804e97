"""Everything that is kept about a person, and where."""

from collections.abc import Callable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Model

from sprang.dialogue.models import Comment, Follow, LetterChoice, Mention, Notification, Support
from sprang.dialogue.models import Letter as NewsLetter
from sprang.foundation.models import Entry, File, ImportRun, Job, Record, SavedView, Sent, User
from sprang.matching.models import Feedback, Notice, SameNeed, Watch, WatchLetter
from sprang.matching.watching.queries import watches_of
from sprang.needs.calls.models import Answer, AnswerFile, Question, Review, TeamMember
from sprang.needs.drafts import drafts_of
from sprang.needs.introductions.models import (
    Introduction,
    IntroductionAnswer,
    IntroductionOutcome,
    MeetingTime,
)
from sprang.needs.models import CoAuthor, Joining, NeedDraft, PriorArt, RoadChoice
from sprang.needs.sources.models import Submission
from sprang.organisations.claims.models import Claim, MailDomain
from sprang.organisations.doubles.models import OrganisationMerge
from sprang.organisations.partners.models import (
    AgreementFile,
    AgreementLetter,
    Contact,
    Contribution,
)
from sprang.rooms.models import RoomEvent, RoomExclusion, RoomInvitation, RoomTask

Rows = Callable[[User], Any]


def mine(table: type[Model], key: str) -> Rows:
    """The rows of a table that point at the person, in the order they came."""
    return lambda user: table._default_manager.filter(**{key: user}).order_by("pk")


PERSONAL: dict[str, tuple[Rows, str]] = {
    "account": (
        lambda user: User.objects.filter(pk=user.pk),
        "uid email name language joined_at last_login is_active",
    ),
    "emails": (lambda user: EmailAddress.objects.filter(user=user), "email verified primary"),
    "roles": (lambda user: user.memberships, "role title scope__name valid_from valid_until"),
    "sessions": (lambda user: user.sessions, "device network began_at seen_at expire_date"),
    "keys": (lambda user: user.tokens, "name scope created_at expires_at used_at"),
    "two_steps": (
        lambda user: Authenticator.objects.filter(user=user),
        "type created_at last_used_at",
    ),
    "written": (
        lambda user: Record.objects.visible_to(user).filter(author=user).order_by("pk"),
        "uid kind platform__slug reference title text visibility status created_at changed_at",
    ),
    # others have written on it since, where the person doesn't belong any more
    "left_behind": (
        lambda user: (
            Record.objects.filter(author=user)
            .exclude(pk__in=Record.objects.visible_to(user).values("pk"))
            .order_by("pk")
        ),
        "uid kind platform__slug reference created_at",
    ),
    "files": (
        mine(File, "uploaded_by"),
        "uid record__reference name content_type size sha256 uploaded_at",
    ),
    "imports": (
        mine(ImportRun, "by"),
        "uid kind platform__slug name state rows created_at finished_at forgotten_at",
    ),
    "jobs": (
        mine(Job, "by"),
        "uid kind state message name created_at finished_at",
    ),
    "match_feedback": (
        mine(Feedback, "by"),
        "asked__uid record__uid organisation__uid verdict reason words strength relevance place "
        "given_at changed_at",
    ),
    "same_needs": (
        mine(SameNeed, "by"),
        "one__uid other__uid answer changed_at",
    ),
    "claims": (
        mine(Claim, "user"),
        "uid organisation__uid platform__slug words state reason at decided_at",
    ),
    "claims_answered": (
        mine(Claim, "by"),
        "organisation__uid state reason decided_at",
    ),
    "merged_organisations": (
        mine(OrganisationMerge, "by"),
        "gone__uid kept__uid at",
    ),
    "mail_domains": (
        mine(MailDomain, "by"),
        "organisation__uid domain at",
    ),
    "saved_views": (
        mine(SavedView, "user"),
        "uid platform__slug list name asked created_at",
    ),
    "watches": (
        lambda user: watches_of(user).order_by("pk"),
        "uid need__reference organisation__name view__uid words kind only_here created_at "
        "stopped_at",
    ),
    # of what the person may not see any more
    "watches_hidden": (
        lambda user: (
            Watch.objects.filter(user=user)
            .exclude(pk__in=watches_of(user).order_by().values("pk"))
            .order_by("pk")
        ),
        "uid kind only_here created_at stopped_at",
    ),
    "notices": (
        mine(Notice, "watch__user"),
        "watch__uid kind found at read_at mailed_at",
    ),
    "letters": (
        lambda user: WatchLetter.objects.filter(user=user),
        "how last_at failed_at failed_to failure",
    ),
    "joinings": (
        mine(Joining, "by"),
        "uid need__uid scope__uid words how_many joined_at",
    ),
    "co_authorships": (
        mine(CoAuthor, "user"),
        "need__uid at",
    ),
    "asked_to_write_along": (
        mine(CoAuthor, "by"),
        "need__uid at",
    ),
    "looked_at": (
        mine(PriorArt, "by"),
        "uid need__uid title website verdict because at",
    ),
    # told on a public page, without signing in, from an address that is the person's now
    "told": (
        lambda user: Submission.objects.filter(email=user.email.lower()).order_by("pk"),
        "uid platform__slug state text affected name wants_news language created_at confirmed_at",
    ),
    "moderated": (
        mine(Submission, "decided_by"),
        "uid platform__slug state decided_at",
    ),
    "roads": (
        mine(RoadChoice, "by"),
        "uid need__uid road reasons decided_by decided_on registration_number look_again",
    ),
    "drafts": (lambda user: drafts_of(user), "uid platform__slug need__reference words changed_at"),
    # of needs that the person sees no longer
    "drafts_hidden": (
        lambda user: NeedDraft.objects.filter(user=user).exclude(
            pk__in=drafts_of(user).order_by().values("pk")
        ),
        "uid changed_at",
    ),
    "said": (
        mine(Comment, "author"),
        "uid kind record__uid text at edited_at removed_at reason",
    ),
    "mentions": (
        mine(Mention, "user"),
        "comment__uid",
    ),
    "supports": (mine(Support, "user"), "record__uid at"),
    "follows": (
        mine(Follow, "user"),
        "record__uid is_on has_letters changed_at",
    ),
    "news": (
        mine(Notification, "user"),
        "uid kind channel record__uid at read_at how",
    ),
    "news_letters": (
        mine(NewsLetter, "user"),
        "uid about begun_at tries outcome ended_at",
    ),
    "news_letters_chosen": (
        mine(LetterChoice, "user"),
        "group how",
    ),
    # what an answer says is the organisation's; it stands on its page
    "answers": (
        mine(Answer, "sender"),
        "uid call__reference organisation__name sent_at changed_at",
    ),
    "answer_files": (mine(AnswerFile, "uploaded_by"), "uid name content_type size uploaded_at"),
    "questions": (mine(Question, "asked_by"), "uid call__reference text asked_at answered_at"),
    "call_teams": (mine(TeamMember, "user"), "call__reference role added_at"),
    "introductions": (
        mine(Introduction, "by"),
        "uid need__uid organisation__name purpose state made_at",
    ),
    "introduction_answers": (
        mine(IntroductionAnswer, "by"),
        "introduction__uid party says_yes reason at",
    ),
    "introduction_outcomes": (
        mine(IntroductionOutcome, "by"),
        "introduction__uid party outcome words at",
    ),
    "meeting_times": (
        mine(MeetingTime, "by"),
        "uid introduction__uid starts_at minutes place at chosen_at",
    ),
    "reviews": (mine(Review, "member__user"), "answer__uid note changed_at"),
    "contact_for": (
        mine(Contact, "user"),
        "uid partnership__platform__slug partnership__organisation__name side role",
    ),
    "agreement_files": (
        mine(AgreementFile, "uploaded_by"),
        "uid name content_type size uploaded_at",
    ),
    "agreement_letters": (
        mine(AgreementLetter, "user"),
        "uid agreement__uid ends_on begun_at tries outcome ended_at",
    ),
    "noted_as_made": (mine(Contribution, "noted_by"), "uid made_on"),
    "room_invitations": (mine(RoomInvitation, "user"), "room__reference part at declined_at"),
    "room_invitations_sent": (mine(RoomInvitation, "by"), "room__reference part at"),
    "room_tasks": (mine(RoomTask, "who"), "uid room__reference due done_at"),
    "room_tasks_written": (mine(RoomTask, "by"), "uid room__reference title due at"),
    # the names of others' files are the room's
    "room_log": (mine(RoomEvent, "by"), "room__reference kind at"),
    "room_log_about": (mine(RoomEvent, "user"), "room__reference kind words at"),
    "room_exclusions": (mine(RoomExclusion, "user"), "room__reference at"),
    "sent": (mine(Sent, "by"), "made at"),
    "done": (
        lambda user: Entry.objects.filter(actor=user).order_by("seq"),
        "at kind subject_kind subject_uid payload",
    ),
}
"""Everything that is kept about a person, save what would open the account."""
