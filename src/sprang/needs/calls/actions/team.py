"""Who reads and judges the answers."""

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User

from .. import rules
from ..enums import CallStatus, TeamRole
from ..models import Call, TeamMember
from ..models.own import own_organisations

ENDED = (CallStatus.DECIDED, CallStatus.CANCELLED)


@transaction.atomic
def add_to_team(*, call: Call, by: User, user: User, role: str) -> TeamMember:
    """:raises NotAllowed: `by` does not lead the team.
    :raises BadInput: somebody from another house, or whose house has begun to answer the call.
    """
    if not rules.leads_team(by, call) or call.status in ENDED:
        raise NotAllowed("add_to_team")
    if not user.is_active or not rules.is_inside(user, call):
        raise BadInput({"user": _("Välj någon som arbetar här.")})
    if call.answers.filter(organisation__in=own_organisations(user)).exists():
        # said in the same words as to somebody from another house: it must not tell who answers
        raise BadInput({"user": _("Välj någon som arbetar här.")})
    member, is_new = TeamMember.objects.get_or_create(call=call, user=user, defaults={"role": role})
    if not is_new and member.role == role:
        return member
    if not is_new:
        keep_a_leader(call, member)
        member.role = role
        member.save(update_fields=["role"])
    call.seats.clear()
    tell("call.team_joined", call, user, by)
    return member


@transaction.atomic
def leave_team(*, call: Call, by: User, user: User) -> None:
    """Points that have been given stay out of the count, with whoever gave them.

    :raises Refused: for the last who leads, or when the answers have been opened.
    """
    if not rules.leads_team(by, call):
        raise NotAllowed("leave_team")
    member = call.team.filter(user=user).first()
    if member is None:
        raise NotAllowed("leave_team")
    if member.reviews.exists():
        raise Refused(_("Den som har satt poäng hör till bedömningen och kan inte tas bort."))
    keep_a_leader(call, member)
    member.delete()
    call.seats.clear()
    tell("call.team_left", call, user, by)


def keep_a_leader(call: Call, without: TeamMember) -> None:
    # two leaders who take each other away at the same moment: the second waits here
    rows = list(call.team.select_for_update().filter(role=TeamRole.LEADER))
    if not [each for each in rows if each.pk != without.pk]:
        raise Refused(_("Någon måste leda. Ge uppgiften till någon till först."))


def tell(kind: str, call: Call, user: User, by: User) -> None:
    journal.append(kind, subject=user, by=by, data={"call": str(call.uid)})
