"""Writing a call: its words and its needs."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal, records
from sprang.foundation.enums import Visibility
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Platform, Scope, User
from sprang.needs.models import Need

from .. import rules
from ..enums import CallStatus, TeamRole
from ..models import Call, TeamMember

Needs = Collection[Need]


@transaction.atomic
def write_call(
    *,
    platform: Platform,
    by: User,
    title: str,
    closes_at: Any,
    scope: Scope | None = None,
    needs: Needs = (),
    **fields: Any,
) -> Call:
    """A draft, led by whoever writes it.

    :raises NotAllowed: the person leads neither the platform nor a partner of it.
    :raises BadInput: for times in the wrong order or a need that is not theirs to see.
    """
    scope = scope or platform
    if not rules.may_publish_for(by, platform, scope):
        raise NotAllowed("write_call")
    call = Call(
        platform=platform,
        scope=scope,
        title=title.strip(),
        closes_at=closes_at,
        visibility=Visibility.DRAFT,
        status=CallStatus.DRAFT,
        **fields,
    )
    check(call, by, needs)
    with journal.together():
        records.add(call, by=by, verb="written")
        call.needs.set(needs)
        TeamMember.objects.create(call=call, user=by, role=TeamRole.LEADER)
    return call


def check(call: Call, by: User, needs: Needs) -> None:
    faults = {}
    if not call.title:
        faults["title"] = _("Skriv en rubrik.")
    if call.opens_at and call.opens_at >= call.closes_at:
        faults["closes_at"] = _("Den stänger innan den öppnar. Ändra en av tiderna.")
    if not call.answerers:
        faults["answerers"] = _("Välj minst ett slag av organisationer som får svara.")
    seen = Need.objects.visible_to(by).filter(pk__in=[need.pk for need in needs])
    if len(set(seen.values_list("pk", flat=True))) != len({need.pk for need in needs}):
        faults["needs"] = _("Välj behov som du ser.")
    if faults:
        raise BadInput(faults)


@transaction.atomic
def edit_call(
    *, call: Call, by: User, version: int | None = None, needs: Needs | None = None, **values: Any
) -> Call:
    """Change the words of a draft. `needs` replaces those that the person sees.

    :raises NotAllowed: the person may not, or it has been published.
    :raises Stale: someone else changed it since `version`.
    """
    if not rules.may_edit(by, call):
        raise NotAllowed("edit_call")
    check(changed_copy(call, values), by, needs or ())
    with journal.together():
        records.hold(call)
        records.change(call, by=by, verb="edited", version=version, **values)
        if needs is not None:
            unseen = call.needs.exclude(pk__in=Need.objects.visible_to(by).values("pk"))
            call.needs.set([*needs, *unseen])
    return call


def changed_copy(call: Call, values: Mapping[str, Any]) -> Call:
    """As it would be, so that what can't be is never written."""
    copy = Call(closes_at=call.closes_at, opens_at=call.opens_at, answerers=call.answerers)
    copy.title = call.title
    for name, value in values.items():
        setattr(copy, name, value)
    return copy
