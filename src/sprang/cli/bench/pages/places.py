"""Cities, their units and their people: as many whatever the number of needs."""

import random
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.models import Membership, Platform, User
from sprang.organisations.actions import add_unit, found_platform, give_role, register_organisation
from sprang.organisations.models import Organisation, Unit

CITIES = (
    ("boras", "Borås", "1490"),
    ("helsingborg", "Helsingborg", "1283"),
    ("lund", "Lund", "1281"),
    ("pitea", "Piteå", "2581"),
    ("uppsala", "Uppsala", "0380"),
    ("vaxjo", "Växjö", "0780"),
)
DEPARTMENTS = ("Vård och omsorg", "Skola", "Gator och parker", "Bygg och miljö", "Kultur")
TEAMS = 7
"""Below each department."""
MANY = 200
"""Memberships of the person who has very many."""
NEEDS_TO_A_PERSON, LEAST_PEOPLE = 20, 240


@dataclass
class City:
    platform: Platform
    municipality: Organisation
    units: list[Unit] = field(default_factory=list)
    people: list[User] = field(default_factory=list)


def build_cities() -> list[City]:
    return [_city(*each) for each in CITIES]


def _city(slug: str, name: str, code: str) -> City:
    definition = "Något nytt för oss som kommer i bruk och ger värde."
    platform = found_platform(
        by=None, slug=slug, name=name, municipality_code=code, innovation_definition=definition
    )
    municipality = register_organisation(
        name=f"{name} kommun", type="municipality", parent=platform, municipality_code=code
    )
    city = City(platform, municipality)
    for department in DEPARTMENTS:
        above = add_unit(organisation=municipality, name=department, type="department")
        city.units.append(above)
        for number in range(1, TEAMS + 1):
            name = f"{department}, enhet {number}"
            unit = add_unit(organisation=municipality, name=name, type="team", parent=above)
            city.units.append(unit)
    return city


def build_people(cities: list[City], needs: int) -> None:
    """Members of all units, more where there are more needs."""
    draw = random.Random(4)  # noqa: S311
    number = max(LEAST_PEOPLE, needs // NEEDS_TO_A_PERSON)
    people = User.objects.bulk_create(
        [
            User(email=f"person{n}@stad.example", name=f"Medarbetare {n}", password="!")  # noqa: S106
            for n in range(number)
        ],
        batch_size=1000,
    )
    since = timezone.localdate() - timedelta(days=400)
    held = []
    for n, person in enumerate(people):
        city = cities[n % len(cities)]
        city.people.append(person)
        unit = draw.choice(city.units)
        held.append(Membership(user=person, scope=unit, role=Role.MEMBER, valid_from=since))
    Membership.objects.bulk_create(held, batch_size=1000)


def build_askers(cities: list[City]) -> dict[str, User]:
    """Those who ask for the pages, all of the first city."""
    here = cities[0]
    units = [unit for city in cities for unit in city.units]
    asking: dict[str, list[tuple[Unit | Platform, Role]]] = {
        "member": [(here.units[1], Role.MEMBER)],
        "lead": [(here.platform, Role.LEAD), (here.platform, Role.ADMINISTRATOR)],
        "many": [(unit, Role.MEMBER) for unit in units[:MANY]],
    }
    return {name: _asker(name, roles) for name, roles in asking.items()}


def _asker(name: str, roles: list[tuple[Unit | Platform, Role]]) -> User:
    user = User.objects.create_user(f"{name}@boras.example", name=name.capitalize())
    for scope, role in roles:
        give_role(user=user, scope=scope, role=role, by=None)
    return user
