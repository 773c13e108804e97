"""Those who write a need together."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import BadInput, Refused
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import User
from sprang.foundation.once import once_gone

from .. import actions, rules
from ..forms import AuthorForm
from ..models import Need
from .fetch import need_or_404


@login_required
@require_http_methods(["GET", "POST"])
def need_authors(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    names = rules.names_authors(request.user, need)
    if not (names or rules.writes_along(request.user, need)):
        raise Http404
    form = AuthorForm(given(request))
    if request.method == "POST" and form.is_valid() and added(request, need, form):
        messages.success(request, _("Nu skriver ni tillsammans."))
        return redirect("need-authors", request.platform.slug, need.reference)
    context = {"need": need, "form": form, "names": names}
    return render(request, "needs/authors.html", context, status=422 if form.errors else 200)


def added(request: UserRequest, need: Need, form: AuthorForm) -> bool:
    try:
        actions.add_co_author(need=need, by=request.user, user=form.cleaned_data["email"])
    except BadInput as fault:
        form.add_error("email", " ".join(fault.faults.values()))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return not form.errors


@login_required
@require_POST
def need_author_remove(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    need = need_or_404(request, ref)

    def remove() -> None:
        person = get_object_or_404(User, co_authorships__need=need, uid=uid)
        actions.remove_co_author(need=need, by=request.user, user=person)

    once_gone(request, remove)
    messages.success(request, _("Klart. Det som är skrivet står kvar."))
    return redirect(need)
