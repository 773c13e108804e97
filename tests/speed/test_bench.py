"""The measurement of pages: what it fills, what it asks for, what it calls missed."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from sprang.cli.bench.pages import asking, catalogue, measuring, report, serving
from sprang.cli.bench.pages.filling import Filled, fill
from sprang.cli.bench.pages.house import ask, must_open
from sprang.cli.doctor import work
from sprang.cli.doctor.finding import State
from sprang.cli.faults import Fault
from sprang.foundation import journal
from sprang.foundation.models import Record
from sprang.needs.models import Need
from tests.cast import client_of

pytestmark = pytest.mark.one_database

NEEDS = 120
ROLES = ("anonymous", "lead", "many")


@pytest.fixture
def filled(db: None, monkeypatch: pytest.MonkeyPatch) -> Filled:
    monkeypatch.setattr("sprang.cli.bench.pages.filling.LEAST", 80)
    return fill(NEEDS)


def test_a_filled_house_is_whole(filled: Filled) -> None:
    assert Need.objects.count() == NEEDS
    assert list(journal.breaks()) == []
    assert {each.state for each in work.index_agrees()} == {State.OK}
    assert len(filled.askers["many"].access.audiences) > 200
    references = Record.objects.values_list("platform", "reference")
    assert len(set(references)) == Record.objects.count()


def test_every_page_that_opens_is_asked_for(filled: Filled) -> None:
    del filled.askers["member"]
    asked, cookies = ask(filled)
    pages = {role: {each["page"] for each in asked if each["role"] == role} for role in ROLES}
    assert set(cookies) == {"lead", "many"}
    assert {"start", "platform-start", "need-list", "search, a word"} <= pages["anonymous"]
    assert {"home", "member-list"} <= pages["lead"] - pages["anonymous"]
    assert {"call-list", "call-detail"} <= pages["anonymous"]
    assert {"call-answers", "call-answer"} <= pages["many"]
    judged = {"call-panel", "call-score", "call-interests", "call-team", "call-form"}
    assert judged <= pages["lead"] - pages["anonymous"]
    assert all(each["queries"] and each["bytes"] for each in asked)
    lead = client_of(filled.askers["lead"])
    made_up = [f"{each['path']}{'&' if '?' in each['path'] else '?'}_=1" for each in asked]
    assert [path for path in set(made_up) if lead.get(path).status_code == 422] == []


def test_a_page_that_nobody_comes_to_stops_it() -> None:
    must_open(set())
    with pytest.raises(Fault, match="No role comes to idea-detail"):
        must_open({"idea-detail"})


def test_a_page_without_a_sample_stops_it(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "_named", lambda _patterns: [("idea-detail", {"ref"})])
    with pytest.raises(Fault, match="idea-detail has no sample of ref"):
        catalogue.pages(filled)


@pytest.fixture
def slow_server() -> Iterator[int]:
    """Answers in two pieces, and closes after every second answer."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_serve, args=(listening,), daemon=True).start()
        yield listening.getsockname()[1]


def _serve(listening: socket.socket) -> None:
    while True:
        try:
            peer, _address = listening.accept()
        except OSError:
            return
        with peer:
            for _ in range(2):
                with suppress(ConnectionError):
                    if not peer.recv(10_000):
                        break
                    peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc")
                    peer.sendall(b"def")


def test_the_client_goes_on_where_a_connection_is_closed(slow_server: int) -> None:
    connection = asking.Connection(slow_server)
    took = [asking.took(connection, asking.request("/")) for _ in range(5)]
    assert all(seconds > 0 for seconds in took)
    connection.close()
    assert asking.per_second(slow_server, asking.request("/"), 1, 0.2) > 0


def test_the_empty_page_is_served() -> None:
    with serving.peer() as port:
        connection = asking.Connection(port)
        asking.took(connection, asking.request("/"))
        assert b"<title>Empty</title>" in connection.got
        connection.close()


def run_of(*pages: measuring.Measured) -> measuring.Run:
    return measuring.Run(list(pages), [1.0] * 20, [])


def page_of(
    name: str,
    role: str,
    small: float,
    large: float,
    queries: tuple[int, int] = (9, 9),
    again: float = 1.0,
) -> measuring.Measured:
    """`small` and `large` where the page is drawn, `again` where it may be kept."""
    times, kept = ([small] * 20, [large] * 20), ([again] * 20, [again] * 20)
    return measuring.Measured(name, role, queries, (1000, 1000), times, kept)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (page_of("need-list", "member", 5.0, 5.0), []),
        (page_of("need-list", "member", 4.0, 6.0), ["1.50 times the small house's"]),
        (
            page_of("need-list", "member", 20.0, 20.0, again=11.0),
            ["11.0 times the empty page, target 10"],
        ),
        (page_of("need-list", "member", 21.0, 21.0), ["21.0 times the empty page when drawn"]),
        (page_of("need-detail", "member", 21.0, 21.0, again=21.0), []),
        (
            page_of("need-detail", "anonymous", 12.0, 12.0, again=7.0),
            ["7.0 times the empty page, target 6"],
        ),
        (page_of("need-detail", "anonymous", 13.0, 13.0), ["empty page when drawn, target 12"]),
        (page_of("search, a word", "anonymous", 20.0, 20.0, again=20.0), []),
        (page_of("home", "lead", 5.0, 5.0, (9, 10)), ["9 queries, 10 in the large house"]),
        (page_of("home", "lead", 5.0, 5.0, (10, 9)), []),
        (page_of("need-list", "lead", 5.0, 5.0, (13, 13)), ["13 queries, target 12"]),
        (page_of("call-detail", "anonymous", 5.0, 5.0, (13, 13)), ["13 queries, target 12"]),
        (page_of("call-detail", "lead", 5.0, 5.0, (13, 13)), []),
    ],
)
def test_what_is_missed(page: measuring.Measured, said: list[str]) -> None:
    found = list(report.missed(run_of(page)))
    assert len(found) == len(said)
    assert all(words in line for words, line in zip(said, found, strict=True))


def test_many_roles_are_held_against_one() -> None:
    run = run_of(page_of("home", "member", 5.0, 5.0), page_of("home", "many", 7.0, 7.0))
    assert list(report.missed(run)) == ["home (many): 1.40 times the member's, target 1.3"]
