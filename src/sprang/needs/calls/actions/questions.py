"""Questions in public: asked by those who may answer, answered by the team."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User
from sprang.foundation.unseen import without_unseen

from .. import rules
from ..models import Call, Question


@transaction.atomic
def ask_question(*, call: Call, by: User, text: str) -> Question:
    """It is read by all when it has been answered; who asked is told to nobody.

    :raises NotAllowed: the person works nowhere that may answer.
    :raises Refused: the time to answer the call is up.
    """
    if not call.is_visible_to(by) or not rules.organisations_that_may(by, call):
        raise NotAllowed("ask_question")
    if not call.takes_answers(timezone.now()):
        raise Refused(_("Tiden att fråga har gått ut."))
    text = without_unseen(text).strip()
    if not text:
        raise BadInput({"text": _("Skriv en fråga.")})
    question = Question.objects.create(call=call, text=text, asked_by=by)
    told("call.question_asked", question, by)
    return question


@transaction.atomic
def answer_question(*, question: Question, by: User, answer: str) -> Question:
    """From here on everybody reads both.

    :raises NotAllowed: the person is not of the call's team.
    """
    if rules.membership(by, question.call) is None:
        raise NotAllowed("answer_question")
    answer = without_unseen(answer).strip()
    if not answer:
        raise BadInput({"answer": _("Skriv ett svar.")})
    if answer == question.answer:
        return question
    question.answer = answer
    question.answered_at = question.answered_at or timezone.now()
    question.save(update_fields=["answer", "answered_at"])
    told("call.question_answered", question, by)
    return question


def told(kind: str, question: Question, by: User) -> None:
    data = {"question": str(question.uid), "call": str(question.call.uid)}
    journal.append(kind, subject=by, by=by, data=data)
