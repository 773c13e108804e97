"""Two web machines, a primary and its standby: killed one after the other, and nothing is lost.

Run by `tools/test.py` in a part of its own, since it needs HAProxy, PgBouncer and PostgreSQL.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.cluster import packages

from .walk import Report, Walk

pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    assert packages.ensure(), packages.MISSING
    # not pytest's own folder: PostgreSQL runs as another user, who must get to it
    with tempfile.TemporaryDirectory(prefix="sprang-cluster-") as folder:
        walk = Walk(Path(folder))
        try:
            yield walk.go()
        finally:
            walk.close()
        assert not any(process.is_alive() for process in walk.cluster.processes)


def test_what_was_acknowledged_is_there_once(report: Report) -> None:
    assert report.acknowledged > 20
    assert (report.lost, report.twice) == ([], [])


def test_nobody_looks_in_vain_for_what_they_have_just_written(report: Report) -> None:
    """In a search, on its page and in the list of one's own, on whichever machine."""
    assert report.found_at_once > 0
    assert report.shown_at_once > report.acknowledged
    assert report.stale == []


def test_people_met_a_page_that_asks_for_patience_and_no_fault(report: Report) -> None:
    assert report.strange == []
    assert sum(n for said, n in report.answers.items() if said.endswith("503")) > 0
    assert report.words_lost == 0


def test_an_import_whose_worker_was_killed_has_read_each_row_once(report: Report) -> None:
    rows = report.imported["rows"]
    expected = {"state": "done", "rows": rows, "position": rows, "created": rows, "refused": 0}
    assert report.imported == expected | {"jobs": {"done": 1}}


def test_both_machines_served_and_each_could_do_without_the_other(report: Report) -> None:
    assert {"w1", "w2"} <= set(report.served)
    assert report.files_missed == 0
    assert report.nobody == "503 2"


def test_the_doctor_finds_nothing_wrong_on_either_machine(report: Report) -> None:
    assert report.doctor == {"w1": [], "w2": []}
