"""Undoing a change of e-mail: whoever had the old address takes the account back with one link.

The link goes to the old address when the account gets a new one. It closes everything that another
may have opened meanwhile: sessions, keys, the password, two steps switched on after the change.
"""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sprang.foundation import journal, sessions
from sprang.foundation.models import User

A_WEEK = 7 * 24 * 3600
SALT = "sprang.restore"


def link(request: HttpRequest, user: User, email: str) -> str:
    said = [str(user.uid), email, timezone.now().isoformat()]
    key = signing.dumps(said, salt=SALT)
    return request.build_absolute_uri(reverse("email-restore", args=[key]))


@never_cache
@require_http_methods(["GET", "POST"])
def email_restore(request: HttpRequest, key: str) -> HttpResponse:
    """Says first what will happen: a mail program that opens links must not undo anything."""
    found = owner_and_address(key)
    if not found:
        return render(request, "account/restore_worn.html", status=410)
    user, email, since = found
    if request.method == "POST":
        restore(user=user, email=email, since=since)
        messages.success(request, _("Kontot är ditt igen. Logga in med en kod."))
        return redirect("account_request_login_code")
    return render(request, "account/restore.html", {"email": email})


def owner_and_address(key: str) -> tuple[User, str, datetime] | None:
    """None for a link that is old, made up, used, or to an address that another has now."""
    try:
        uid, email, since = signing.loads(key, salt=SALT, max_age=A_WEEK)
    except signing.BadSignature:
        return None
    user = User.objects.filter(uid=uid, is_active=True).first()
    if user is None or User.objects.filter(email__iexact=email).exists():
        return None
    return user, email, datetime.fromisoformat(since)


@transaction.atomic
def restore(*, user: User, email: str, since: datetime) -> None:
    user.email = email
    user.set_unusable_password()
    user.save(update_fields=["email", "password"])
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    Authenticator.objects.filter(user=user, created_at__gte=since).delete()
    user.tokens.all().delete()
    sessions.end_all(user)
    journal.append("user.email_restored", subject=user, by=user)
