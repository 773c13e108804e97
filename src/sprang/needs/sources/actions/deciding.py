"""What those who lead do with what has come in."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User
from sprang.needs.actions import capture_need
from sprang.needs.enums import Source
from sprang.needs.models import Need

from .. import rules
from ..enums import About, Reason, State, Way
from ..models import Submission
from ..signs import BY_HAND
from .moving import move, note
from .writing import begin_letter

UNDECIDED = {State.UNCONFIRMED, State.WAITING}
TOO_LATE = gettext_lazy("Någon annan har redan gjort något med det. Läs sidan igen.")


def _decided(by: User) -> dict[str, Any]:
    return {"decided_by": by, "decided_at": timezone.now()}


def _go(submission: Submission, by: User, sources: set[State], to: State, **values: Any) -> None:
    """:raises NotAllowed: :raises Refused: it stands elsewhere since the page was read."""
    if not rules.may_moderate(by, submission.platform):
        raise NotAllowed("submission")
    if not move(submission, sources, to, **values):
        raise Refused(TOO_LATE)


@journal.together()
def take_in(*, submission: Submission, by: User, **words: Any) -> Need:
    """A need of what was told, as the lead has worded it. The sender is told.

    :raises Refused: it is not confirmed, or somebody else has decided.
    """
    _go(submission, by, {State.WAITING}, State.TAKEN_IN, **_decided(by))
    source = Source.MAIL if submission.way == Way.MAIL else Source.CITIZEN
    need = capture_need(platform=submission.platform, by=by, source=source, **words)
    Submission.objects.filter(pk=submission.pk).update(need=need)
    submission.need = need
    begin_letter(submission, About.TAKEN_IN, after=rules.REGRET)
    note("taken_in", submission, by=by)
    return need


@journal.together()
def decline(*, submission: Submission, by: User, reason: str, words: str = "") -> None:
    """The sender reads the reason.

    :raises BadInput: no reason, or one that says nothing.
    """
    if reason not in Reason.values:
        raise BadInput({"reason": _("Välj ett skäl. Den som skrev får läsa det.")})
    if reason == Reason.OTHER and not words.strip():
        raise BadInput({"words": _("Skriv skälet med egna ord. Den som skrev får läsa det.")})
    said = {"reason": reason, "words": words.strip()}
    _go(submission, by, {State.WAITING}, State.DECLINED, **said, **_decided(by))
    begin_letter(submission, About.DECLINED, after=rules.REGRET)
    note("declined", submission, by=by)


@journal.together()
def take_up_again(*, submission: Submission, by: User) -> None:
    """Undo of `decline`: the letter doesn't go if it has not gone."""
    values = {"reason": "", "words": "", "decided_by": None, "decided_at": None}
    _go(submission, by, {State.DECLINED}, State.WAITING, **values)
    submission.letters.filter(about=About.DECLINED, tries=0).delete()
    note("taken_up_again", submission, by=by)


@journal.together()
def hold(*, submission: Submission, by: User) -> None:
    """As what a program has sent: kept, out of the way, and nobody is told."""
    signs = [*(each for each in submission.signs if each != BY_HAND), BY_HAND]
    _go(submission, by, UNDECIDED, State.HELD, signs=signs, **_decided(by))
    submission.letters.filter(tries=0, ended_at=None).delete()
    note("held", submission, by=by)


@journal.together()
def release(*, submission: Submission, by: User) -> None:
    """A person wrote it after all: back where it was, and asked to confirm where it is not."""
    values: dict[str, Any] = {"signs": [], "decided_by": None, "decided_at": None}
    if submission.confirmed_at:
        _go(submission, by, {State.HELD}, State.WAITING, **values)
    else:
        # the link in the letter counts from now
        values["created_at"] = timezone.now()
        _go(submission, by, {State.HELD}, State.UNCONFIRMED, **values)
        begin_letter(submission, About.CONFIRM)
    note("released", submission, by=by)
