"""An introduction as it stands in the transaction, and what is written of it in the journal."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import User

from ..enums import Party
from ..models import Introduction
from ..rules import party_of

TOO_LATE = _("Det har hänt något sedan du läste sidan. Läs den igen.")


def held(introduction: Introduction, by: User) -> tuple[Introduction, Party]:
    """As it stands, and stands until the transaction has ended, with whom `by` speaks for.

    :raises NotAllowed: it is not theirs to know of.
    """
    rows = Introduction.objects.visible_to(by).filter(pk=introduction.pk)
    if not rows.exists():
        raise NotAllowed("introduction")
    # of the one table: PostgreSQL would lock the need, the city and the people along with it
    fresh = Introduction.objects.select_for_update().get(pk=introduction.pk)
    party = party_of(by, fresh)
    if party is None:
        raise NotAllowed("introduction")
    return fresh, party


def must_be(introduction: Introduction, *states: str) -> None:
    if introduction.state not in states:
        raise Refused(str(TOO_LATE))


def tell(verb: str, introduction: Introduction, by: User | None, party: str = "") -> None:
    """Under a person's own name and not the need's: what is told of a need is read by many."""
    data = {"introduction": str(introduction.uid), "need": str(introduction.need.uid)}
    data |= {"party": party} if party else {}
    subject = by or introduction.by
    journal.append(f"introduction.{verb}", subject=subject, by=by, data=data)
