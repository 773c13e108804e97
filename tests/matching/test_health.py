"""Index and database agree, or it is told what to do."""

from collections.abc import Callable

from sprang.foundation.models import Head
from sprang.matching import health, index
from sprang.needs.models import Need

CatchUp = Callable[[], int]


def told() -> list[str]:
    return [problem.what for problem in health.problems()]


def test_nothing_to_tell(noise: list[Need], catch_up: CatchUp) -> None:
    catch_up()
    assert told() == []


def test_no_index(noise: list[Need]) -> None:
    assert told() == ["The search index can't be read: There is no index yet."]
    assert health.lag() == Head.objects.get().seq


def test_a_journal_that_runs_ahead(
    noise: list[Need], make_need: Callable[..., Need], catch_up: CatchUp
) -> None:
    catch_up()
    make_need()
    assert told() == ["The search index has 1 entries of the journal left to read."]


def test_something_lost(noise: list[Need], catch_up: CatchUp) -> None:
    catch_up()
    generation = index.store().current()
    assert generation
    with index.Writer(generation) as writer:
        writer.put([], [str(noise[2].uid)])
    assert told() == ["The database has 5 of kind need, the search index 4."]


def test_something_that_changed_outside_the_journal(noise: list[Need], catch_up: CatchUp) -> None:
    catch_up()
    noise[0].save()
    Need.objects.filter(pk=noise[0].pk).update(changed_at="2026-01-01T00:00:00Z")
    assert told() == ["1 of 5 sampled of kind need differ in the search index."]
