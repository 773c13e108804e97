"""The cast: two cities, their units and people. Tests name them instead of building their own."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from django.test import Client, RequestFactory
from django.utils import timezone

from sprang.foundation import journal, records
from sprang.foundation.enums import Role, Visibility
from sprang.foundation.models import Platform, Scope, User
from sprang.needs.actions import capture_need
from sprang.needs.calls.enums import CallStatus
from sprang.needs.calls.models import Block, Call, Criterion
from sprang.needs.models import Need
from sprang.organisations.actions import (
    add_unit,
    found_platform,
    give_role,
    register_organisation,
)
from sprang.organisations.models import Organisation, Unit
from sprang.solutions.actions import register_solution
from sprang.solutions.models import Solution

PASSWORD = "en lång mening att minnas"


@dataclass
class City:
    platform: Platform
    municipality: Organisation
    units: dict[str, Unit] = field(default_factory=dict)


@journal.together()
def build_city(slug: str, name: str, *units: str) -> City:
    platform = found_platform(
        by=None, slug=slug, name=name, innovation_definition="Nytt och i bruk."
    )
    municipality = register_organisation(
        name=f"{name} kommun", type="municipality", parent=platform
    )
    city = City(platform, municipality)
    for unit in units:
        city.units[unit] = add_unit(organisation=municipality, name=unit, type="department")
    return city


def build_user(email: str, role: Role | None = None, scope: Scope | None = None) -> User:
    user = User.objects.create_user(email, PASSWORD, name=email.split("@")[0])
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    if role and scope:
        give_role(user=user, scope=scope, role=role, by=None)
    return user


def build_need(platform: Platform, by: User | None = None, **overrides: Any) -> Need:
    """A need in exactly the state that is asked for, whoever could have brought it there."""
    values: dict[str, Any] = {
        "text": "Varje morgon letar vi efter nycklar till trapphuset. Det tar tid.",
        "visibility": Visibility.INTERNAL,
    } | overrides
    status = values.pop("status", None)
    need = capture_need(platform=platform, by=None, **values)
    changes = {"author": by} | ({"status": status} if status else {})
    Need.objects.filter(pk=need.pk).update(**changes)
    return Need.objects.get(pk=need.pk)


def build_solution(platform: Platform, by: User | None = None, **overrides: Any) -> Solution:
    values: dict[str, Any] = {
        "title": "Digitala lås i trapphusen",
        "text": "Telefonen öppnar porten. Ingen nyckel kommer bort.",
        "visibility": Visibility.NETWORK,
    } | overrides
    solution = register_solution(platform=platform, by=None, **values)
    Solution.objects.filter(pk=solution.pk).update(author=by)
    return Solution.objects.get(pk=solution.pk)


def build_call(platform: Platform, by: User | None = None, **overrides: Any) -> Call:
    """A call in exactly the state that is asked for, with a form and criteria, and no team."""
    values: dict[str, Any] = {
        "title": "Hur vet vi att brunnen är full?",
        "text": "Vi söker någon som kan tala om det innan gatan står under vatten.",
        "closes_at": timezone.now() + timedelta(days=30),
        "answerers": ["company", "startup"],
        "visibility": Visibility.PUBLIC,
        "status": CallStatus.PUBLISHED,
        "scope": platform,
    } | overrides
    word = values.pop("word", "")
    with journal.together():
        call = records.add(Call(platform=platform, **values), by=None, verb="written")
    Call.objects.filter(pk=call.pk).update(author=by)
    Block.objects.create(call=call, position=1, label=f"Vad gör ni? {word}", kind="long")
    Criterion.objects.create(call=call, position=1, name=f"Effekt {word}", weight=100)
    return Call.objects.get(pk=call.pk)


def client_of(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def proved_client_of(user: User) -> Client:
    """As one who has just shown who it is, for what `sprang.site.account.proving` stands before."""
    client, request = client_of(user), RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, user, "code", reauthenticated=True)
    request.session.save()
    return client
