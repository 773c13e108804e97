"""The page where a double is said to be one, and where that is taken back."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import BadInput
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from, once_gone

from ..models import Organisation
from ..queries import by_words
from . import actions, rules
from .forms import MergeForm
from .models import OrganisationMerge

MOST = 12


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def organisation_merge(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    organisation = double_or_404(request, uid)
    form = MergeForm(given(request))
    made = merged(request, organisation, form) if request.method == "POST" else None
    if made:
        messages.success(request, _("%(name)s går vidare som den här.") % {"name": made.gone.name})
        return redirect("organisation-merge", request.platform.slug, made.kept.uid)
    return page(request, organisation, form)


def page(request: UserRequest, organisation: Organisation, form: MergeForm) -> HttpResponse:
    words = request.GET.get("q", "")[:200]
    context = {
        "organisation": organisation,
        "form": form,
        "q": words,
        "others": list(others(organisation, words)[:MOST]),
        "took_in": organisation.took_in.select_related("gone").order_by("at", "pk"),
        "may_go": rules.may_go(organisation, request.user),
    }
    status = 422 if form.errors else 200
    return render(request, "organisations/doubles/merge.html", context, status=status)


def double_or_404(request: UserRequest, uid: uuid.UUID) -> Organisation:
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), uid=uid)
    if not rules.may_merge(request.user, organisation):
        raise Http404
    return organisation


def others(organisation: Organisation, words: str) -> QuerySet[Organisation]:
    """Those with the words, or where none are said with the first of its name."""
    listed = Organisation.objects.visible_to(None).filter(parent=None)
    found: QuerySet[Organisation] = by_words(listed, words or organisation.name.split()[0])
    return found.exclude(pk=organisation.pk).order_by("name", "pk")


def merged(request: UserRequest, gone: Organisation, form: MergeForm) -> OrganisationMerge | None:
    if not form.is_valid():
        return None

    def merge() -> OrganisationMerge:
        listed = Organisation.objects.visible_to(request.user)
        kept = listed.filter(uid=form.cleaned_data["other"], parent=None).first()
        if kept is None:
            raise BadInput({"other": _("Den finns inte i nätverkets register längre.")})
        return actions.merge_organisations(gone=gone, kept=kept, by=request.user)

    return made_from(request, form, merge)[0]


@login_required
@require_POST
def organisation_part(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    kept = double_or_404(request, uid)
    which = request.POST.get("merge", "")

    def part() -> None:
        rows = kept.took_in.select_related("gone", "kept")
        merge = next((each for each in rows if str(each.uid) == which), None)
        if merge is None:
            raise Http404
        actions.part_organisations(merge=merge, by=request.user)

    once_gone(request, part)
    messages.success(request, _("De är två igen."))
    return redirect("organisation-merge", request.platform.slug, kept.uid)
