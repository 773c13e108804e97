"""Verbs of those who write a need together: ask a colleague in, stop."""

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.dialogue.actions import follow_unasked
from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User

from .. import rules
from ..models import CoAuthor, Need
from ..models.co_author import MOST


@transaction.atomic
def add_co_author(*, need: Need, by: User, user: User) -> CoAuthor:
    """The colleague is told, follows the need, and writes on it as its author does.

    :raises NotAllowed: `by` neither wrote the need nor leads it.
    :raises BadInput: somebody who doesn't work here or doesn't see the need; said in the same
        words as of somebody who isn't there.
    :raises Refused: it has as many as it can.
    """
    must_name_authors(by, need)
    if not may_be_asked(user, need):
        raise BadInput({"email": _("Ingen som arbetar här och ser behovet har den adressen.")})
    Need.objects.select_for_update().get(pk=need.pk)  # two who add the last one wait here
    known = need.co_authors.filter(user=user).first()
    if known is None and need.co_authors.count() >= MOST:
        raise Refused(_("Ett behov kan ha högst %(n)d medförfattare.") % {"n": MOST})
    return known or _added(need, by, user)


def must_name_authors(by: User, need: Need) -> None:
    if not rules.names_authors(by, need):
        raise NotAllowed("name_authors")


def may_be_asked(user: User, need: Need) -> bool:
    is_here = user.is_active and rules.may_capture(user, need.platform)
    return is_here and user.pk != need.author_id and need.is_visible_to(user)


def _added(need: Need, by: User, user: User) -> CoAuthor:
    made = CoAuthor.objects.create(need=need, user=user, by=by)
    with journal.together():
        _tell("co_author_added", need, by, user)
        follow_unasked(need, user)
    return made


@transaction.atomic
def remove_co_author(*, need: Need, by: User, user: User) -> None:
    """What they wrote stays. They go on following the need until they stop that themselves.

    :raises NotAllowed: of another, by whoever neither wrote the need nor leads it.
    """
    if by != user:
        must_name_authors(by, need)
    gone, _each = need.co_authors.filter(user=user).delete()
    if gone:
        _tell("co_author_left", need, by, user)


def _tell(verb: str, need: Need, by: User, user: User) -> None:
    journal.append(f"need.{verb}", subject=need, by=by, data={"person": str(user.uid)})
