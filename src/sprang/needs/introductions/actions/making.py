"""Making an introduction, and taking it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import records
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User
from sprang.foundation.unseen import without_unseen
from sprang.needs.models import Need
from sprang.organisations.models import Organisation

from .. import rules
from ..enums import OPEN, IntroductionState, Party
from ..models import Introduction
from .holding import held, must_be, tell


@transaction.atomic
def introduce(*, need: Need, organisation: Organisation, purpose: str, by: User) -> Introduction:
    """Ask the need's owner and the organisation whether they want to meet.

    :raises NotAllowed: the person doesn't lead the platform, or the need has ended.
    :raises BadInput: no purpose, or an organisation that can't be asked; says what to do then.
    :raises Refused: the two are already introduced.
    """
    records.hold(need)  # what is read of it below stands until the introduction does
    need.refresh_from_db()
    if not rules.may_introduce(by, need):
        raise NotAllowed("introduce")
    purpose = without_unseen(purpose).strip()
    if not purpose:
        raise BadInput({"purpose": _("Skriv varför de två kan ha nytta av varandra.")})
    if fault := why_not(need, organisation, by):
        raise BadInput({"organisation": fault})
    same = Introduction.objects.filter(need=need, organisation=organisation, state__in=OPEN)
    if same.exists():
        raise Refused(_("De två är redan presenterade för varandra."))
    made = Introduction.objects.create(
        platform=need.platform, need=need, organisation=organisation, purpose=purpose, by=by
    )
    tell("made", made, by)
    return made


def why_not(need: Need, organisation: Organisation, by: User) -> str:
    """What stands in the way, in words for whoever leads; empty where nothing does. The need is
    never opened to somebody by an introduction."""
    if not organisation.is_listed or organisation.pk == need.scope_id:
        return _("Välj en organisation i nätverket som inte har behovet själv.")
    people = rules.people_of(organisation.pk)
    if by in people:
        return _("Du arbetar där. Låt någon annan som leder göra presentationen.")
    if not people:
        return _(
            "Ingen där har ett konto, så ingen kan svara. Kontakta dem utanför Språng, "
            "och be dem skaffa konto först."
        )
    if not rules.readers_of(need, people):
        return _(
            "De som arbetar där får inte läsa behovet. Dela det med nätverket först, "
            "eller berätta om det utanför Språng."
        )
    return ""


@transaction.atomic
def withdraw(*, introduction: Introduction, by: User) -> Introduction:
    """Both sides are told.

    :raises NotAllowed: the person doesn't lead the platform.
    :raises Refused: it has ended.
    """
    fresh, _party = held(introduction, by)
    if not rules.is_hub(by, fresh.platform_id):
        raise NotAllowed("withdraw")
    must_be(fresh, *OPEN)
    fresh.state, fresh.settled_at = IntroductionState.WITHDRAWN, timezone.now()
    fresh.save(update_fields=["state", "settled_at"])
    tell("withdrawn", fresh, by, Party.HUB)
    return fresh
