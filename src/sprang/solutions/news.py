"""What is told of solutions to those who follow them, or a need that they answer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sprang.dialogue import news
from sprang.dialogue.enums import Group
from sprang.foundation.models import Entry, Link


def answered(entry: Entry) -> Any:
    """The need, where the tie says that the solution answers it."""
    return entry.payload["target"] if entry.payload["kind"] == Link.Kind.ANSWERS else None


news.register(
    "solution.tied",
    _("%(who)s berättade om en lösning på behovet"),
    about=answered,
    beside=news.subject_of,
)
news.register("solution.test", _("%(who)s: lösningen är testad"))
news.register("solution.introduce", _("%(who)s: lösningen är i bruk"))
news.register("solution.retire", _("%(who)s: lösningen är avvecklad"))
news.register("solution.restore", _("%(who)s: lösningen är i bruk igen"))
news.register("solution.shared", _("%(who)s ändrade vem som får se lösningen"))
news.register("solution.edited", _("%(who)s ändrade lösningens ord"), Group.EDITS)
