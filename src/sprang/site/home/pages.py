"""Pages that gather from many rooms: the instance's start, a city's public face, a person's day."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sprang.foundation import ongoing, waiting
from sprang.foundation.enums import Visibility
from sprang.foundation.http import PlatformRequest, UserRequest
from sprang.foundation.journal import standing
from sprang.foundation.lists.counting import UpTo, counts
from sprang.foundation.models import Platform, Record, User
from sprang.foundation.waiting.hints import said_yes
from sprang.needs.models import Need, NeedDraft
from sprang.needs.queries import written_by
from sprang.needs.rules import may_capture
from sprang.needs.sources.models.intake import intake_of
from sprang.solutions.models import Solution

from ..account.demo import demo_people
from ..charts import dotmap
from ..shell.context import home_of
from . import day

LATEST = 40
"""Solutions that a city's face is made of: as many whether it has fifty or fifty thousand."""
TOLD = 4
SHOWN_ON_MAP = ("kind", "title", "reference", "adopted_by", "platform__slug")


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What Språng is, in one screen. An instance with one city shows that city instead."""
    platforms = list(platforms_with_counts())
    if len(platforms) == 1:
        return redirect(platforms[0])
    context = {
        "platforms": platforms,
        "demo_people": demo_people(),
        "dotmap": dotmap.draw(states={each.municipality_code: "in" for each in platforms}),
    }
    return render(request, "site/start.html", context)


def platforms_with_counts() -> Any:
    """Platforms with how much of theirs is open and may be read by anybody."""
    return Platform.objects.annotate(
        need_count=UpTo(open_to_all(Need).filter(platform=OuterRef("pk"))),
        solution_count=UpTo(open_to_all(Solution).filter(platform=OuterRef("pk"))),
    ).order_by("name")


def open_to_all(kind: type[Record]) -> Any:
    """Public records of a kind, without those that have ended."""
    public = Record.objects.filter(kind=kind.KIND, visibility=Visibility.PUBLIC)
    return public.exclude(status__in=kind.ENDED)


@require_safe
def platform_start(request: PlatformRequest) -> HttpResponse:
    """The city's face to the world: what is open, what is in use, where it has spread."""
    platform = request.platform
    needs = Need.objects.visible_to(request.user).filter(platform=platform).open()
    solutions = Solution.objects.visible_to(request.user).filter(platform=platform)
    in_use = solutions.filter(status="in_use").select_related("scope", "platform", "provider")
    context = {
        "needs": list(needs.select_related("scope", "platform").newest()[:5]),
        "stories": stories(in_use),
        "tell_url": tell_url(request),
        "flow": day.flow(platform, request.user),
        **standing.remembered(
            ("face", platform.pk, request.user.pk, get_language()),
            lambda: counts(need_count=needs, solution_count=in_use) | spread(platform, in_use),
        ),
    }
    return render(request, "site/platform_start.html", context)


def tell_url(request: PlatformRequest) -> str:
    """For who can't write needs here: the form that takes no account."""
    user = request.user
    if isinstance(user, User) and may_capture(user, request.platform):
        return ""
    is_open = intake_of(request.platform).is_open
    return reverse("need-tell", args=[request.platform.slug]) if is_open else ""


def stories(in_use: Any) -> list[Solution]:
    """Of the latest with an effect those first where it was measured; only what is told is read."""
    latest = in_use.exclude(effect="").newest().select_related(None)
    found = latest.values_list("pk", "effect_before", "effect_after")[:LATEST]
    chosen = [pk for pk, *_measured in sorted(found, key=lambda row: None in row)[:TOLD]]
    told = {solution.pk: solution for solution in in_use.filter(pk__in=chosen)}
    return [told[pk] for pk in chosen if pk in told]


def spread(platform: Platform, in_use: Any) -> dict[str, Any]:
    """The map: who has taken up what from this city; else who else takes part."""
    adopted = in_use.exclude(adopted_by=[]).newest().select_related(None)
    adopted = adopted.select_related("platform").only(*SHOWN_ON_MAP)[:LATEST]
    taken = [(solution, code) for solution in adopted for code in solution.adopted_by]
    codes = {code for _solution, code in taken}
    here = platform.municipality_code
    others = codes or set(Platform.objects.values_list("municipality_code", flat=True))
    states = dict.fromkeys(others, "in") | {here: "here"}
    leaps = [(here, code) for code in sorted(codes - {here})]
    return {
        "dotmap": dotmap.draw(states=states, leaps=leaps),
        **(day.map_words(platform, taken) if codes else {}),
    }


@login_required
@require_safe
def home(request: UserRequest) -> HttpResponse:
    """The person's day: what waits, what goes on, what is new, what is one's own."""
    platform, user = request.platform, request.user
    mine = home_of(user, platform)
    if mine and mine.pk != platform.pk:
        return redirect("home", mine.slug)
    may = said_yes(waiting.hints() | ongoing.hints(), platform, user)
    waits = waiting.found(platform, user, may)
    context = {
        "today": timezone.localdate(),
        "waiting": waits,
        "ongoing": ongoing.found(platform, user, may, [(t.quote, t.url) for t in waits.tasks]),
        "news": day.news(platform, user),
        "flow": day.flow(platform, user),
        **own_needs(platform, user),
    }
    return render(request, "site/home.html", context)


def own_needs(platform: Platform, user: User) -> dict[str, Any]:
    own = Need.objects.visible_to(user).filter(written_by(user))
    return {
        "own": list(own.select_related("scope", "platform").newest()[:5]),
        "own_url": day.own_needs_url(platform),
        **counts(own_count=own, draft_count=NeedDraft.objects.filter(user=user)),
    }
