"""Verbs on saved views: save, give another name, take away."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from .. import journal
from ..errors import BadInput, NotAllowed, Refused
from ..models import Platform, SavedView, User
from ..models.saved_view import LONGEST
from .named import NamedList, list_named

MOST = 30
"""Of one list: more are no longer found again."""


@transaction.atomic
def save_view(*, platform: Platform, by: User, list_name: str, asked: str, name: str) -> SavedView:
    """What is asked for is kept as the list understands it; the same again gets the new name.

    :raises BadInput: for a list that there isn't, a choice that can't be used or a name in use.
    :raises Refused: the person has as many as one may have.
    """
    said = _understood(list_named(list_name), platform, by, asked)
    User.objects.select_for_update(no_key=True).get(pk=by.pk)  # two at once are counted in turn
    own = SavedView.objects.filter(user=by, platform=platform, list=list_name)
    if known := own.filter(asked=said).first():
        return rename_view(view=known, by=by, name=name)
    if own.count() >= MOST:
        raise Refused(_("Du har %(n)d sparade vyer här. Ta bort någon av dem först.") % {"n": MOST})
    free = _free(own, name)
    view = SavedView.objects.create(
        user=by, platform=platform, list=list_name, asked=said, name=free
    )
    _tell("saved", view)
    return view


def _understood(named: NamedList | None, platform: Platform, by: User, asked: str) -> str:
    if named is None:
        raise BadInput({"list": _("Den listan finns inte.")})
    given = QueryDict(asked[: 4 * LONGEST])
    form = named.form_of(platform, by, given)
    if not form.is_valid():
        raise BadInput({"asked": _("Något av det du valde går inte att använda. Välj om.")})
    said = named.asked(named.kind_of(platform, by), form, given)
    if not said:
        raise BadInput({"asked": _("Välj något i listan först, så finns det något att spara.")})
    if len(said) > LONGEST:
        raise BadInput({"asked": _("Orden du söker på är för många att spara.")})
    return said


@transaction.atomic
def rename_view(*, view: SavedView, by: User, name: str) -> SavedView:
    """:raises BadInput: for a name that another of the list's views has."""
    _hold(view, by)
    same = SavedView.objects.filter(user=by, platform=view.platform, list=view.list)
    free = _free(same.exclude(pk=view.pk), name)
    if free != view.name:
        view.name = free
        view.save(update_fields=["name"])
        _tell("renamed", view)
    return view


@transaction.atomic
def remove_view(*, view: SavedView, by: User) -> None:
    """:raises Refused: something would be lost with it."""
    _hold(view, by)
    for why_not in _held:
        if reason := why_not(view):
            raise Refused(reason)
    owner, uid = view.user, view.uid
    view.delete()
    journal.append("view.removed", subject=owner, by=by, data={"view": str(uid)})


WhyNot = Callable[[SavedView], str]
_held: list[WhyNot] = []


def holds(why_not: WhyNot) -> None:
    """A room above tells what hinders that a view is taken away; empty where nothing does."""
    _held.append(why_not)


def _hold(view: SavedView, by: User) -> None:
    """Until the transaction ends; another page may have taken it away.

    :raises NotAllowed: it is another's, or gone.
    """
    must_own(view, by)
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    if not SavedView.objects.filter(pk=view.pk).exists():
        raise NotAllowed("saved_view")


def must_own(view: SavedView, by: User) -> None:
    if view.user_id != by.pk:
        raise NotAllowed("saved_view")


def _free(others: QuerySet[SavedView], name: str) -> str:
    said = " ".join(name.split())[:60]
    if not said:
        raise BadInput({"name": _("Ge vyn ett namn, till exempel Öppna om vikarier.")})
    if others.filter(name__iexact=said).exists():
        raise BadInput({"name": _("Du har redan en vy som heter så. Välj ett annat namn.")})
    return said


def _tell(verb: str, view: SavedView) -> None:
    journal.append(f"view.{verb}", subject=view.user, by=view.user, data={"view": str(view.uid)})
