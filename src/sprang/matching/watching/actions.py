"""Verbs on watches: begin, stop, begin again; read what was found; choose the letters."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.core.text import terms
from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.lists.named import list_named
from sprang.foundation.lists.saving import must_own
from sprang.foundation.models import Platform, SavedView, User
from sprang.needs.models import Need
from sprang.organisations.models import Organisation

from ..models import Watch, WatchLetter
from ..models.watch import MOST_WATCHES
from ..searchables import searchables
from .queries import notices_of


def watch_need(*, need: Need, by: User) -> Watch:
    """:raises NotAllowed: for a need that the person may not see."""
    if not need.is_visible_to(by):
        raise NotAllowed("watch_need")
    return _begin(by, platform=need.platform, need=need)


def watch_profile(*, organisation: Organisation, platform: Platform, by: User) -> Watch:
    """Watch for needs that the organisation can help with.

    :raises NotAllowed: for one that is not in the register.
    """
    if not organisation.is_listed:
        raise NotAllowed("watch_profile")
    return _begin(by, platform=platform, organisation=organisation)


def watch_words(
    *, words: str, platform: Platform, by: User, kind: str = "", only_here: bool = False
) -> Watch:
    """:raises BadInput: for words that mean nothing, or a kind that there isn't."""
    said = " ".join(words.split())[:200]
    if not terms(said):
        raise BadInput({"words": _("Skriv minst ett ord att bevaka, till exempel vikarier.")})
    if kind and kind not in {each.kind for each in searchables()}:
        raise BadInput({"kind": _("Välj vad du vill bevaka.")})
    return _begin(by, platform=platform, words=said, kind=kind, only_here=only_here)


def watch_view(*, view: SavedView, by: User) -> Watch:
    """Be told of what comes into a view that one has saved.

    :raises NotAllowed: for another's.
    :raises Refused: for one that has other things for each person, or of a list without news.
    """
    must_own(view, by)
    named = list_named(view.list)
    if named is None or not named.can_be_followed(view.asked):
        raise Refused(_("Den här vyn går inte att bevaka."))
    return _begin(by, platform=view.platform, view=view)


@transaction.atomic
def _begin(by: User, *, platform: Platform, **asked: Any) -> Watch:
    """The same watch once: begun again where it was stopped."""
    _hold(by)
    if (view := asked.get("view")) and not SavedView.objects.filter(pk=view.pk).exists():
        raise NotAllowed("watch_view")  # taken away on another page meanwhile
    about = {"platform": platform} | asked if "words" in asked else asked
    known = Watch.objects.filter(user=by, **about).first()
    if known:
        return known if known.is_standing else resume_watch(watch=known, by=by)
    _must_have_room(by)
    watch = Watch.objects.create(user=by, platform=platform, **asked)
    WatchLetter.objects.get_or_create(user=by)
    _tell("started", watch, by)
    return watch


def _hold(by: User) -> None:
    """Two that the same person begins at once wait for each other: they are counted, and the same
    one pressed twice is one. NO KEY: whoever writes a row that refers to the person goes on."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)


def _must_have_room(by: User) -> None:
    if Watch.objects.filter(user=by, stopped_at=None).count() >= MOST_WATCHES:
        raise Refused(_("Du har hundra bevakningar. Avsluta någon av dem först."))


@transaction.atomic
def stop_watch(*, watch: Watch, by: User) -> Watch:
    _must_own(watch, by)
    if watch.is_standing:
        watch.stopped_at = timezone.now()
        watch.save(update_fields=["stopped_at"])
        _tell("stopped", watch, by)
    return watch


@transaction.atomic
def resume_watch(*, watch: Watch, by: User) -> Watch:
    _must_own(watch, by)
    _hold(by)
    watch.refresh_from_db(fields=["stopped_at"])
    if not watch.is_standing:
        _must_have_room(by)
        watch.stopped_at = watch.since = None  # what came meanwhile is not told later
        watch.save(update_fields=["stopped_at", "since"])
        _tell("resumed", watch, by)
    return watch


def read_notices(*, by: User, upto: datetime) -> int:
    """Mark as read what came until then, as far as it is shown; how many."""
    unread = notices_of(by).filter(read_at=None, at__lte=upto)
    return unread.order_by().update(read_at=timezone.now())


def choose_letters(*, user: User, how: str) -> WatchLetter:
    """:raises BadInput: for a way that there isn't."""
    if how not in WatchLetter.How.values:
        raise BadInput({"how": _("Välj hur ofta du vill ha brev.")})
    chosen = {"how": how} | ({"begun_at": None} if how == WatchLetter.How.NEVER else {})
    letter, _created = WatchLetter.objects.update_or_create(user=user, defaults=chosen)
    return letter


def _must_own(watch: Watch, by: User) -> None:
    if watch.user_id != by.pk:
        raise NotAllowed("watch")


def _tell(verb: str, watch: Watch, by: User) -> None:
    journal.append(f"watch.{verb}", subject=by, by=by, data={"watch": str(watch.uid)})
