"""Nothing new gets in without a rule: no address, no operation, no kind of record, no role."""

from django.http import HttpRequest
from django.urls import include, path
from django.views import defaults as views
from ninja import NinjaAPI
from tools.paths import rows

from sprang.api.urls import answering, not_found
from sprang.foundation.enums import Role, Visibility
from sprang.foundation.models import Record

from . import oracle
from .build import MAKERS, Built
from .cast import WORLD, WRITTEN
from .doors import found_operations, found_pages, told_operations
from .rules import PAGES
from .rules_api import API


def test_every_page_has_a_rule() -> None:
    """Write the missing one in `rules.PAGES`; take away what no longer leads anywhere."""
    assert {f"{method} {name}" for method, name, _path in found_pages()} == set(PAGES)


def test_every_operation_of_the_api_has_a_rule() -> None:
    """Write the missing one in `rules_api.API`."""
    assert {f"{method} {name}" for method, name, _path in found_operations()} == set(API)


def test_the_api_tells_of_every_operation_that_it_has() -> None:
    assert set(found_operations()) == set(told_operations())


def test_a_page_behind_a_namespace_is_found() -> None:
    behind = include(([path("in/", not_found, name="hidden")], "elsewhere"))
    assert [(row.path, row.name) for row in rows([path("dolt/", behind)])] == [
        ("/dolt/in/", "hidden")
    ]


def test_an_operation_that_the_api_does_not_tell_of_is_found() -> None:
    house = NinjaAPI(urls_namespace="hidden")

    @house.post("/dolt/{int:number}", include_in_schema=False)
    def hidden(request: HttpRequest, number: int) -> int:
        return number

    patterns = [*answering(house.urls[0]), path("bredvid", views.page_not_found, name="beside")]
    assert list(found_operations(patterns)) == [
        ("POST", "hidden", "/api/v1/dolt/{number}"),
        ("any", "beside", "/api/v1/bredvid"),
    ]


def test_every_kind_of_record_is_in_the_world() -> None:
    """A new kind needs a maker in `build.MAKERS` and its statuses in `cast.STATUSES`."""
    kinds = {each.KIND for each in Record.__subclasses__()}
    assert kinds == set(MAKERS) == {fact.kind for fact in WORLD.records} == set(oracle.ENDED)


def test_every_role_and_every_visibility_is_in_the_world() -> None:
    held = {each.role for person in WORLD.people.values() for each in person.held}
    assert held == set(Role.values)
    assert {visibility for visibility, *_where in WRITTEN} == set(Visibility.values)


def test_the_database_sees_as_the_oracle_does(built: Built) -> None:
    for key, person in built.world.people.items():
        if not person.account:
            continue
        seen = Record.objects.visible_to(built.fresh(key)).values_list("pk", flat=True)
        told = {fact.key for fact in WORLD.records if oracle.sees(WORLD, person, fact)}
        assert {key for key, record in built.records.items() if record.pk in set(seen)} == told, key
