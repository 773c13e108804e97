"""Taking away what was written by mistake, or whom one no longer turns to."""

from django.db import transaction

from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import User

from ..models import Agreement, Contact, Contribution
from .files import forget
from .holding import held_by, told_of

Part = Agreement | Contact | Contribution


@transaction.atomic
def remove(*, part: Part, by: User) -> None:
    """An agreement takes its files with it.

    :raises NotAllowed: unless `by` leads the platform and the partnership has not ended, or where
        somebody was faster.
    """
    held, kind = held_by(by, part.partnership), type(part)
    row = kind.objects.select_for_update().filter(pk=part.pk).first()
    if row is None:
        raise NotAllowed("remove")
    for file in row.files.all() if isinstance(row, Agreement) else ():
        forget(file)
    name = kind.__name__.lower()
    about = {name: str(row.uid)}
    row.delete()
    told_of(f"{name}_removed", held, by, **about)
