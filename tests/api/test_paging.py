"""Pages follow each other exactly, also over equal points in time, with as many queries each."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from sprang.foundation.models import Record, User
from sprang.needs.models import Need
from sprang.organisations.models import Organisation
from sprang.solutions.models import Solution

from .caller import Caller, answer


def walked(caller: Caller, path: str, **query: Any) -> tuple[list[str], int]:
    """All identities in the order of the pages, and the number of pages."""
    found, pages, response = [], 1, caller.get(path, **query)
    while said := answer(response):
        found += [item["uid"] for item in said["items"]]
        if not said["next"]:
            break
        pages, response = pages + 1, caller.follow(said["next"])
    return found, pages


def test_equal_times_are_neither_skipped_nor_repeated(
    make_need: Callable[..., Need], nurse: User
) -> None:
    needs = [make_need() for _each in range(7)]
    Record.objects.update(changed_at=timezone.now())

    found, pages = walked(Caller(nurse), "/needs", limit=3, q="nycklar")

    assert found == [str(need.uid) for need in reversed(needs)]
    assert pages == 3


def test_the_last_full_page_has_no_next(make_need: Callable[..., Need], nurse: User) -> None:
    for _each in range(4):
        make_need()

    assert walked(Caller(nurse), "/needs", limit=2)[1] == 2


def test_solutions_and_organisations_are_paged_alike(
    make_solution: Callable[..., Solution], nurse: User
) -> None:
    solutions = [make_solution() for _each in range(3)]
    Record.objects.update(changed_at=timezone.now())
    now = timezone.now()
    for number in range(3):
        Organisation.objects.create(name=f"Bolag {number}", type="company")
    Organisation.objects.update(changed_at=now)
    caller = Caller(nurse)

    found, _pages = walked(caller, "/solutions", limit=1)
    assert found == [str(solution.uid) for solution in reversed(solutions)]
    found, _pages = walked(caller, "/organisations", limit=1, type="company")
    expected = Organisation.objects.filter(type="company").order_by("-pk")
    assert found == [str(each.uid) for each in expected]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"), [("/needs", 4), ("/solutions", 4), ("/organisations", 2)]
)
def test_the_number_of_queries_does_not_grow(
    make_need: Callable[..., Need],
    make_solution: Callable[..., Solution],
    nurse: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    rows: int,
    path: str,
    queries: int,
) -> None:
    for number in range(rows):
        make_need()
        company = Organisation.objects.create(name=f"Bolag {number}", type="company")
        make_solution(provider=company)
    caller = Caller(nurse)
    answer(caller.get("/me"))  # the first use of a key is written down

    with django_assert_num_queries(queries):
        said = answer(caller.get(path))
    assert len(said["items"]) >= rows


@pytest.mark.parametrize("ties", [1, 3])
def test_one_need_costs_the_same_with_many_ties(
    make_need: Callable[..., Need],
    make_solution: Callable[..., Solution],
    nurse: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    ties: int,
) -> None:
    from django.db import transaction

    from sprang.foundation.records import tie

    need, caller = make_need(), Caller(nurse)
    answer(caller.get("/me"))
    for _each in range(ties):
        solution = make_solution()
        with transaction.atomic():
            tie(source=solution, target=need, kind="answers", by=None)

    with django_assert_num_queries(7):
        said = answer(caller.get(f"/needs/boras/{need.reference}"))
    assert len(said["ties"]) == ties
