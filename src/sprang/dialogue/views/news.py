"""What is new for a person, what they follow, and their letters."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sprang.foundation.forms.editing import given
from sprang.foundation.http import PlatformRequest, UserRequest
from sprang.foundation.lists.counting import count
from sprang.foundation.lists.keyset import Order, page_or_first
from sprang.foundation.lists.links import url

from .. import actions
from ..forms import LettersForm
from ..letters.way_out import owner_of
from ..told import items_of, letters_of, news_of, unread, unread_of

NEWEST = Order("at")
LISTED, TOLD_AT_HOME = 30, 5


@login_required
@never_cache
@require_safe
def news_list(request: UserRequest) -> HttpResponse:
    view = request.GET.get("vy", "")
    told = news_of(request.user)
    rows = unread_of(told) if view == "olasta" else told
    found = page_or_first(rows, NEWEST, after=request.GET.get("efter", ""), size=LISTED)
    context = {
        "items": items_of(request.user, found.items),
        "more_url": url(request.GET, efter=found.cursor) if found.cursor else "",
        "unread": count(unread_of(told)),
        "view": view,
        "upto": max((each.pk for each in found.items), default=0),
    }
    return render(request, "dialogue/news.html", context)


@login_required
@never_cache
@require_safe
def news_part(request: UserRequest) -> HttpResponse:
    """For a person's day: the newest that they have not read."""
    rows = unread(request.user)
    newest = list(rows.order_by("-at", "-pk")[:TOLD_AT_HOME])
    context = {"items": items_of(request.user, newest), "unread": count(rows)}
    return render(request, "dialogue/_news.html", context)


@login_required
@never_cache
@require_safe
def news_count(request: UserRequest) -> HttpResponse:
    """For the bell on every page. One query beside those of the person."""
    return render(request, "dialogue/_count.html", {"unread": count(unread(request.user), 99)})


@require_POST
@login_required
def news_read(request: UserRequest) -> HttpResponse:
    """Only what the page showed: what has come since then is still new."""
    upto = request.POST.get("upto", "")
    known = upto.isdecimal() and len(upto) < 19
    actions.read_news(by=request.user, upto=int(upto) if known else None)
    return redirect("news-list", request.platform.slug)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def news_letters(request: UserRequest) -> HttpResponse:
    form = LettersForm(given(request), initial=letters_of(request.user))
    if request.method == "POST" and form.is_valid():
        actions.choose_letters(user=request.user, chosen=form.cleaned_data)
        messages.success(request, _("Sparat."))
        return redirect("news-list", request.platform.slug)
    status = 422 if form.errors else 200
    return render(request, "dialogue/letters.html", {"form": form}, status=status)


@csrf_exempt  # the mail program itself posts, RFC 8058; the signed key is what lets it
@never_cache
@require_http_methods(["GET", "POST"])
def letters_end(request: PlatformRequest, key: str) -> HttpResponse:
    """Says first what will happen: a mail program that opens links must not end anything."""
    user = owner_of(key)
    if user is None:
        return render(request, "dialogue/letters_worn.html", status=410)
    if request.method == "POST":
        actions.end_letters(user=user)
    return render(request, "dialogue/letters_end.html", {"ended": request.method == "POST"})
