"""What those who lead write in a partnership: what it is about, contacts, contributions."""

from copy import copy
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.forms.editing import given, saved
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from, once, once_gone

from ...models import Partnership
from .. import actions, rules
from ..forms import ContactForm, ContributionForm, EditContributionForm, PartnershipForm
from ..models import Contribution
from .fetch import PARTS, own_part_or_404, part_or_404, writable_or_404


@login_required
@require_http_methods(["GET", "POST"])
def partnership_edit(request: UserRequest, uid: UUID) -> HttpResponse:
    partnership = writable_or_404(request, uid)
    # the form writes in its instance: the action must see what differs from the row
    form = PartnershipForm(given(request), instance=copy(partnership))

    def save() -> Partnership:
        values = form.cleaned_data
        return actions.change_partnership(partnership=partnership, by=request.user, **values)

    if request.method == "POST" and form.is_valid() and saved(form, save):
        messages.success(request, _("Ändringarna är sparade."))
        return back(request, partnership)
    return page(request, partnership, form, _("Redigera partnerskapet"))


@login_required
@require_http_methods(["GET", "POST"])
def contact_new(request: UserRequest, uid: UUID) -> HttpResponse:
    partnership = writable_or_404(request, uid)
    form = ContactForm(given(request), initial={"side": "theirs"})

    def make() -> Any:
        values = form.cleaned_data
        return actions.add_contact(partnership=partnership, by=request.user, **values)

    if request.method == "POST" and form.is_valid() and made_from(request, form, make)[0]:
        messages.success(request, _("Kontakten är tillagd."))
        return back(request, partnership)
    return page(request, partnership, form, _("Lägg till en kontakt"))


@login_required
@require_http_methods(["GET", "POST"])
def contribution_new(request: UserRequest, uid: UUID) -> HttpResponse:
    partnership = writable_or_404(request, uid)
    form = ContributionForm(given(request), initial={"side": "theirs"})

    def make() -> Contribution:
        values = form.cleaned_data
        return actions.promise(partnership=partnership, by=request.user, **values)

    if request.method == "POST" and form.is_valid() and made_from(request, form, make)[0]:
        messages.success(request, _("Bidraget är tillagt."))
        return back(request, partnership)
    return page(request, partnership, form, _("Lägg till ett bidrag"))


@login_required
@require_http_methods(["GET", "POST"])
def contribution_edit(request: UserRequest, uid: UUID) -> HttpResponse:
    row = own_part_or_404(request, Contribution, uid)
    form = EditContributionForm(given(request), instance=copy(row))

    def save() -> Contribution:
        values = form.cleaned_data
        return actions.change_contribution(contribution=row, by=request.user, **values)

    if request.method == "POST" and form.is_valid() and saved(form, save):
        messages.success(request, _("Ändringarna är sparade."))
        return back(request, row.partnership)
    return page(request, row.partnership, form, _("Redigera bidraget"))


@login_required
@require_POST
def contribution_make(request: UserRequest, uid: UUID) -> HttpResponse:
    """Noted by those who lead, and by the partner's own people."""
    row = part_or_404(request, Contribution, uid)
    if not rules.may_note(request.user, row.partnership):
        raise Http404
    once(request, lambda: actions.note_as_made(contribution=row, by=request.user))
    messages.success(request, _("Bidraget är noterat som gjort."))
    return back(request, row.partnership)


@login_required
@require_POST
def partnership_remove(request: UserRequest, uid: UUID) -> HttpResponse:
    """`del` names an agreement, a contact or a contribution of it."""
    partnership = writable_or_404(request, uid)
    once_gone(request, lambda: remove(request, partnership, request.POST.get("del", "")))
    messages.success(request, _("Borttaget."))
    return back(request, partnership)


def remove(request: UserRequest, partnership: Partnership, named: str) -> None:
    try:
        wanted = UUID(named)
    except ValueError as error:
        raise Http404 from error
    for kind in PARTS:
        if part := kind.objects.filter(partnership=partnership, uid=wanted).first():
            return actions.remove(part=part, by=request.user)
    raise Http404


def back(request: UserRequest, partnership: Partnership) -> HttpResponse:
    where = partnership.organisation.uid
    return redirect("partnership-detail", request.platform.slug, where)


def page(
    request: UserRequest, partnership: Partnership, form: Any, heading: str, **more: Any
) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"partnership": partnership, "form": form, "heading": heading, **more}
    return render(request, "organisations/partners/form.html", context, status=status)
