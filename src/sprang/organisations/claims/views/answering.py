"""Claims that a person answers."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sprang.foundation.http import UserRequest
from sprang.foundation.lists.keyset import Order, page_or_first
from sprang.foundation.lists.links import url
from sprang.foundation.once import made_from

from .. import actions
from ..forms import AnswerForm, ClaimForm
from ..letters import tell_answered
from ..models import Claim
from ..queries import to_answer
from .people import back, page

OLDEST, LISTED = Order("at", newest_first=False), 30


@login_required
@never_cache
@require_safe
def claim_list(request: UserRequest) -> HttpResponse:
    """Those that the person answers, whichever organisation and city they are about."""
    rows = to_answer(request.platform, request.user)
    seen = page_or_first(rows, OLDEST, after=request.GET.get("efter", ""), size=LISTED)
    more = url(request.GET, efter=seen.cursor) if seen.cursor else ""
    return render(request, "organisations/claims/list.html", {"claims": seen.items, "more": more})


@login_required
@require_POST
def claim_answer(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    rows = Claim.objects.visible_to(request.user).exclude(user=request.user)
    claim = get_object_or_404(rows.select_related("organisation", "user"), uid=uid)
    form = AnswerForm(request.POST, auto_id=f"%s-{claim.uid}")
    if not (form.is_valid() and answered(request, claim, form)):
        more = {"answer": form, "answered": claim}
        return page(request, claim.organisation, ClaimForm(), 422, **more)
    return back(request, claim.organisation)


def answered(request: UserRequest, claim: Claim, form: AnswerForm) -> bool:
    said = form.cleaned_data

    def answer() -> Claim:
        if said["answer"] == "ja":
            wide = said["with_domain"]
            return actions.let_in(claim=claim, by=request.user, with_domain=wide)
        return actions.decline(claim=claim, by=request.user, reason=said["reason"])

    done, is_new = made_from(request, form, answer)
    if done and is_new:
        tell(request, done)
    return done is not None


def tell(request: UserRequest, claim: Claim) -> None:
    where = reverse("organisation-people", args=[claim.platform.slug, claim.organisation.uid])
    if tell_answered(claim, request.build_absolute_uri(where)):
        messages.success(request, _("Svaret är sparat, och personen har fått ett brev."))
    else:
        messages.warning(request, _("Svaret är sparat, men brevet till personen gick inte iväg."))
