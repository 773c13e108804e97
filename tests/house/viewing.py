"""Saved views of somebody, which one more of each thing is one more of."""

from sprang.foundation.lists.saving import save_view
from sprang.foundation.models import Platform, SavedView, User
from sprang.matching.models import Notice
from sprang.matching.watching.actions import watch_view
from sprang.needs.models import Need


def viewed(platform: Platform, who: User, need: Need, number: int) -> None:
    """Two lists with one more view each, of which one is followed and has found something."""
    said = {"platform": platform, "by": who, "asked": f"q={number}", "name": f"Vy {number}"}
    view = save_view(list_name="needs", **said)
    save_view(list_name="rooms", **said)
    Notice.objects.create(watch=watch_view(view=view, by=who), kind="need", found=need.uid)


def a_view_of(who: User) -> str:
    return str(SavedView.objects.filter(user=who).order_by("pk")[0].uid)
