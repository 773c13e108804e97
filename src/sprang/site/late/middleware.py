"""What answers a form that came too late: to sign in, or back to the form with its words."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.views.decorators.csrf import requires_csrf_token

from sprang.foundation.forms.marks import marked_for
from sprang.foundation.models import User

from ..failures.request import way_up
from . import parts, stash

Respond = Callable[[HttpRequest], HttpResponse]
MADE_BY_MACHINE = re.compile(r"[a-z0-9_:-]*")
"""Keys of choices and numbers: sent again, but nothing that anyone would recognise as theirs."""
HIDDEN = frozenset({"next", "asked"})
"""Fields with an address or a question, which nobody writes by hand."""


class LateMiddleware:
    """Gives back what was kept, and keeps what an ended session would have lost."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        late: Any = request
        late.kept_words = stash.stashed_for(request) if request.method in ("GET", "HEAD") else None
        late.kept = late.kept_words.fields if late.kept_words else None
        late.has_words_waiting = partial(stash.has_words_waiting, request)
        response = self.respond(request)
        if is_to_sign_in(request, response):
            return signed_out(request, response)
        if late.kept_words and response.status_code == 405:
            return again(request, late.kept_words)
        if request.method == "POST" and is_done(request, response):
            stash.forget(request)
        return response


def is_to_sign_in(request: HttpRequest, response: HttpResponse) -> bool:
    to = urlsplit(response.get("Location", ""))
    is_login = to.path == resolve_url(settings.LOGIN_URL) and "next=" in to.query
    return response.status_code == 302 and is_login and not request.user.is_authenticated


def is_done(request: HttpRequest, response: HttpResponse) -> bool:
    """What was given back has been taken in."""
    if hasattr(response, "is_back") or not isinstance(request.user, User):
        return False
    if parts.is_shown_on_page(request, response):
        return stash.stashed_for(request) is not None
    is_led = response.status_code == 302 and not is_to_prove(response)
    return is_led and stash.stashed_for(request) is not None


def is_to_prove(response: HttpResponse) -> bool:
    """First a password or a code, then here again."""
    to = urlsplit(response["Location"])
    return to.path.startswith(reverse("me")) and "next=" in to.query


def signed_out(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A part of a page never becomes the page for signing in, and what is being written stays."""
    if parts.is_sent_by_page(request):
        return parts.told_on_page(request)
    if request.method == "POST":
        try:
            stash.keep(request, expired=True)
        except stash.TooMuch:
            return again(request, words_on_page(request))
        return parts.led(request, redirect_to_login(request.get_full_path()))
    return parts.led(request, response)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The token was an old one: back to the form, filled in. Django's `CSRF_FAILURE_VIEW`.

    Only a page made for the person here, by us, gets its words back: a form on somebody else's
    site that was sent in their name has no mark, and must not be offered to be sent again.
    """
    user, whose = request.user, marked_for(request)
    is_ours = request.headers.get("Origin") in (None, f"{request.scheme}://{request.get_host()}")
    if not is_ours or whose is None or (isinstance(user, User) and user.uid != whose):
        return render(request, "403_csrf.html", status=403)
    if parts.is_sent_by_page(request):
        return parts.told_on_page(request)
    try:
        words = stash.keep(request, expired=not isinstance(user, User))
    except stash.TooMuch:
        return again(request, words_on_page(request))
    if isinstance(user, User):
        return back_to_form(request) if words else render(request, "403_csrf.html", status=403)
    return parts.led(request, redirect_to_login(request.get_full_path()))


def back_to_form(request: HttpRequest) -> HttpResponse:
    response = parts.led(request, HttpResponseRedirect(request.get_full_path()))
    response.is_back = True  # type: ignore[attr-defined]  # not the redirect of what was done
    return response


def words_on_page(request: HttpRequest) -> stash.Stashed:
    """Too much to keep: it stays on the page that answers."""
    files = [(name, f.name or "") for name, fs in request.FILES.lists() for f in fs]
    expired = not request.user.is_authenticated
    return stash.Stashed("", request.get_full_path(), 0, stash.words_of(request), files, expired)


def again(request: HttpRequest, words: stash.Stashed) -> HttpResponse:
    """A page with what was written and a button that sends it again.

    What was only pressed is to be pressed anew, on the page that says what it does to what.
    """
    sent = [(name, value) for name, values in words.fields.lists() for value in values]
    written = [value for name, value in sent if is_written(name, value)]
    if not written and not words.files:
        stash.forget(request)
    context = {"words": words, "sent": sent, "written": written}
    up = way_up(urlsplit(words.path).path)
    return parts.whole(request, render(request, "site/again.html", context | up, status=409))


def is_written(name: str, value: str) -> bool:
    return name not in HIDDEN and not MADE_BY_MACHINE.fullmatch(value)
