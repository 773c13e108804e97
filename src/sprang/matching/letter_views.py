"""The page that a letter's link leads to: no more letters, without signing in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sprang.foundation.http import PlatformRequest
from sprang.foundation.models import User

from .models import WatchLetter
from .watching import actions
from .watching.writing import owner_of


@csrf_exempt  # the mail program itself posts, RFC 8058; the signed key is what lets it
@never_cache
@require_http_methods(["GET", "POST"])
def letters_end(request: PlatformRequest, key: str) -> HttpResponse:
    """Says first what will happen: a mail program that opens links must not end anything."""
    user: User | None = owner_of(key)
    if user is None:
        return render(request, "matching/letters_worn.html", status=410)
    if request.method == "POST":
        actions.choose_letters(user=user, how=WatchLetter.How.NEVER)
    context = {"ended": request.method == "POST"}
    return render(request, "matching/letters_end.html", context)
