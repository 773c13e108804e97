"""Two who write at the same moment: every verb takes the journal's head last."""

import re
import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from sprang.foundation.enums import Role
from sprang.foundation.models import Entry, Membership, Platform, User
from sprang.organisations import actions
from sprang.organisations.members import add_member
from tests.cast import build_city, build_user

END = date(2999, 6, 30)
JOURNAL = {"foundation_head", "foundation_entry"}


def tables_after_the_head(verb: Callable[..., object], **arguments: Any) -> set[str]:
    with CaptureQueriesContext(connection) as captured:
        verb(**arguments)
    asked = [query["sql"] for query in captured]
    first = next(at for at, sql in enumerate(asked) if '"foundation_head"' in sql)
    named = re.compile(r'(?:FROM|INTO|UPDATE) "(\w+)"')
    return {table for sql in asked[first:] for table in named.findall(sql)}


def test_a_new_member_s_journal_is_written_last(boras: Platform, admin: User) -> None:
    give = {"email": "new@boras.example", "role": Role.ADMINISTRATOR, "scope": boras, "until": END}
    assert tables_after_the_head(add_member, platform=boras, by=admin, **give) == JOURNAL
    kinds = list(Entry.objects.order_by("seq").values_list("kind", flat=True))[-2:]
    assert kinds == ["user.added", "role.given"]


def test_an_ended_role_s_journal_is_written_last(boras: Platform, admin: User) -> None:
    held = actions.give_role(
        user=build_user("b@boras.example"), scope=boras, role=Role.ADMINISTRATOR, by=None
    )
    assert tables_after_the_head(actions.end_role, membership=held, by=admin) == JOURNAL


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="one writer at a time anyway")
def test_roles_are_given_and_ended_at_the_same_moment() -> None:
    city = build_city("boras", "Borås")
    admin = build_user("admin@boras.example", Role.ADMINISTRATOR, city.platform)
    held = [
        actions.give_role(
            user=build_user(f"a{number}@boras.example"),
            scope=city.platform,
            role=Role.ADMINISTRATOR,
            by=None,
        )
        for number in range(8)
    ]
    gate, outcomes = threading.Barrier(2), []

    def run(verb: Callable[[int], object]) -> None:
        try:
            gate.wait()
            for number in range(8):
                verb(number)
            outcomes.append("done")
        finally:
            connections.close_all()

    def add(number: int) -> object:
        return add_member(
            platform=city.platform,
            by=admin,
            email=f"n{number}@boras.example",
            role=Role.ADMINISTRATOR,
            scope=city.platform.scope_ptr,
            until=END,
        )

    def end(number: int) -> None:
        actions.end_role(membership=held[number], by=admin)

    threads = [threading.Thread(target=run, args=(verb,)) for verb in (add, end)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == ["done", "done"]
    assert Membership.objects.filter(role=Role.ADMINISTRATOR).count() == 9
