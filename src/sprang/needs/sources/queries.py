"""What has come in, as the pages read it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sprang.foundation.lists import named
from sprang.foundation.lists.keyset import Order
from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.named import Asker, NamedList
from sprang.foundation.lists.narrow import MOST_WORDS
from sprang.foundation.models import Platform, User

from .enums import State
from .forms import SubmissionFilter
from .models import Submission

VIEWS: dict[str, tuple[Any, tuple[State, ...]]] = {
    "vantar": (_("Väntar"), (State.WAITING,)),
    "stoppat": (_("Stoppat som skräp"), (State.HELD,)),
    "obekraftat": (_("Inte bekräftat"), (State.UNCONFIRMED,)),
    "klart": (_("Klart"), (State.TAKEN_IN, State.DECLINED)),
    "alla": (_("Alla"), tuple(State)),
}
FIRST = "vantar"


def by_words(rows: Any, words: str) -> Any:
    for word in words.split()[:MOST_WORDS]:
        rows = rows.filter(text__icontains=word)
    return rows


LIST = ListKind(
    {"q": by_words},
    {
        "aldst": (_("Äldst först"), Order("created_at", newest_first=False)),
        "nyast": (_("Nyast först"), Order("created_at")),
    },
    related=("platform", "need"),
    columns=(
        *("uid", "platform", "state", "way", "text", "affected", "language", "signs"),
        *("created_at", "need__reference"),
    ),
)


def view_of(name: str, platform: Platform, user: Asker) -> QuerySet[Submission]:
    _label, states = VIEWS.get(name, VIEWS[FIRST])
    rows = Submission.objects.visible_to(user).filter(platform=platform)
    return rows.filter(state__in=states)


SUBMISSIONS_LIST = named.register(
    NamedList(
        "submissions",
        "submission-list",
        _("Vad invånare har berättat"),
        kind_of=lambda _platform, _user: LIST,
        form_of=lambda _platform, _user, asked: SubmissionFilter(asked),
        rows_of=lambda platform, user, asked: view_of(asked.get("vy", FIRST), platform, user),
        tabs=VIEWS,
    )
)


def waiting(platform: Platform, user: User) -> QuerySet[Submission]:
    """Those that wait for this person to read them."""
    if not user.access.leads(platform.pk):
        return Submission.objects.none()
    return Submission.objects.filter(platform=platform, state=State.WAITING)
