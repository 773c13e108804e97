"""Answering for an organisation that Språng does not know yet."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import User
from sprang.organisations.actions import give_role, register_organisation
from sprang.organisations.models import Organisation

from .. import rules
from ..models import Answer, Call
from ..models.own import OUTSIDE
from .answers import begin_answer
from .deadline import must_be_open


@transaction.atomic
def join_new(
    *, call: Call, by: User, name: str, number: str, type: str
) -> tuple[Organisation, Answer]:
    """Make the organisation and begin its answer.

    The organisation is not listed, and the number stands on the answer alone: whether somebody has
    it already would tell who else has come. It is compared when the answers have been opened.

    :raises NotAllowed: the call is not open to new ones.
    :raises BadInput: no name, or a kind that the call is not open to.
    :raises ValidationError: for a number that can't be one.
    """
    if not call.is_visible_to(by) or not rules.may_come_new(by, call):
        raise NotAllowed("join_new")
    must_be_open(call, timezone.now(), _("Det går inte att börja svara nu. Se när den är öppen."))
    if not name.strip():
        raise BadInput({"name": _("Skriv organisationens namn.")})
    if type not in call.answerers:
        raise BadInput({"type": _("Utlysningen är inte öppen för det slaget.")})
    with journal.together():
        organisation = register_organisation(name=name.strip(), type=type, is_listed=False)
        give_role(user=by, scope=organisation, role=OUTSIDE, by=None)
        # what the person may do is read anew: it holds the role just given
        answer = begin_answer(call=call, organisation=organisation, by=by, number=number)
    return organisation, answer
