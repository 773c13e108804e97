"""What a record's history tells, and to whom."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from sprang.foundation import journal, records
from sprang.foundation.history import history_of
from sprang.foundation.models import User
from sprang.needs.models import Need
from sprang.solutions.models import Solution

pytestmark = pytest.mark.django_db


def test_a_tie_is_told_to_those_who_see_both_ends(
    make_need: Callable[..., Need],
    make_solution: Callable[..., Solution],
    lead: User,
    outsider: User,
    django_assert_num_queries: Callable[..., object],
) -> None:
    need = make_need(visibility="public")
    ends = [make_solution(visibility=seen) for seen in ("internal", "network", "public")]
    with journal.together():
        for end in ends:
            records.tie(source=need, target=end, kind="answers", by=lead)

    def told(viewer: User | AnonymousUser) -> int:
        return sum("band ihop" in event.text for event in history_of(need, viewer))

    assert (told(lead), told(outsider), told(AnonymousUser())) == (3, 2, 1)
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        history_of(need, lead)
