"""Doors that are used too often answer 429 and say when to try again."""

import unicodedata
from collections.abc import Iterator
from math import ceil
from typing import Any

from allauth.account.internal.flows.email_verification_by_code import (
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
)
from allauth.account.utils import url_str_to_user_pk
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sprang.api.problems import problem
from sprang.foundation import throttle
from sprang.foundation.client import address_of, neighbourhood
from sprang.foundation.models import User
from sprang.foundation.tokens import token_of

from ..account import devices
from ..failures.server import shown
from ..middleware import Respond
from .rules import ACCOUNT_FIELD, CODE, RESENT, Per, Rule, rules_for

PENDING = "account_login"
"""Where allauth keeps who is half-way in, between two steps."""
CONFIRMED = EMAIL_VERIFICATION_CODE_SESSION_KEY
"""And which address is being confirmed: also one that has an account already, which isn't told."""


class LimitMiddleware:
    """After the check against forgery: what is not counted can't be used up for somebody else."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if user := getattr(request, "signed_in_now", None):
            for rule, whom in getattr(request, "spent", ()):
                if rule.per is Per.ACCOUNT_HERE:
                    throttle.give_back(rule.rate, whom)
            devices.remember(request, response, user)
        return response

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if not settings.LIMITS:
            return None
        rules = rules_at(door_of(request), request)
        request.spent = []  # type: ignore[attr-defined]  # given back when it led in
        for rule, whom in counted(request, rules):
            if wait := throttle.spend(rule.rate, whom):
                return too_often(request, ceil(wait))
            request.spent.append((rule, whom))  # type: ignore[attr-defined]
        return None


def rules_at(door: str, request: HttpRequest) -> tuple[Rule, ...]:
    if door in RESENT and request.POST.get("action") == "resend":
        return CODE
    return rules_for(door, request.method or "", request.GET)


def counted(request: HttpRequest, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, str]]:
    """The rules that hold for this caller, and by what each is counted."""
    address = neighbourhood(address_of(request)) if rules else ""
    # read only where it matters: an upload is left to its view
    guessed = any(rule.per in (Per.ACCOUNT, Per.ACCOUNT_HERE) for rule in rules)
    account = account_asked_for(request) if guessed else ""
    device = devices.device_of(request)
    own = device.is_known_to(account)
    whom = {
        Per.ADDRESS: address,
        Per.PERSON: person_of(request) or address,
        Per.ACCOUNT_HERE: account and f"{account} from {device.name if own else address}",
        Per.ACCOUNT: "" if own else account,
    }
    for rule in rules:
        if said := whom[rule.per]:
            yield rule, said


def person_of(request: HttpRequest) -> str:
    """Whose key it is, where keys are read; elsewhere a heading may say anything."""
    if door_of(request).startswith("api:") and "Authorization" in request.headers:
        token = token_of(request)
        return devices.account_of(token.user) if token else ""
    return devices.account_of(request.user) if isinstance(request.user, User) else ""


def account_asked_for(request: HttpRequest) -> str:
    """By address as it was written, whether or not anybody has it: limits reveal nothing."""
    if field := ACCOUNT_FIELD.get(door_of(request)):
        return one_spelling(request.POST.get(field))
    pending = request.session.get(PENDING) or {}
    confirmed = request.session.get(CONFIRMED) if door_of(request) in RESENT else None
    if email := (confirmed or pending).get("email") or pending.get("email"):
        return one_spelling(email)
    if user := pending.get("user_pk"):
        return f"user {url_str_to_user_pk(user)}"
    return person_of(request)


def one_spelling(email: Any) -> str:
    """PostgreSQL finds `nurse` when `NURſE` is asked for: both are one account to guess at."""
    return unicodedata.normalize("NFKC", str(email or "")).strip().casefold()


def door_of(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.view_name if match else "") or ""


@receiver(user_logged_in, dispatch_uid="sprang.limits")
def led_in(request: HttpRequest, user: User, **_signal: Any) -> None:
    request.signed_in_now = user  # type: ignore[attr-defined]


def too_often(request: HttpRequest, wait: int) -> HttpResponse:
    """:param wait: seconds"""
    reason = _("Det kom för många försök på kort tid. %s") % said(wait)
    if request.path.startswith("/api/"):
        response = problem(request, 429, reason)
    else:
        # what is written while one types stays in its field
        kept = {} if request.headers.get("HX-Request") else shown(request)
        response = render(request, "errors/429.html", kept | {"reason": reason}, status=429)
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response


def said(wait: int) -> str:
    if wait <= 90:
        seconds = ngettext(
            "Vänta %d sekund och försök igen.", "Vänta %d sekunder och försök igen.", wait
        )
        return seconds % wait
    minutes = ceil(wait / 60)
    text = ngettext("Vänta %d minut och försök igen.", "Vänta %d minuter och försök igen.", minutes)
    return text % minutes
