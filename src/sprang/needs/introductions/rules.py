"""Who may introduce, and for whom a person speaks."""

from collections.abc import Collection

from sprang.foundation.enums import ScopeKind
from sprang.foundation.models import Membership, User
from sprang.foundation.models.seeing import who_sees
from sprang.needs.models import Need
from sprang.needs.rules import leads, wrote

from .enums import Party
from .models import Introduction
from .models.sides import members


def may_introduce(user: User, need: Need) -> bool:
    """Who leads the platform is its hub."""
    return need.is_open and is_hub(user, need.platform_id) and need.is_visible_to(user)


def is_hub(user: User, platform_id: int) -> bool:
    return user.access.leads(platform_id)


def people_of(organisation_id: int) -> list[User]:
    """Those who work there and can sign in."""
    held = members().filter(scope=organisation_id).order_by().values("user")
    return list(User.objects.filter(pk__in=held).order_by("pk"))


def readers_of(need: Need, people: Collection[User]) -> list[User]:
    """Those of them who may read the need."""
    seen = who_sees(people, [need])
    return [who for who in people if (who.pk, need.uid) in seen]


def side_of(user: User, introduction: Introduction) -> Party | None:
    """The side that the person answers for. Nobody answers for both: who answers for the need
    does not answer for the organisation too."""
    if answers_for_need(user, introduction):
        return Party.NEED
    is_own = members().filter(user=user, scope=introduction.organisation_id).exists()
    return Party.ORGANISATION if is_own else None


def answers_for_need(user: User, introduction: Introduction) -> bool:
    """Its author, and whoever leads where it belongs. Who made the introduction is the hub in it
    and no side, as long as the author is there to answer."""
    need = introduction.need
    if wrote(user, need):
        return True
    if not leads(user, need):
        return False
    return user.pk != introduction.by_id or not is_author_there(need)


def is_author_there(need: Need) -> bool:
    """Can sign in and still has something to do with the platform: asked of somebody else than
    the reader, so in one query and not as all that they may."""
    author = need.author
    if author is None or not author.is_active:
        return False
    held = Membership.objects.current().filter(user=author)
    here = held.filter(scope__above__ancestor=need.platform_id)
    return bool(here.exclude(scope__kind=ScopeKind.ROOM).exists())


def party_of(user: User, introduction: Introduction) -> Party | None:
    """The side, else the hub."""
    side = side_of(user, introduction)
    if side is None and is_hub(user, introduction.platform_id):
        return Party.HUB
    return side
