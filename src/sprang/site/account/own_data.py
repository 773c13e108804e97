"""What a person may ask of their own data: all of it in a file, and the account closed.

GDPR articles 15, 17 and 20. What was written in the work is a record of the city and stays, without
the name; the journal holds ids and no names.
"""

import json
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sprang.dialogue.models import Follow, Letter, LetterChoice, Mention, Notification, Support
from sprang.foundation import jobs, journal, retention, session_store
from sprang.foundation.enums import Role
from sprang.foundation.http import UserRequest
from sprang.foundation.models import Job, Membership, SavedView, Sent, User
from sprang.foundation.models.user import CLOSED
from sprang.matching.models import Feedback, SameNeed, Watch, WatchLetter
from sprang.needs.models import NeedDraft
from sprang.needs.sources.actions import forget
from sprang.needs.sources.models import Submission
from sprang.organisations.actions.roles import keep_an_administrator
from sprang.organisations.claims.models import Claim
from sprang.organisations.partners.models import AgreementLetter, Contact
from sprang.rooms.actions import leave_all

from .personal import PERSONAL
from .proving import proved

ABOUT_THEM = (Follow, Support, Mention, Notification, LetterChoice, Letter)
OWN = (Claim, SavedView, Watch, WatchLetter, NeedDraft, Contact, AgreementLetter, *ABOUT_THEM)
"""Of dialogues and news; what they said there stays, as what else they wrote."""


@proved
@never_cache
@require_safe
def own_data(request: UserRequest) -> HttpResponse:
    text = json.dumps(gathered(request.user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="sprang-mina-uppgifter.json"'
    return response


def gathered(user: User) -> dict[str, Any]:
    return {name: list(rows(user).values(*said.split())) for name, (rows, said) in PERSONAL.items()}


@proved
@never_cache
@require_http_methods(["GET", "POST"])
def account_close(request: UserRequest) -> HttpResponse:
    if request.method == "POST":
        close_account(user=request.user)
        request.session.flush()
        messages.success(request, _("Kontot är avslutat. Tack för det du gav."))
        return redirect("start")
    return render(request, "account/close.html")


@journal.together()
def close_account(*, user: User) -> None:
    """The name and the address go at once, all that opens the account, and what it had made.

    Files that were read in stay as long as the import can be undone: others may have to.

    :raises Refused: for the only administrator of a platform.
    """
    _keep_administrators(user)
    _forget_what_was_told(user.email)
    leave_all(user)
    user.email, user.name, user.is_active = f"{user.uid}{CLOSED}", "", False
    user.set_unusable_password()
    user.last_login = None
    user.save()
    for rows in (user.memberships, user.tokens, user.sessions):
        rows.all().delete()
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    for mine in (Sent, Feedback, SameNeed):
        mine.objects.filter(by=user).delete()
    for kept in OWN:
        kept.objects.filter(user=user).delete()
    for job in Job.objects.unfinished().filter(by=user, kind="export"):
        jobs.cancel(job=job)
    transaction.on_commit(lambda: retention.forget_files_of(user))
    session_store.end_all(user)
    journal.append("user.closed", subject=user, by=user)


def _forget_what_was_told(email: str) -> None:
    """Without the account, from the same address."""
    for told in Submission.objects.filter(email=email.lower()):
        forget(submission=told)


def _keep_administrators(user: User) -> None:
    held = Membership.objects.current().filter(user=user, role=Role.ADMINISTRATOR)
    for mine in held.select_related("scope"):
        keep_an_administrator(mine.scope, without=user)
