"""Who may do what with a call and its answers."""

from datetime import datetime
from typing import Any

from sprang.foundation.enums import LEAD_ROLES
from sprang.foundation.models import Membership, Platform, Scope, User
from sprang.organisations.models import Organisation, Partnership

from .enums import CallStatus, TeamRole
from .models import Answer, Call, TeamMember
from .models.own import own_organisations


def own_companies(user: User, platform: Platform) -> Any:
    """The platform's partners that the person leads."""
    led = Membership.objects.current().filter(user=user, role__in=LEAD_ROLES).values("scope")
    here = Partnership.objects.current().filter(platform=platform)
    return Organisation.objects.filter(pk__in=led, partnerships__in=here)


def may_publish(user: User, platform: Platform) -> bool:
    """Whoever leads the platform, or one of its partners."""
    return user.access.leads(platform.pk) or own_companies(user, platform).exists()


def may_publish_for(user: User, platform: Platform, scope: Scope) -> bool:
    is_inside = scope.pk == platform.pk or scope.above.filter(ancestor=platform.pk).exists()
    if is_inside:
        return user.access.leads(platform.pk)
    return bool(own_companies(user, platform).filter(pk=scope.pk).exists())


def leads(user: User, call: Call) -> bool:
    return user.access.leads(call.scope_id) or user.access.leads(call.platform_id)


def may_edit(user: User, call: Call) -> bool:
    """What has been published stands: people have begun to answer it."""
    return call.is_draft and leads(user, call)


def seat(user: User, call: Call) -> TeamMember | None:
    """The person's place in the call's team, whether it still counts or not."""
    if user.pk not in call.seats:
        call.seats[user.pk] = call.team.filter(user=user).first()
    found: TeamMember | None = call.seats[user.pk]
    return found


def membership(user: User, call: Call) -> TeamMember | None:
    """The person's place in the call's team, while they belong to the house that called."""
    member = seat(user, call)
    return member if member and is_inside(user, call) else None


def is_inside(user: User, call: Call) -> bool:
    if call.platform_id in user.access.platform_ids:
        return True
    return bool(own_organisations(user).filter(scope=call.scope_id).exists())


def leads_team(user: User, call: Call) -> bool:
    """Who opens, decides and tells: not whoever leads the city, who may know one that answers."""
    member = membership(user, call)
    return member is not None and member.role == TeamRole.LEADER


def may_answer_for(user: User, call: Call, organisation: Organisation) -> bool:
    is_own = own_organisations(user).filter(scope=organisation.pk).exists()
    return is_own and organisation in organisations_that_may(user, call)


def organisations_that_may(user: User, call: Call) -> list[Organisation]:
    """Those the person works at that the call is open to. Nobody who judges answers as well."""
    if not user.is_active or seat(user, call):
        return []
    rows = Organisation.objects.filter(pk__in=own_organisations(user), type__in=call.answerers)
    if call.only_partners:
        rows = rows.filter(partnerships__platform=call.platform_id, partnerships__ended_on=None)
    return list(rows.exclude(pk=call.scope_id).order_by("name", "pk"))


def may_come_new(user: User, call: Call) -> bool:
    """Somebody whose organisation Språng does not know yet."""
    return user.is_active and not call.only_partners and seat(user, call) is None


def may_ask(user: User, call: Call, now: datetime) -> bool:
    return call.takes_answers(now) and bool(organisations_that_may(user, call))


def may_judge(user: User, answer: Answer) -> bool:
    judged = Answer.objects.filter(Answer.objects.judged_by(user), pk=answer.pk)
    return judged.filter(call__status=CallStatus.CLOSED).exists()
