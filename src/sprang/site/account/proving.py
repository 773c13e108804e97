"""Before what gives the account away, one shows once more who one is.

With a password or an app, django-allauth asks for it. Most people here have neither: they sign in
with codes by mail, and so they prove it with one more.
"""

import secrets
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import (
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sprang.foundation.http import UserRequest

from .adapters import WRONG_CODE
from .forms import DIGITS, may_try

RECENT = 15 * 60
"""Seconds that a proof holds; the same as ACCOUNT_REAUTHENTICATION_TIMEOUT."""
CODE_HOLDS = 10 * 60
TRIES = 3
ROOM = "proving"

View = Callable[..., HttpResponse]


def proved(view: View) -> View:
    """Only for who has signed in, or shown who they are, within the last quarter of an hour."""
    by_allauth: View = reauthentication_required(view, app="sprang")

    @wraps(view)
    def guarded(request: UserRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        if signed_in_recently(request):
            return view(request, *args, **kwargs)
        if user.has_usable_password() or is_mfa_enabled(user):
            return by_allauth(request, *args, **kwargs)
        return redirect(f"{reverse('prove')}?{urlencode({'next': request.get_full_path()})}")

    return login_required(guarded)


def proved_to_post(view: View) -> View:
    """For a page that everybody may read and whose form gives the account away."""
    guarded = proved(view)

    @wraps(view)
    def by_method(request: UserRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return (guarded if request.method == "POST" else view)(request, *args, **kwargs)

    return by_method


def signed_in_recently(request: UserRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(time.time() - each["at"] < RECENT for each in records)


def onward(request: UserRequest) -> str:
    to = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    return to if safe else reverse("me")


class ProofForm(forms.Form):
    code = forms.CharField(
        label=_("Kod"),
        max_length=12,
        error_messages={"required": _("Skriv de sex siffrorna.")},
        widget=forms.TextInput(attrs=DIGITS),
    )

    def __init__(
        self, *args: Any, expected: dict[str, Any], session: SessionBase, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.expected, self.session = expected, session

    def clean_code(self) -> str:
        code, room = self.cleaned_data["code"].strip(), self.expected
        lives = room.get("tries", TRIES) < TRIES and time.time() - room["at"] < CODE_HOLDS
        may = lives and may_try(self.session, room["code"])
        if not may or not constant_time_compare(_hash(code), room["code"]):
            raise forms.ValidationError(WRONG_CODE)
        return str(code)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def prove(request: UserRequest) -> HttpResponse:
    """A code to the address that the account has now, and then on to `next`.

    Not for those who have more to show than a mailbox: it would go around their password or app.
    """
    if ways := get_adapter(request).get_reauthentication_methods(request.user):
        return redirect(f"{ways[0]['url']}?{urlencode({'next': onward(request)})}")
    if request.method == "POST" and "send" in request.POST:
        send(request)
        return redirect(request.get_full_path())
    sent = request.session.get(ROOM, {})
    form = ProofForm(request.POST or None, expected=sent, session=request.session)
    if request.method == "POST" and shown(request, form, sent):
        return redirect(onward(request))
    context = {"form": form, "sent": bool(sent), "email": request.user.email}
    # before a code has been sent there is no field to say anything about
    status = 422 if sent and form.errors else 200
    return render(request, "account/prove.html", context, status=status)


def shown(request: UserRequest, form: ProofForm, sent: dict[str, Any]) -> bool:
    """Whether the code is the right one. Each try is counted before it is judged."""
    request.session[ROOM] = sent | {"tries": sent.get("tries", TRIES) + 1}
    if not form.is_valid():
        return False
    del request.session[ROOM]
    record_authentication(request, request.user, "code", reauthenticated=True)
    return True


def send(request: UserRequest) -> None:
    code = f"{secrets.randbelow(1_000_000):06d}"
    request.session[ROOM] = {"code": _hash(code), "at": time.time(), "tries": 0}
    get_adapter(request).send_mail(
        "account/email/proof", request.user.email, {"code": code, "user": request.user}
    )


def _hash(code: str) -> str:
    return salted_hmac("sprang.proof", code, algorithm="sha256").hexdigest()
