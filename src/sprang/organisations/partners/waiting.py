"""What waits between partners: agreements that run out, and what has been promised and is late."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.models import Membership, Platform, User
from sprang.foundation.waiting import Task, Waiting, register

from ..models import Partnership
from .enums import Side
from .models import Agreement, Contribution
from .queries import expiring, leads_here


def any_ending(platform: Platform, user: User) -> bool | QuerySet[Any]:
    return leads_here(user, platform) and expiring().filter(partnership__platform=platform)


def any_late(_platform: Platform, _user: User) -> QuerySet[Any]:
    """Anybody's: there are few, and whose they are is the long question."""
    return Contribution.objects.filter(made_on=None, due_on__lt=timezone.localdate())


def ending(platform: Platform, _user: User) -> QuerySet[Any]:
    """To those who lead; not where another that lasts longer takes over, or where nobody wanted to
    be reminded."""
    longer = Agreement.objects.filter(partnership=OuterRef("partnership")).filter(
        Q(ends_on=None) | Q(ends_on__gt=OuterRef("ends_on"))
    )
    here = {"partnership__platform": platform, "partnership__ended_on": None}
    rows = expiring().filter(**here, remind_days__isnull=False).exclude(Exists(longer))
    return rows.select_related("partnership__organisation", "partnership__platform").order_by(
        "ends_on", "pk"
    )


def renew(agreement: Agreement) -> Task:
    title, action = _("Förnya avtalet med"), _("Se avtalet")
    return _task(agreement.partnership, title, action, due=agreement.ends_on)


def late(platform: Platform, user: User) -> QuerySet[Any]:
    """What the person's own side has promised: the city's to those who lead it, a partner's to its
    people."""
    mine = Q(side=Side.THEIRS, partnership__in=_own(user))
    if leads_here(user, platform):
        mine |= Q(side=Side.OURS, partnership__platform=platform)
    overdue = {"made_on": None, "due_on__lt": timezone.localdate(), "partnership__ended_on": None}
    rows = Contribution.objects.visible_to(user).filter(mine, **overdue)
    return rows.select_related("partnership__organisation", "partnership__platform").order_by(
        "due_on", "pk"
    )


def _own(user: User) -> Any:
    held = Membership.objects.current().filter(user=user)
    return Partnership.objects.current().filter(organisation__in=held.values("scope")).values("pk")


def make(contribution: Contribution) -> Task:
    about = {"text": contribution.partnership.organisation.name, "quote": contribution.what}
    when = {"due": contribution.due_on}
    return _task(contribution.partnership, _("Ni har lovat"), _("Se bidraget"), **about, **when)


def _task(partnership: Partnership, title: str, action: str, **said: Any) -> Task:
    where = [partnership.platform.slug, partnership.organisation.uid]
    said = {"quote": partnership.organisation.name, "text": partnership.platform.name} | said
    url = reverse("partnership-detail", args=where)
    return Task(title=title, action=action, url=url, is_second=True, **said)


AGREEMENTS = Waiting(
    "agreements",
    gettext_lazy("Avtal som går ut"),
    ending,
    renew,
    "partnership-list",
    any_ending,
    query="?avtal=snart",
)
register(AGREEMENTS)
LATE = gettext_lazy("Bidrag som är sena")
register(Waiting("promises", LATE, late, make, "partnership-list", any_late))
