"""Founding platforms: the first, once, and more on the same installation. One transaction each."""

from typing import Any

from allauth.account.models import EmailAddress

from sprang.foundation import journal
from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Head, Membership, Platform, User
from sprang.organisations.actions import (
    account_for,
    found_platform,
    give_role,
    register_organisation,
)
from sprang.organisations.enums import OrganisationKind


@journal.together()
def found_first_platform(*, answers: dict[str, Any]) -> tuple[Platform, User]:
    """The platform, its municipality and its administrator, who is inside at once.

    :raises NotAllowed: somebody else was first.
    """
    # Two people may have the link. The journal's head is locked by every writer, so the second
    # waits here until the first has committed, and then sees the platform.
    Head.objects.select_for_update().get_or_create(pk=1)
    if Platform.objects.exists():
        raise NotAllowed("found_first_platform")
    administrator = _administrator(answers)
    platform = _platform(answers, administrator)
    give_role(user=administrator, scope=platform, role=Role.ADMINISTRATOR, by=None)
    return platform, administrator


def found_next_platform(*, answers: dict[str, Any]) -> tuple[Membership, Platform]:
    """One more city; whoever has the address administers it, with the account they have or a new.

    :raises ValidationError: for an address of a platform that there is.
    """
    with journal.together():
        platform = _platform(answers, None)
        user = account_for(
            email=answers["email"], platform=platform, by=None, name=answers["person"]
        )
        held = give_role(user=user, scope=platform, role=Role.ADMINISTRATOR, by=None)
    return held, platform


def _administrator(answers: dict[str, Any]) -> User:
    user = User.objects.create_user(
        answers["email"], answers.get("password") or None, name=answers["person"]
    )
    # whoever holds the link runs the machine: the address needs no further proof
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def _platform(answers: dict[str, Any], by: User | None) -> Platform:
    code = answers["municipality_code"]
    platform = found_platform(
        by=by,
        slug=answers["slug"],
        name=answers["name"],
        municipality_code=code,
        languages="sv,en" if answers["english"] else "sv",
        innovation_definition=answers["innovation_definition"],
    )
    register_organisation(
        name=answers["organisation"],
        type=OrganisationKind.MUNICIPALITY,
        parent=platform,
        municipality_code=code,
    )
    return platform
