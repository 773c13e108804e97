"""Introductions as the pages read them."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import ScopeKind
from sprang.foundation.lists import named
from sprang.foundation.lists.keyset import Order
from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.named import NamedList
from sprang.foundation.lists.narrow import MOST_WORDS
from sprang.foundation.models import Membership, Platform, User
from sprang.needs.models import Need

from .enums import ENDED, LED, IntroductionState, Party
from .forms import IntroductionFilter
from .models import Introduction, IntroductionAnswer, IntroductionOutcome
from .models.sides import led_by, of_need, of_organisation

VIEWS = {"alla": _("Alla på plattformen"), "mina": _("Mina")}


def by_words(rows: Any, words: str) -> Any:
    for word in words.split()[:MOST_WORDS]:
        here = Q(organisation__name__icontains=word) | Q(need__title__icontains=word)
        rows = rows.filter(here | Q(need__reference__iexact=word))
    return rows


def by_state(rows: Any, state: str) -> Any:
    if state == LED:
        return rows.filter(led_on=True)
    if state == ENDED:
        return rows.filter(has_ended=True, led_on=False)
    return rows.filter(state=state)


LIST = ListKind(
    {"q": by_words, "lage": by_state},
    {
        "nyast": (_("Nyast först"), Order("made_at")),
        "aldst": (_("Äldst först"), Order("made_at", newest_first=False)),
    },
    related=("platform", "need__platform", "organisation"),
)


def view_of(name: str, platform: Platform, user: User | AnonymousUser) -> QuerySet[Introduction]:
    """All of the platform's for those who lead it; else one's own, wherever they were made: a
    company has one list."""
    rows = Introduction.objects.visible_to(user).with_results(user)
    if first_view(name, platform, user) == "alla":
        return rows.filter(platform=platform)
    return Introduction.objects.own(user).with_results(user)


INTRODUCTIONS_LIST = named.register(
    NamedList(
        "introductions",
        "introduction-list",
        _("Presentationer"),
        kind_of=lambda _platform, _user: LIST,
        form_of=lambda _platform, _user, asked: IntroductionFilter(asked),
        rows_of=lambda platform, user, asked: view_of(asked.get("vy", ""), platform, user),
        tabs=VIEWS,
        is_of_platform=False,
    )
)


def first_view(name: str, platform: Platform, user: User | AnonymousUser) -> str:
    leads = isinstance(user, User) and user.access.leads(platform.pk)
    return "alla" if leads and name != "mina" else "mina"


def of(need: Need, user: User | AnonymousUser) -> list[Introduction]:
    """Those on a need that the person may know of, the newest first. A visitor knows of none."""
    if not isinstance(user, User):
        return []
    rows = Introduction.objects.visible_to(user).with_results(user).filter(need=need.pk)
    found = list(rows.select_related("organisation").order_by("-made_at", "-pk"))
    for each in found:
        each.need, each.platform = need, need.platform
    return found


def waiting_for(user: User) -> QuerySet[Introduction]:
    """Those that wait for the person's own side: for an answer, or for how it went."""
    sides = ((for_need(user), Party.NEED), (of_organisation(user), Party.ORGANISATION))
    mine = Q()
    for side, party in sides:
        mine |= side & _unsaid(party)
    return Introduction.objects.own(user).filter(mine)


def for_need(user: User) -> Q:
    """Where it is for the person to speak for the need."""
    return of_need(user) | Q(need__scope__in=led_by(user)) & ~author_is_there()


def author_is_there() -> Q:
    """As `rules.is_author_there`. Where nobody is, those who lead answer instead."""
    held = Membership.objects.current().filter(user=OuterRef("need__author"))
    here = held.filter(scope__above__ancestor=OuterRef("need__platform"), user__is_active=True)
    return Q(Exists(here.exclude(scope__kind=ScopeKind.ROOM)))


def _unsaid(party: str) -> Q:
    answered = IntroductionAnswer.objects.filter(introduction=OuterRef("pk"), party=party)
    told = IntroductionOutcome.objects.filter(introduction=OuterRef("pk"), party=party)
    to_answer = Q(state=IntroductionState.WAITING) & ~Exists(answered)
    return to_answer | Q(state=IntroductionState.ACCEPTED, asked_at__isnull=False) & ~Exists(told)
