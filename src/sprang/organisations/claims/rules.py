"""Who may claim to work where, and whose address is proof enough."""

from allauth.account.models import EmailAddress

from sprang.foundation.models import Membership, User

from ..models import Organisation
from .deciding import speakers
from .models import PUBLIC, Claim, MailDomain


def may_be_claimed(organisation: Organisation) -> bool:
    """What belongs to a city has its people from the city's administrators."""
    return organisation.is_listed and organisation.parent_id is None


def works_at(user: User, organisation: Organisation) -> bool:
    return bool(speakers().filter(user=user, scope=organisation.pk).exists())


def proved_domains(user: User) -> set[str]:
    """Of the addresses that the person has shown are theirs, less those that anybody may have."""
    rows = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return {email.rpartition("@")[2].lower() for email in rows} - PUBLIC


def is_proved(user: User, organisation: Organisation) -> bool:
    domains = proved_domains(user)
    return MailDomain.objects.filter(organisation=organisation, domain__in=domains).exists()


def may_answer(user: User, claim: Claim) -> bool:
    seen = Claim.objects.visible_to(user).filter(pk=claim.pk)
    return claim.user_id != user.pk and seen.exists()


def may_end(user: User, membership: Membership) -> bool:
    """One's own, that of somebody whom one let in, and of those who came after oneself: who has
    just come shuts out nobody."""
    let_in = Claim.objects.filter(organisation=membership.scope_id, user=membership.user_id)
    if membership.user_id == user.pk or let_in.filter(state="let_in", by=user).exists():
        return True
    mine = speakers().filter(user=user, scope=membership.scope_id).order_by("pk").first()
    return mine is not None and mine.pk < membership.pk
