"""A long list becomes a file by a job: asked about first, one's own only, gone after a day."""

import csv
import io
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection  # noqa: F401  asked by the mark
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import translation

from sprang.foundation import jobs
from sprang.foundation.exports import columns, responses, rows_of
from sprang.foundation.exports.snapshot import aside
from sprang.foundation.jobs import Cancelled, Progress
from sprang.foundation.models import Job, Platform, User
from sprang.needs.exports import NEEDS
from sprang.needs.models import Need
from tests.cast import client_of

LIST = "/boras/behov/"
ON_POSTGRESQL = pytest.mark.skipif(
    "connection.vendor == 'sqlite'", reason="SQLite's is in test_killed, with a file of its own"
)


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch, make_need: Callable[..., Need]) -> None:
    """A list is long from three rows on, and is read two at a time."""
    monkeypatch.setattr(responses, "AT_ONCE", 2)
    monkeypatch.setattr("sprang.foundation.exports.snapshot.CHUNK", 2)
    for number in range(5):
        make_need(title=f"Behov {number}", text=f"Text {number}.")


@pytest.fixture
def worker(django_capture_on_commit_callbacks: Callable[..., Any]) -> Callable[..., Any]:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def ask(client: Client, **changes: str) -> Any:
    said = {"kind": "needs", "format": "csv", "asked": "vy=oppna&sortera=aldst"} | changes
    return client.post(reverse("export-start", args=["boras"]), said)


def titles(response: Any) -> list[str]:
    text = response.getvalue().decode("utf-8-sig")
    return [row["Rubrik"] for row in csv.DictReader(io.StringIO(text))]


@pytest.mark.django_db
def test_a_short_list_comes_at_once(make_need: Callable[..., Need], nurse: User) -> None:
    make_need(title="Ett")
    assert titles(client_of(nurse).get(LIST, {"format": "csv"})) == ["Ett"]
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_a_long_one_is_asked_about_made_and_fetched(
    long: None, nurse: User, worker: Callable[..., Any]
) -> None:
    client = client_of(nurse)
    page = client.get(LIST, {"format": "csv", "sortera": "aldst"}).content.decode()
    assert "Listan har 5 rader." in page
    assert 'name="asked" value="format=csv&amp;sortera=aldst"' in page
    assert not Job.objects.exists()  # looking starts nothing
    with worker():
        response = ask(client)
    job = Job.objects.get()
    assert response["Location"] == job.get_absolute_url()
    assert (job.state, job.done, job.total, job.result) == ("done", 5, 5, {"rows": 5})
    link = reverse("job-file", args=[job.uid])
    assert link in client.get(job.get_absolute_url()).content.decode()
    file = client.get(link)
    assert file["Content-Disposition"] == f'attachment; filename="{job.name}"'
    assert (file["Cache-Control"], file["X-Content-Type-Options"]) == (
        "private, no-store",
        "nosniff",
    )
    assert titles(file) == [f"Behov {n}" for n in range(5)]


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["lead", "admin", "outsider", "citizen", ""])
def test_the_file_is_one_s_own(
    who: str, long: None, nurse: User, worker: Callable[..., Any], request: Any
) -> None:
    with worker():
        ask(client_of(nurse))
    other = client_of(request.getfixturevalue(who) if who else None)
    response = other.get(reverse("job-file", args=[Job.objects.get().uid]))
    assert response.status_code == (404 if who else 302)


@pytest.mark.django_db
def test_it_holds_what_the_person_sees_when_it_is_made(
    long: None, outsider: User, worker: Callable[..., Any], make_need: Callable[..., Need]
) -> None:
    """Another city's person gets what is shared, also where the form is filled in by hand."""
    for number in range(3):
        make_need(title=f"Delat {number}", text=f"Delad text {number}.", visibility="network")
    with worker():
        ask(client_of(outsider), asked="vy=alla&sortera=aldst")
        Need.objects.filter(title="Delat 1").update(visibility="internal")
    job = Job.objects.get()
    assert titles(client_of(outsider).get(reverse("job-file", args=[job.uid]))) == [
        "Delat 0",
        "Delat 2",
    ]


@pytest.mark.django_db
def test_nobody_signed_in_is_told_to(long: None, make_need: Callable[..., Need]) -> None:
    for number in range(3):
        make_need(title=f"Öppet {number}", text=f"Öppen {number}.", visibility="public")
    response = client_of(None).get(LIST, {"format": "csv", "vy": "alla"})
    assert response.status_code == 409
    assert "Logga in för att hämta den" in response.content.decode()
    assert ask(client_of(None)).status_code == 302
    assert not Job.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("said", [{"kind": "users"}, {"format": "exe"}, {"kind": ""}])
