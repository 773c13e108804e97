"""What was chosen on the page of islands."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.http import UserRequest
from sprang.foundation.models import Record, User
from sprang.needs.models import Need
from sprang.needs.rules import may_end

from . import actions

DEEDS: Final[dict[str, tuple[Callable[..., None], str | Promise]]] = {
    "introduce": (
        actions.introduce,
        gettext_lazy("De är presenterade för varandra. Det står på sidorna hos båda."),
    ),
    "join": (actions.join, gettext_lazy("De är bundna till varandra.")),
    "apart": (actions.keep_apart, gettext_lazy("Då frågar Språng inte om dem igen.")),
}


def posted(request: UserRequest) -> list[Record]:
    return records_of(request.user, request.POST.getlist("record"))


def records_of(user: User, uids: list[str]) -> list[Record]:
    """In the order given, each once.

    :raises Http404: one is not there, or not for the person to see.
    """
    wanted = list(dict.fromkeys(map(_uid, uids)))[: actions.MOST + 1]
    seen = Record.objects.visible_to(user).filter(uid__in=wanted)
    found = {row.uid: row for row in seen.select_related("platform", "scope")}
    if len(found) != len(wanted):
        raise Http404
    return [found[uid] for uid in wanted]


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def pair_named(request: UserRequest) -> list[Record]:
    found = posted(request)
    if len(found) != 2:
        raise Http404
    return found


def needs_named(request: UserRequest, chosen: list[Any]) -> str:
    """Where two of the platform's own needs are merged.

    :raises Refused: they are not two, or not its own.
    :raises NotAllowed: the person may end neither.
    """
    here = request.platform
    if len(chosen) != 2 or any((r.kind, r.platform_id) != ("need", here.pk) for r in chosen):
        raise Refused(_("Välj två av era egna behov för att slå ihop dem."))
    needs = Need.objects.select_related("platform", "scope").in_bulk([each.pk for each in chosen])
    ends = [each for each in chosen if may_end(request.user, needs[each.pk])]
    if not ends:
        raise NotAllowed("merge_needs")
    one, other = ends[0].reference, next(r.reference for r in chosen if r != ends[0])
    return f"{reverse('need-merge', args=[here.slug, one])}?{urlencode({'med': other})}"
