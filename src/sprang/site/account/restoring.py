"""Undoing a change of e-mail: whoever had the old address takes the account back with one link.

The link goes to the old address when the account gets a new one. It closes everything that another
may have opened meanwhile: sessions, keys, the password, two steps switched on after the change.
"""

from datetime import datetime

from allauth.account.adapter import get_adapter
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

from sprang.foundation import journal, session_store
from sprang.foundation.models import Entry, User

A_WEEK = 7 * 24 * 3600
SALT = "sprang.restore"
RESTORED = "user.email_restored"


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
        lost = user.email
        if not restore(user=user, email=email, since=since):
            return render(request, "account/restore_worn.html", status=410)
        tell(request, user, lost)
        messages.success(request, _("Kontot är ditt igen. Logga in med en kod."))
        return redirect("account_request_login_code")
    return render(request, "account/restore.html", {"email": email})


def owner_and_address(key: str) -> tuple[User, str, datetime] | None:
    """None for a link that is old, made up, used, overtaken, or to another's address."""
    try:
        uid, email, since = signing.loads(key, salt=SALT, max_age=A_WEEK)
    except signing.BadSignature:
        return None
    user = User.objects.filter(uid=uid, is_active=True).first()
    if user is None or User.objects.filter(email__iexact=email).exists():
        return None
    began = datetime.fromisoformat(since)
    return None if is_overtaken(user, began) else (user, email, began)


def is_overtaken(user: User, since: datetime) -> bool:
    """Whether an earlier link has been used since this one was made.

    Who changes a stolen account's address twice gets a link of their own: it must not work once
    the owner has used theirs, which is the older.
    """
    restored = Entry.objects.filter(kind=RESTORED, subject_uid=user.uid, at__gt=since)
    of_links = [entry.payload.get("since") for entry in restored]
    return any(other is None or datetime.fromisoformat(other) <= since for other in of_links)


@transaction.atomic
def restore(*, user: User, email: str, since: datetime) -> bool:
    """Whether it was done: of two links that are used at once, the later waits and looks again."""
    User.objects.select_for_update().get(pk=user.pk)
    if is_overtaken(user, since):
        return False
    user.email = email
    user.set_unusable_password()
    user.save(update_fields=["email", "password"])
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    Authenticator.objects.filter(user=user, created_at__gte=since).delete()
    user.tokens.all().delete()
    session_store.end_all(user)
    journal.append(RESTORED, subject=user, by=user, data={"since": since.isoformat()})
    return True


def tell(request: HttpRequest, user: User, lost: str) -> None:
    """Both addresses: whichever of them is the owner's."""
    for address in (user.email, lost):
        context = {"email": user.email, "lost": lost}
        adapter = get_adapter(request)
        adapter.send_notification_mail("account/email/email_restored", user, context, address)