def test_nonsense_is_not_found(said: dict[str, str], long: None, nurse: User) -> None:
    assert ask(client_of(nurse), **said).status_code == 404
    assert client_of(nurse).get(LIST, {"format": "exe"}).status_code == 404
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_asked_twice_it_is_made_once(long: None, nurse: User, lead: User) -> None:
    first, second = ask(client_of(nurse)), ask(client_of(nurse))
    assert first["Location"] == second["Location"]
    ask(client_of(lead))
    ask(client_of(nurse), format="xlsx")
    assert Job.objects.count() == 3


@pytest.mark.django_db
def test_three_files_at_once_are_enough(long: None, nurse: User, lead: User) -> None:
    client = client_of(nurse)
    answers = [ask(client, asked=f"q={n}") for n in range(4)]
    assert [each.status_code for each in answers] == [302, 302, 302, 409]
    assert "Du har redan 3 filer på gång. Vänta tills en är klar." in answers[3].content.decode()
    assert ask(client, asked="q=1")["Location"] == answers[1]["Location"]
    assert ask(client_of(lead), asked="q=3").status_code == 302
    Job.objects.filter(by=nurse).update(state="done")
    assert ask(client, asked="q=3").status_code == 302


@pytest.mark.django_db
def test_a_kind_without_a_list_is_not_found(
    long: None, nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(columns._kinds, "needs", replace(NEEDS, listed=None))
    assert ask(client_of(nurse)).status_code == 404
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_run_again_after_a_kill_there_is_one_file(
    long: None, nurse: User, settings: Any, worker: Callable[..., Any]
) -> None:
    with worker():
        ask(client_of(nurse))
    Job.objects.update(state="waiting")
    jobs.run(Job.objects.get())
    job = Job.objects.get()
    files = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert [path.name for path in files] == [job.uid.hex]
    assert titles(client_of(nurse).get(reverse("job-file", args=[job.uid])))[0] == "Behov 0"


@pytest.mark.django_db
def test_cancelled_it_leaves_nothing(
    long: None, nurse: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(client_of(nurse))
    told = []

    def tell(_self: Progress, done: int, *_rest: object) -> None:
        told.append(done)
        if done:
            raise Cancelled

    monkeypatch.setattr(Progress, "tell", tell)
    jobs.run(Job.objects.get())
    job = Job.objects.get()
    assert (job.state, str(job.content), told) == ("cancelled", "", [0, 2])
    page = client_of(nurse).get(job.get_absolute_url()).content.decode()
    assert "Ingen fil blev klar. Hämta listan igen när du vill ha den." in page
    assert "sparat" not in page
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_a_file_is_of_one_moment_while_people_write(
    long: None, boras: Platform, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first rows have been read when somebody changes the last and adds one."""
    seen = NEEDS.listed(boras, lead, QueryDict("sortera=aldst"))  # type: ignore[misc]
    pieces = aside(lambda: rows_of(NEEDS, seen))
    first = next(pieces)
    Need.objects.filter(title="Behov 4").update(text="Skrivet medan filen gjordes.")
    Need.objects.filter(title="Behov 3").delete()
    rows = first + [row for piece in pieces for row in piece]
    assert [row[1] for row in rows] == [f"Behov {n}" for n in range(5)]
    assert rows[4][3] == "Text 4."


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_given_up_half_way_the_thread_ends(long: None, boras: Platform, lead: User) -> None:
    before = threading.active_count()
    seen = NEEDS.listed(boras, lead, QueryDict(""))  # type: ignore[misc]
    pieces = aside(lambda: rows_of(NEEDS, seen))
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before
    Need.objects.update(title="Ingen håller låset")


def test_what_goes_wrong_while_reading_is_told() -> None:
    def broken() -> Any:
        yield ["a"]
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        list(aside(broken))


def test_what_is_read_aside_speaks_the_language_of_the_one_who_asked() -> None:
    """Where each cell is made in another thread: outside a transaction, as in a worker."""

    def cells() -> Any:
        yield [translation.get_language()]

    with translation.override("en"):
        assert list(aside(cells)) == [[["en"]]]
        assert translation.get_language() == "en"


@pytest.mark.django_db
def test_the_file_speaks_the_language_of_the_one_who_asked(
    long: None, nurse: User, worker: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that is sent piece by piece, when the request is over."""
    User.objects.filter(pk=nurse.pk).update(language="en")
    client = client_of(User.objects.get(pk=nurse.pk))
    with worker():
        ask(client)
    made = client.get(reverse("job-file", args=[Job.objects.get().uid]))
    monkeypatch.setattr(responses, "AT_ONCE", 99)
    sent = client.get(LIST, {"format": "csv"})
    for response in (made, sent):
        text = response.getvalue().decode("utf-8-sig")  # type: ignore[attr-defined]
        assert text.startswith('"Number","Title",')


def test_every_kind_has_its_list() -> None:
    """One without would give 404 to whoever clicks on Export."""
    assert all(kind.listed for kind in columns.kinds())
