"""Undoing an import: gone is what nobody has touched, and nothing else."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from sprang.foundation import jobs, journal, records
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.imports import foretold, run_import, undo_now
from sprang.foundation.imports import taking_back as steps
from sprang.foundation.imports.kinds import kinds
from sprang.foundation.imports.tracing import Foretold
from sprang.foundation.imports.undo import can_be_undone, start_undo
from sprang.foundation.jobs import Cancelled, Progress, Silent
from sprang.foundation.models import Entry, ImportRun, ImportTrace, Job, Link, Platform, User
from sprang.needs.actions import edit_need, share_need
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from sprang.solutions.models import Solution
from tests.cast import client_of

pytestmark = pytest.mark.django_db

HEAD = "Id;Rubrik;Text;Enhet;Vem det drabbar\n"


def file(path: Path, *rows: str) -> Path:
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def read(path: Path, platform: Platform, **options: str) -> ImportRun:
    return run_import("needs", path, platform, source="lista", **options)


@pytest.fixture
def three(tmp_path: Path, boras: Platform, skola: Unit) -> ImportRun:
    rows = [f"{n};Behov {n};Text nummer {n}.;Skola;" for n in (1, 2, 3)]
    return read(file(tmp_path / "lista.csv", *rows), boras)


def need(number: int) -> Need:
    return Need.objects.get(external_id=str(number))


def test_what_it_created_is_gone_and_the_journal_tells(
    three: ImportRun, make_need: Callable[..., Need], boras: Platform
) -> None:
    other = make_need(title="Någon annans")
    uids = [need(n).uid for n in (1, 2, 3)]
    assert foretold(three) == Foretold(removed=3, restored=0, kept=0)
    run = undo_now(three, Silent())
    assert (run.state, run.removed, run.restored, run.kept) == ("undone", 3, 0, 0)
    assert list(Need.objects.all()) == [other]
    kinds = (
        Entry.objects.filter(subject_uid__in=uids).order_by("seq").values_list("kind", flat=True)
    )
    assert list(kinds) == ["need.captured"] * 3 + ["need.import_undone"] * 3
    runs = {entry.payload["run"] for entry in Entry.objects.filter(subject_uid__in=uids)}
    assert runs == {str(three.uid)}
    assert not list(journal.breaks())
    assert not ImportTrace.objects.exists()


def test_it_can_be_read_in_again_afterwards(
    three: ImportRun, tmp_path: Path, boras: Platform
) -> None:
    undo_now(three, Silent())
    again = read(tmp_path / "lista.csv", boras)
    assert (again.created, again.unchanged, again.duplicates) == (3, 0, 0)
    assert [need(n).reference[-4:] for n in (1, 2, 3)] == ["0004", "0005", "0006"]


def test_what_it_changed_has_its_words_back(
    three: ImportRun, tmp_path: Path, boras: Platform, vard: Unit
) -> None:
    before = {n: Need.objects.filter(external_id=n).values().get() for n in "123"}
    rows = ("1;Behov 1;Nya ord.;Vård och omsorg;Alla", "2;Behov 2;Text nummer 2.;Skola;")
    second = read(file(tmp_path / "lista.csv", *rows), boras)
    assert (second.updated, second.unchanged) == (1, 1)
    assert (need(1).scope_id, need(1).affected, need(1).text) == (vard.pk, "Alla", "Nya ord.")
    assert foretold(second) == Foretold(removed=0, restored=1, kept=0)
    run = undo_now(second, Silent())
    assert (run.removed, run.restored, run.kept) == (0, 1, 0)
    moved = {"version", "changed_at"}
    for n in "123":
        now = Need.objects.filter(external_id=n).values().get()
        assert {k: v for k, v in now.items() if k not in moved} == {
            k: v for k, v in before[n].items() if k not in moved
        }
    assert need(1).version == 3


def touch_words(found: Need, by: User, _other: Solution) -> None:
    edit_need(need=found, by=by, text="Mina egna ord.")


def touch_sharing(found: Need, by: User, _other: Solution) -> None:
    share_need(need=found, by=by, visibility="network")


def touch_tie_to(found: Need, by: User, other: Solution) -> None:
    records.tie(source=other, target=found, kind=Link.Kind.ANSWERS, by=by)


def touch_tie_from(found: Need, by: User, other: Solution) -> None:
    records.tie(source=found, target=other, kind=Link.Kind.RELATED, by=by)


def touch_file(found: Need, by: User, _other: Solution) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from sprang.foundation.files import attach_file

    attach_file(record=found, by=by, upload=SimpleUploadedFile("a.txt", b"hej"))


TOUCHES = [touch_words, touch_sharing, touch_tie_to, touch_tie_from, touch_file]


@pytest.mark.parametrize("touch", TOUCHES)
def test_what_somebody_has_worked_on_stays_and_is_told(
    touch: Callable[[Need, User, Solution], None],
    three: ImportRun,
    lead: User,
    make_solution: Callable[..., Solution],
) -> None:
    touch(need(2), lead, make_solution())
    assert foretold(three) == Foretold(removed=2, restored=0, kept=1)
    run = undo_now(three, Silent())
    assert (run.state, run.removed, run.kept) == ("undone", 2, 1)
    assert Need.objects.get() == need(2)
    [told] = run.faults.filter(level="kept")
    assert (told.row, need(2).reference in told.message) == (3, True)


def test_what_was_changed_by_a_later_reading_is_that_ones(
    three: ImportRun, tmp_path: Path, boras: Platform
) -> None:
    later = read(file(tmp_path / "lista.csv", "1;Behov 1;Senare ord.;Skola;"), boras)
    assert foretold(three) == Foretold(removed=2, restored=0, kept=1)
    undo_now(three, Silent())
    assert (Need.objects.get().text, later.traces.count()) == ("Senare ord.", 1)
    assert foretold(later) == Foretold(removed=0, restored=1, kept=0)
    undo_now(later, Silent())
    assert Need.objects.get().text == "Text nummer 1."


def test_words_changed_back_from_a_unit_that_is_gone_stay(
    three: ImportRun, tmp_path: Path, boras: Platform, vard: Unit
) -> None:
    second = read(file(tmp_path / "lista.csv", "1;Behov 1;Ord.;Vård och omsorg;"), boras)
    ImportTrace.objects.filter(run=second).update(before={"scope": 999_999, "text": "Förr."})
    run = undo_now(second, Silent())
    assert (run.restored, run.kept, need(1).text) == (0, 1, "Ord.")


class Stops(Progress):
    """Cancelled, or killed, after so many batches."""

    def __init__(self, after: int, error: type[BaseException] = Cancelled) -> None:
        super().__init__(Job())
        self.left, self.error = after, error

    def tell(self, done: int, total: int | None = None, message: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise self.error


def test_stopped_half_way_it_goes_on_with_the_rest(
    three: ImportRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "BATCH", 1)
    run = undo_now(three, Stops(after=1))
    assert (run.state, run.removed, Need.objects.count()) == ("undoing", 1, 2)
    assert can_be_undone(run)
    run = undo_now(run, Silent())
    assert (run.state, run.removed, Need.objects.count()) == ("undone", 3, 0)
    with pytest.raises(Refused, match="inget att ångra"):
        undo_now(run, Silent())


def test_a_reading_that_was_stopped_can_be_undone(tmp_path: Path, boras: Platform) -> None:
    rows = [f"{n};Behov {n};Text nummer {n}.;;" for n in range(450)]
    run = run_import(
        "needs", file(tmp_path / "a.csv", *rows), boras, progress=Stops(after=2), source="lista"
    )
    assert (run.state, run.created) == ("stopped", 400)
    assert undo_now(run, Silent()).removed == 400
    assert not Need.objects.exists()


def test_only_who_leads_may(three: ImportRun, request: pytest.FixtureRequest) -> None:
    for who in ("nurse", "manager", "expert", "partner", "citizen", "outsider", "other_lead"):
        user = request.getfixturevalue(who)
        with pytest.raises(NotAllowed):
            start_undo(run=three, by=user)
        url = reverse("import-undo", args=["boras", three.uid])
        assert client_of(user).get(url).status_code == 404
        assert client_of(user).post(url).status_code == 404
    assert Need.objects.count() == 3


def test_in_the_page_it_says_what_goes_and_does_it(
    three: ImportRun, lead: User, django_capture_on_commit_callbacks: Any
) -> None:
    edit_need(need=need(2), by=lead, text="Mina egna ord.")
    client, url = client_of(lead), reverse("import-undo", args=["boras", three.uid])
    assert "Ångra inläsningen" in client.get(three.get_absolute_url()).content.decode()
    html = client.get(url).content.decode()
    figures = [part.split("<")[0] for part in html.split('figure__value">')[1:]]
    assert figures == ["2", "0", "1"]
    assert Need.objects.count() == 3
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url)["Location"] == three.get_absolute_url()
    three.refresh_from_db()
    assert (three.state, three.removed, three.kept) == ("undone", 2, 1)
    assert Job.objects.values_list("kind", "state", "done", "total").get() == (
        "undo-import",
        "done",
        3,
        3,
    )
    html = client.get(three.get_absolute_url()).content.decode()
    assert "Inläsningen är ångrad" in html
    assert f"{need(2).reference} har ändrats sedan dess." in html
    assert client.get(url).status_code == client.post(url).status_code == 409
    start = reverse("import-start", args=["boras", three.uid])
    assert client.post(start).status_code == 409


@pytest.mark.parametrize("kept", [0, 1])
def test_undone_it_tells_what_happened_and_no_more(kept: int, three: ImportRun, lead: User) -> None:
    if kept:
        edit_need(need=need(2), by=lead, text="Mina egna ord.")
    undo_now(three, Silent())
    html = client_of(lead).get(three.get_absolute_url()).content.decode()
    assert ("arbetat vidare med finns kvar" in html) == bool(kept)
    assert ("Allt är som det var före inläsningen." in html) == (not kept)
    figures = html.split('class="figures"')[2]
    values = [part.split("<")[0] for part in figures.split('figure__value">')[1:]]
    assert values == (["2", "1"] if kept else ["3"])


def test_a_register_says_that_it_cant_be_undone(
    three: ImportRun, boras: Platform, lead: User
) -> None:
    said = "En inläsning av ett register kan inte ångras. Läs in en rättad fil i stället."
    register = ImportRun.objects.create(
        kind="municipalities", platform=boras, by=lead, state="done"
    )
    url = reverse("import-undo", args=["boras", register.uid])
    for answer in (client_of(lead).get(url), client_of(lead).post(url)):
        assert answer.status_code == 409
        assert said in answer.content.decode()
    with pytest.raises(Refused, match="register"):
        undo_now(register, Silent())
    assert {kind.name for kind in kinds() if not kind.leaves_traces} == {
        "municipalities",
        "authorities",
        "suppliers",
        "organisation-numbers",
    }


def test_two_who_undo_at_once_do_it_once(three: ImportRun) -> None:
    """Two workers: one was slow and given up, and then goes on."""
    slow = ImportRun.objects.get(pk=three.pk)
    undo_now(three, Silent())
    with pytest.raises(jobs.TakenOver):
        steps._take_back(slow, [1, 2, 3], None)
    assert ImportRun.objects.get().removed == 3


def test_an_unknown_run_is_not_found(lead: User) -> None:
    url = reverse("import-undo", args=["boras", uuid.uuid4()])
    assert client_of(lead).get(url).status_code == 404
