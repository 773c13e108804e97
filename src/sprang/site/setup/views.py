"""The pages of the first start."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from . import link
from .actions import found_first_platform
from .progress import Progress
from .sections import sections
from .steps import STEPS, Step


@never_cache
@require_http_methods(["GET", "POST"])
def first_start(request: HttpRequest, key: str) -> HttpResponse:
    if not link.opens(key):
        raise Http404
    progress = Progress(request)
    if request.method == "POST":
        return _answer(request, progress, key)
    now = progress.now(request.GET.get("steg", ""))
    return _show(request, progress, now, progress.form(now))


def _answer(request: HttpRequest, progress: Progress, key: str) -> HttpResponse:
    now = progress.now(request.POST.get("steg", ""))
    form = progress.form(now, request.POST)
    progress.keep(now, form)
    if back := request.POST.get("tillbaka"):
        return _to_step(key, back)
    if not form.is_valid():
        return _show(request, progress, now, form, status=422)
    if now + 1 < len(STEPS):
        return _to_step(key, str(now + 2))
    return _found(request, progress, form)


def _found(request: HttpRequest, progress: Progress, last: Step) -> HttpResponse:
    answers = progress.cleaned() | last.cleaned_data
    platform, administrator = found_first_platform(answers=answers)
    progress.forget()
    login(request, administrator, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home", platform=platform.slug)


def _to_step(key: str, number: str) -> HttpResponse:
    return redirect(f"{reverse('first-start', args=[key])}?steg={number}#steg{number}")


def _show(
    request: HttpRequest, progress: Progress, now: int, form: Step, status: int = 200
) -> HttpResponse:
    shown = sections(progress, now)
    context = {"form": form, "sections": shown, "now": now + 1, "steps": [s.step for s in shown]}
    return render(request, "setup/first_start.html", context, status=status)
