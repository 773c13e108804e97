"""The people of an organisation and those who want in, as one person may see them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from sprang.foundation.models import Membership, Platform, User

from ..models import Organisation
from .deciding import speakers
from .models import Claim, MailDomain


@dataclass(frozen=True)
class People:
    """`mine` is the reader's own claim that waits, or the last that was declined."""

    mine: Claim | None
    is_in: bool
    people: list[tuple[Membership, bool]]
    """Each with whether the reader may end it. To those who are in, and who let somebody in."""
    claims: list[Claim]
    """That the reader answers."""
    domains: list[MailDomain]

    @property
    def may_see(self) -> bool:
        return self.is_in or bool(self.claims or self.people)


def people_of(organisation: Organisation, user: User) -> People:
    """Six queries, however many they are."""
    held = speakers().filter(scope=organisation.pk).select_related("user").order_by("pk")
    rows = list(held)
    own = next((row for row in rows if row.user_id == user.pk), None)
    by_me = Claim.objects.filter(organisation=organisation, by=user, state="let_in")
    let_in = set(by_me.values_list("user", flat=True))
    shown = [
        (row, row.user_id in {user.pk, *let_in} or (own is not None and own.pk < row.pk))
        for row in rows
        if own or row.user_id in let_in
    ]
    seen = Claim.objects.visible_to(user).filter(organisation=organisation)
    waiting = list(seen.waiting().select_related("user").order_by("at", "pk"))
    last = seen.filter(user=user).order_by("-pk").first()
    return People(
        mine=last if last and last.state in ("waiting", "declined") else None,
        is_in=own is not None,
        people=shown,
        claims=[each for each in waiting if each.user_id != user.pk],
        domains=list(organisation.mail_domains.order_by("domain")) if own else [],
    )


def to_answer(_platform: Platform, user: User) -> QuerySet[Claim]:
    """Those that the person answers, whichever city they were made in: first come."""
    rows = Claim.objects.visible_to(user).waiting().exclude(user=user)
    rows = rows.filter(organisation__is_listed=True)  # of what goes on as another, no page is left
    return rows.select_related("organisation", "user", "platform").order_by("at", "pk")
