"""Many changes, one transaction, one place in the journal; and the watch over the locks' order."""

from contextlib import suppress

import pytest
from django.db import transaction

from sprang.foundation import journal
from sprang.foundation.models import Platform, ReaderCursor
from tests.order import Watch

from .at_once import Broken, append, head, names


@pytest.mark.django_db
def test_what_fails_alone_takes_its_entries_with_it(boras: Platform) -> None:
    start = head()
    with journal.together():
        append(boras, "first")
        with suppress(Broken), transaction.atomic():
            append(boras, "gone")
            with transaction.atomic():
                append(boras, "gone too")
            raise Broken
        append(boras, "last")
    assert names(start) == ["first", "last"]


@pytest.mark.django_db
def test_together_within_together_is_one(boras: Platform) -> None:
    start = head()
    with journal.together():
        with journal.together():
            append(boras, "inner")
        assert head() == start
        with suppress(Broken), journal.together():
            append(boras, "gone")
            raise Broken
        append(boras, "outer")
    assert names(start) == ["inner", "outer"]


@pytest.mark.django_db
def test_the_watch_sees_a_lock_after_the_head(boras: Platform, head_comes_last: Watch) -> None:
    """It stands over every test, from `tests/order.py`; here it is seen to bark."""
    watch = head_comes_last
    with transaction.atomic():
        append(boras, "first")
        with transaction.atomic():
            append(boras, "only the journal: well and good")
        assert watch.wrong == []
        ReaderCursor.objects.create(name="x")
    assert len(watch.wrong) == 1
    watch.wrong.clear()
    with transaction.atomic():
        append(boras, "last")
    ReaderCursor.objects.create(name="y")
    with journal.together():
        append(boras, "early, but it waits")
        ReaderCursor.objects.create(name="z")
    assert watch.wrong == []
