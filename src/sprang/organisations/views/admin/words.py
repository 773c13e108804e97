"""The platform's own words: promise, introduction, what it means by innovation."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprang.foundation.forms.editing import given, saved
from sprang.foundation.http import UserRequest
from sprang.foundation.models import Platform
from sprang.organisations.actions import change_platform
from sprang.organisations.admin_forms import WordsForm

from .desk import administered, show


@administered
@require_http_methods(["GET", "POST"])
def platform_settings(request: UserRequest) -> HttpResponse:
    # A copy: words that can't be saved must not stand in the page's foot.
    platform = Platform.objects.get(pk=request.platform.pk)
    form = WordsForm(given(request), instance=platform)
    if request.method == "POST" and form.is_valid() and changed(request, form):
        messages.success(request, _("Orden är sparade och syns nu."))
        return redirect("platform-settings", request.platform.slug)
    status = 422 if form.errors else 200
    return show(request, "platform-settings", "words.html", {"form": form}, status)


def changed(request: UserRequest, form: WordsForm) -> bool:
    words = form.cleaned_data
    return saved(form, lambda: change_platform(platform=request.platform, by=request.user, **words))
