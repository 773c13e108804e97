"""Telling whoever wrote what became of it."""

from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User

from .. import rules
from ..enums import About, State
from ..models import Submission
from .moving import note
from .writing import begin_letter


@journal.together()
def tell_sender(*, submission: Submission, by: User, words: str) -> None:
    """:raises Refused: it was never taken in, or the sender wants to hear no more."""
    if not rules.may_moderate(by, submission.platform):
        raise NotAllowed("tell_sender")
    if not words.strip():
        raise BadInput({"words": _("Skriv vad som har hänt. Den som skrev får läsa det.")})
    if submission.state != State.TAKEN_IN or not reachable(submission):
        raise Refused(_("Den som skrev vill inte ha fler brev, eller har tagit bort sin adress."))
    begin_letter(submission, About.TOLD, words.strip(), after=rules.REGRET)
    note("told", submission, by=by)


def reachable(submission: Submission) -> bool:
    return submission.wants_news and bool(submission.email)
