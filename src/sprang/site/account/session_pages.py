"""Where one is signed in: the list, ending one, ending all others."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sprang.foundation.http import UserRequest
from sprang.foundation.models import Session
from sprang.foundation.once import once_gone
from sprang.foundation.session_store import digest

from .sessions import device_name, end_sessions


class SignedIn(NamedTuple):
    session: Session
    device: str
    is_here: bool


@login_required
@never_cache
@require_safe
def session_list(request: UserRequest) -> HttpResponse:
    here = digest(request.session.session_key)
    living = request.user.sessions.filter(expire_date__gt=timezone.now())
    listed = [SignedIn(each, device_name(each.device), each.pk == here) for each in living]
    listed.sort(key=lambda each: not each.is_here)
    return render(request, "site/sessions.html", {"sessions": listed})


@login_required
@require_POST
def session_end(request: UserRequest, key: str) -> HttpResponse:
    """`key` is the hash of the session's own, and opens nothing."""
    mine = request.user.sessions.filter(pk=key)
    once_gone(request, lambda: get_object_or_404(mine).delete())
    messages.success(request, _("Utloggad där."))
    return redirect("session-list")


@login_required
@require_POST
def sign_out_elsewhere(request: UserRequest) -> HttpResponse:
    here = request.session.session_key
    once_gone(request, lambda: end_sessions(request.user, but=here))
    messages.success(request, _("Du är utloggad överallt utom här."))
    return redirect("session-list")


@login_required
@require_POST
def sign_out_everywhere(request: UserRequest) -> HttpResponse:
    end_sessions(request.user)
    request.session.flush()
    out = _("Du är utloggad överallt. Dina nycklar till API:et gäller inte längre.")
    messages.success(request, out)
    return redirect("account_login")
