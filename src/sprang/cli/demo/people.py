"""People of the demo: roles with invented addresses, one password for all."""

import re
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from sprang.foundation.enums import Role
from sprang.foundation.models import Platform, User
from sprang.matching.synonyms.actions import add_synonym
from sprang.organisations.actions import give_role
from sprang.organisations.enums import OrganisationKind

from .content import Content, Row
from .loaded import Loaded

PASSWORD = "sprang-demo-2026"  # noqa: S105  shown on the sign-in page of every demo


def create_accounts(content: Content, loaded: Loaded) -> None:
    """All accounts at once. A password takes a tenth of a second to hash, so it is done once."""
    shared = make_password(PASSWORD)
    rows = [*content.people, *_contacts(content.innovators)]
    users = [User(email=row["email"], name=row["name"], password=shared) for row in rows]
    loaded.people = {user.email: user for user in User.objects.bulk_create(users)}
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )


def _contacts(innovators: Iterable[Row]) -> list[Row]:
    return [
        Row(row.file, {"key": row.key, **contact})
        for row in innovators
        for contact in row.get("contact", [])
    ]


def load_person(row: Row, loaded: Loaded) -> None:
    user, scope = loaded.people[row["email"]], loaded.scopes[row["scope"]]
    role = Role(row["role"])
    give_role(user=user, scope=scope, role=role, by=None, title=row.get("title"))
    if role == Role.LEAD and isinstance(scope, Platform):
        loaded.leads[scope.pk] = user


def load_contacts(row: Row, loaded: Loaded) -> None:
    """Those who work at an innovator: at home there, a guest on the platforms it takes part in."""
    guest = Role.RESEARCHER if row["kind"] == OrganisationKind.UNIVERSITY else Role.PARTNER
    for contact in row.get("contact", []):
        user, title = loaded.people[contact["email"]], contact["name"].split(",")[0]
        give_role(user=user, scope=loaded.scopes[row.key], role=Role.MEMBER, by=None, title=title)
        for city in row.get("partner_of", []):
            give_role(user=user, scope=loaded.scopes[city], role=guest, by=None, title=title)


def load_synonyms(row: Row, loaded: Loaded) -> None:
    """`word = others` both ways, `word → others` one way, as the pages write them."""
    platform = loaded.platform(row.key)
    for said in row.get("synonyms", ()):
        word, sign, others = re.split(r" ([=→]) ", said)
        add_synonym(
            platform=platform,
            by=loaded.leads[platform.pk],
            word=word,
            others=others,
            is_two_way=sign == "=",
        )
