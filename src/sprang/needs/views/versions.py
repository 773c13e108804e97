"""A need's earlier versions, two of them side by side."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sprang.core.differences import Piece, differences
from sprang.foundation.forms.editing import version_seen
from sprang.foundation.http import UserRequest
from sprang.foundation.once import once, once_gone

from .. import rules
from ..actions.versions import forget_version, restore_version
from ..models import Need, NeedVersion, label_of, standing
from .fetch import need_or_404


class Compared(NamedTuple):
    label: str
    before: list[Piece]
    after: list[Piece]


@login_required
@require_safe
def need_versions(request: UserRequest, ref: str) -> HttpResponse:
    need = of_which_versions_are_seen(request, ref)
    versions = [standing(need), *need.earlier.all()]
    newer = chosen(versions, request.GET.get("till", ""), 0)
    older = chosen(versions, request.GET.get("fran", ""), 1)
    older, newer = sorted((older, newer), key=lambda each: each.number)
    context = {"need": need, "versions": versions, "older": older, "newer": newer}
    context["compared"] = compared(older, newer)
    context["may_restore"] = rules.may_edit(request.user, need) and older.pk
    context["may_forget"] = rules.leads(request.user, need) and older.pk
    return render(request, "needs/versions.html", context)


def of_which_versions_are_seen(request: UserRequest, ref: str) -> Need:
    need = need_or_404(request, ref)
    if not rules.may_see_versions(request.user, need):
        raise Http404
    return need


def chosen(versions: list[NeedVersion], number: str, otherwise: int) -> NeedVersion:
    """The one with that number; nonsense is as if nothing had been chosen."""
    found = [each for each in versions if str(each.number) == number]
    return found[0] if found else versions[min(otherwise, len(versions) - 1)]


def compared(older: NeedVersion, newer: NeedVersion) -> list[Compared]:
    """The fields that differ, each as it was and as it became."""
    rows = []
    for label, before, after in pairs(older.words, newer.words):
        if before != after:
            pieces = differences(before, after)
            left = [piece for piece in pieces if piece.change != "added"]
            rows.append(
                Compared(label, left, [each for each in pieces if each.change != "removed"])
            )
    return rows


def pairs(older: dict[str, Any], newer: dict[str, Any]) -> list[tuple[str, str, str]]:
    told = [(label_of(name), flat(older[name]), flat(newer[name])) for name in NeedVersion.WORDS]
    return [*told, (_("Kraven"), lines(older), lines(newer))]


def flat(words: str) -> str:
    """A form ends its lines in a way of its own, which is no change."""
    return words.replace("\r\n", "\n")


def lines(words: dict[str, Any]) -> str:
    """A requirement a line."""
    return "\n".join(
        ", ".join(part for part in row.values() if part) for row in words["requirements"]
    )


def version_or_404(request: UserRequest, ref: str, number: int) -> NeedVersion:
    need = of_which_versions_are_seen(request, ref)
    return get_object_or_404(
        need.earlier.select_related("need__scope", "need__platform"), number=number
    )


@login_required
@require_POST
def version_restore(request: UserRequest, ref: str, number: int) -> HttpResponse:
    kept = version_or_404(request, ref, number)
    seen = version_seen(request) or 0
    once(request, lambda: restore_version(kept=kept, by=request.user, version=seen))
    messages.success(
        request, _("Version %(number)d gäller igen, som en ny version.") % {"number": number}
    )
    return redirect(kept.need)


@login_required
@require_POST
def version_forget(request: UserRequest, ref: str, number: int) -> HttpResponse:

    def forget() -> None:
        forget_version(kept=version_or_404(request, ref, number), by=request.user)

    once_gone(request, forget)
    messages.success(request, _("Version %(number)d är borttagen.") % {"number": number})
    return redirect("need-versions", request.platform.slug, ref)
