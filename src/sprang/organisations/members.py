"""The people of a platform: who they are, and how one more is let in."""

from collections.abc import Hashable
from datetime import date
from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.core.mail import send_mail
from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from sprang.foundation import journal
from sprang.foundation.enums import Role, ScopeKind
from sprang.foundation.lists import named
from sprang.foundation.lists.keyset import Order
from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.named import Asker, NamedList
from sprang.foundation.models import Membership, Platform, Scope, User

from .actions import account_for, give_role, must_administer
from .admin_forms import MemberFilter

TOTP: Final = Authenticator.Type.TOTP


def roles_in(platform: Platform) -> QuerySet[Membership]:
    """Roles held now or later in the platform and in what belongs to it; rooms keep their own."""
    ended = Q(valid_until__lt=timezone.localdate())
    here = Membership.objects.filter(scope__above__ancestor=platform.pk).exclude(ended)
    here = here.exclude(scope__kind=ScopeKind.ROOM)
    return here.select_related("scope").order_by("scope__name", "role")


def members_of(platform: Platform) -> QuerySet[User]:
    """Each with `roles_here` and `has_two_steps`."""
    held = roles_in(platform)
    people = User.objects.filter(pk__in=held.order_by().values("user"))
    steps = Authenticator.objects.filter(user=OuterRef("pk"), type=TOTP)
    people = people.annotate(has_two_steps=Exists(steps))
    return people.prefetch_related(Prefetch("memberships", held, to_attr="roles_here"))


def state_of(platform: Platform) -> Hashable:
    """What the list tells and the journal doesn't: who has been here, who signs in in two steps."""
    here = roles_in(platform).order_by().select_related(None)
    steps = Count("user__authenticator", filter=Q(user__authenticator__type=TOTP), distinct=True)
    last = here.aggregate(last=Max("user__last_login"), steps=steps)
    return last["last"], last["steps"]


def list_of(platform: Platform) -> ListKind:
    def by_role(people: Any, role: str) -> Any:
        return people.filter(pk__in=roles_in(platform).filter(role=role).order_by().values("user"))

    return ListKind(
        narrow={"q": by_words, "roll": by_role},
        orders={
            "epost": (_("E-post"), Order("email", newest_first=False, of_text=True)),
            "nya": (_("Senast tillagda"), Order("joined_at")),
        },
        related=(),
    )


def rows_of(platform: Platform, user: Asker, _asked: QueryDict) -> QuerySet[User]:
    """For administrators: others have no list of people."""
    may = isinstance(user, User) and user.access.has_role(platform.pk, Role.ADMINISTRATOR)
    return members_of(platform) if may else User.objects.none()


MEMBERS_LIST = named.register(
    NamedList(
        "members",
        "member-list",
        _("Medlemmar"),
        kind_of=lambda platform, _user: list_of(platform),
        form_of=lambda _platform, _user, asked: MemberFilter(asked),
        rows_of=rows_of,
        is_of_platform=False,
    )
)


def by_words(people: Any, words: str) -> Any:
    for word in words.split()[:8]:
        people = people.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return people


def add_member(
    *,
    platform: Platform,
    by: User,
    email: str,
    role: Role,
    scope: Scope,
    name: str = "",
    until: date | None = None,
) -> Membership:
    """Give a role to whoever has the address; an account is opened where there is none.

    :raises NotAllowed: unless `by` is an administrator of the platform.
    """
    must_administer(by, platform)
    with journal.together():
        user = account_for(email=email, platform=platform, by=by, name=name)
        return give_role(user=user, scope=scope, role=role, by=by, until=until)


def tell_member(membership: Membership, platform: Platform, link: str) -> None:
    """A mail in the new member's language: which role, and where one signs in.

    :raises OSError: where the mail can't be sent.
    """
    user = membership.user
    with override(user.language):
        context = {"membership": membership, "platform": platform, "link": link}
        subject = render_to_string("organisations/admin/mail_subject.txt", context)
        text = render_to_string("organisations/admin/mail.txt", context)
    # a name may hold line breaks, a mail's head may not
    send_mail(f"Språng: {' '.join(subject.split())}", text, None, [user.email])
