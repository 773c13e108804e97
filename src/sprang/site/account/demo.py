"""Signing in to a demo with a button: no password, only invented people, only in a demo."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sprang.foundation.enums import Role
from sprang.foundation.models import Membership, Platform, User

from ..shell.back import back

FEATURED = (
    "medarbetare",
    "innovationsledare",
    "verksamhetsexpert",
    "chef",
    "administrator",
)
"""The people of each city whom a visitor may be: first parts of addresses at `<city>.example`."""
GUESTS = {"boras": ("grundare@gallerblick.example",)}
"""By city, those of companies that answer its calls."""


@dataclass(frozen=True)
class DemoPerson:
    email: str
    title: str
    role: str
    place: str
    initials: str


@dataclass(frozen=True)
class DemoCity:
    platform: Platform
    people: tuple[DemoPerson, ...]


def demo_people() -> list[DemoCity]:
    """Those one may sign in as, grouped by city; nobody outside a demo. Two queries."""
    cities = list(Platform.objects.filter(is_demo=True))
    held = Membership.objects.current().filter(user__email__in=_addresses(cities))
    by_email = {m.user.email: m for m in held.select_related("user", "scope").order_by("-pk")}
    return [
        DemoCity(city, tuple(_person(by_email[e]) for e in _addresses([city]) if e in by_email))
        for city in cities
    ]


def _addresses(cities: Iterable[Platform]) -> list[str]:
    # the ending .example is reserved and can't be anybody's real address
    return [
        email
        for city in cities
        for email in (
            *(f"{name}@{city.slug}.example" for name in FEATURED),
            *GUESTS.get(city.slug, ()),
        )
    ]


def _person(held: Membership) -> DemoPerson:
    role = str(Role(held.role).label)
    return DemoPerson(
        held.user.email, held.title or role, role, held.scope.name, held.user.initials
    )


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of `demo_people`. The address is the only thing needed."""
    cities = list(Platform.objects.filter(is_demo=True))
    email = request.POST.get("email", "").lower()
    if email not in _addresses(cities):
        raise Http404
    user = get_object_or_404(User, email=email, is_active=True)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    city = next(each for each in cities if email in _addresses([each]))
    return redirect(back(request, reverse("home", args=[city.slug])))
