"""Needs out of a spreadsheet: exact counts, told rows, a second run that changes nothing."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from sprang.foundation import journal, records
from sprang.foundation.errors import BadInput
from sprang.foundation.imports import batches as framework
from sprang.foundation.imports import run_import
from sprang.foundation.jobs import Cancelled, Silent
from sprang.foundation.models import Entry, ImportRun, Platform, User
from sprang.foundation.models.imports import ImportFault
from sprang.needs.actions import edit_need
from sprang.needs.models import Need
from sprang.organisations.models import Unit

HEADING = ["id", "Rubrik", "Text", "Enhet", "Synlighet", "Vem", "Datum"]
BROKEN = {
    14: (6, "33 mars", "Datum", "Datumet finns inte. Skriv till exempel 2024-03-23."),
    118: (1, "", "Rubrik", "Rutan är tom. Skriv till exempel: Ingen vet vem som har nyckeln"),
    119: (
        2,
        "",
        "Text",
        "Rutan är tom. Skriv till exempel: Larmet går klockan två och portkoden är bytt.",
    ),
    203: (3, "Skolan", "Enhet", "”Skolan” finns inte. Menar du Skola?"),
    204: (
        3,
        "Rymdstyrelsen",
        "Enhet",
        "”Rymdstyrelsen” finns inte. Skriv enhetens namn som det står här i Språng.",
    ),
    377: (
        2,
        "å" * 20_001,
        "Text",
        "Texten är längre än 20000 tecken. Korta den, eller lägg den som bilaga.",
    ),
    512: (6, "2999-02-01", "Datum", "Datumet ligger i framtiden."),
    640: (4, "Hemligt", "Synlighet", None),
    641: (5, "v" * 301, "Vem", "Skriv högst 300 tecken. Här är det 301."),
    902: (2, "Ring 811218-9876", "Text", "Ser ut som ett personnummer. Ta bort det ur texten."),
}


def good(number: int) -> list[str]:
    text = f"Vi letar efter nyckel {number} varje morgon. Ingen vet var den är."
    return [
        f"F-{number}",
        f"Nyckel {number} saknas",
        text,
        "Skola",
        "internt",
        "Vaktmästare",
        "2024-03-23",
    ]


def write(path: Path, rows: list[list[str]], heading: list[str] = HEADING) -> Path:
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows([heading, *rows])
    return path


@pytest.fixture
def thousand(tmp_path: Path) -> Path:
    """Rows 2 to 1001 as the spreadsheet numbers them, ten of them broken."""
    rows = [good(number) for number in range(1000)]
    for row, (column, cell, _name, _said) in BROKEN.items():
        rows[row - 2][column] = cell
    return write(tmp_path / "behov.csv", rows)


def counts(run: ImportRun) -> dict[str, int]:
    names = ("rows", "position", "created", "updated", "unchanged", "duplicates", "refused")
    run.refresh_from_db()
    return {name: value for name in names if (value := getattr(run, name))}


def told(run: ImportRun, level: str = "fault") -> list[tuple[int, str, str]]:
    return list(run.faults.filter(level=level).values_list("row", "column", "message"))


def test_a_thousand_rows_with_ten_broken(thousand: Path, boras: Platform, skola: Unit) -> None:
    run = run_import("needs", thousand, platform=boras)
    assert counts(run) == {"rows": 1000, "position": 1000, "created": 990, "refused": 10}
    assert run.state == "done"
    assert [row for row, _column, _message in told(run)] == list(BROKEN)
    for row, column, message in told(run):
        assert column == BROKEN[row][2]
        assert message == (BROKEN[row][3] or message)
    needs = Need.objects.filter(platform=boras)
    assert needs.count() == 990
    assert set(
        needs.values_list("scope", "visibility", "status", "affected", "external_source")
    ) == {(skola.pk, "internal", "captured", "Vaktmästare", "behov")}
    first = needs.get(external_id="F-0")
    assert (first.title, str(first.created_at.date())) == ("Nyckel 0 saknas", "2024-03-23")
    assert sorted(needs.values_list("reference", flat=True))[-1].endswith("-0990")
    assert Entry.objects.filter(kind="need.captured").count() == 990
    assert list(journal.breaks()) == []

    again = run_import("needs", thousand, platform=boras)
    assert counts(again) == {"rows": 1000, "position": 1000, "unchanged": 990, "refused": 10}
    assert told(again) == told(run)
    assert Need.objects.count() == 990
    assert Entry.objects.filter(kind__startswith="need.").count() == 990


def test_what_is_new_in_the_file_is_changed_here(
    tmp_path: Path, boras: Platform, skola: Unit
) -> None:
    path = tmp_path / "behov.csv"
    run_import("needs", write(path, [good(1), good(2)]), platform=boras)
    changed = good(2)
    changed[1] = "Nyckel 2 är funnen"
    run = run_import("needs", write(path, [good(1), changed, good(3)]), platform=boras)
    assert counts(run) == {"rows": 3, "position": 3, "created": 1, "updated": 1, "unchanged": 1}
    need = Need.objects.get(external_id="F-2")
    assert (need.title, need.version) == ("Nyckel 2 är funnen", 2)


def test_what_people_changed_is_theirs(tmp_path: Path, boras: Platform, skola: Unit) -> None:
    path = write(tmp_path / "behov.csv", [good(1)])
    run_import("needs", path, platform=boras)
    need = Need.objects.get()
    edit_need(need=need, by=None, title="Med våra egna ord")
    run = run_import("needs", path, platform=boras)
    assert counts(run) == {"rows": 1, "position": 1, "unchanged": 1}
    note = f"{need.reference} har ändrats i Språng. Filens ord skrevs inte över dem."
    assert told(run, "note") == [(2, "", note)]
    need.refresh_from_db()
    assert need.title == "Med våra egna ord"


def test_rows_that_say_the_same_are_told(
    tmp_path: Path,
    boras: Platform,
    skola: Unit,
    make_need: Callable[..., Need],
    helsingborg: Platform,
) -> None:
    here = make_need(title="Grinden står öppen", text="Varje kväll.")
    make_need(platform=helsingborg, by=None, title="Lampan är trasig", text="Sedan i går.")
    rows = [
        ["Nyckeln är borta", "Ingen vet."],
        ["NYCKELN är  borta!", "ingen vet"],
        ["Grinden står öppen", "Varje kväll"],
        ["Lampan är trasig", "Sedan i går."],
    ]
    path = write(tmp_path / "a.csv", rows, ["Rubrik", "Text"])
    run = run_import("needs", path, platform=boras)
    assert counts(run) == {"rows": 4, "position": 4, "created": 2, "duplicates": 2}
    assert told(run, "duplicate") == [
        (3, "", "Säger samma sak som rad 2."),
        (4, "", f"Säger samma sak som {here.reference}, som redan finns."),
    ]
    again = run_import("needs", path, platform=boras)
    assert counts(again) == {"rows": 4, "position": 4, "unchanged": 2, "duplicates": 2}
    assert told(again, "duplicate") == told(run, "duplicate")


def test_an_import_does_not_reveal_what_the_importer_may_not_see(
    tmp_path: Path, boras: Platform, make_need: Callable[..., Need], lead: User
) -> None:
    """A record of a room that the lead is not a member of doesn't make a row a duplicate."""
    hidden = make_need(title="I ett slutet rum", text="Bara vi.", room=boras, visibility="room")
    assert not hidden.is_visible_to(lead)
    path = write(tmp_path / "a.csv", [["I ett slutet rum", "Bara vi."]], ["Rubrik", "Text"])
    run = run_import("needs", path, platform=boras, by=lead)
    assert counts(run) == {"rows": 1, "position": 1, "created": 1}


def test_a_long_title_is_cut_and_kept(tmp_path: Path, boras: Platform) -> None:
    title = "Nyckeln " * 40
    path = write(tmp_path / "a.csv", [[title, "Den är borta."]], ["Rubrik", "Text"])
    run = run_import("needs", path, platform=boras)
    need = Need.objects.get()
    assert len(need.title) <= 200
    assert need.title.endswith("Nyckeln …")
    assert need.text == f"{title.strip()}\n\nDen är borta."
    assert told(run, "note") == [
        (2, "", "Rubriken var längre än 200 tecken. Hela står först i texten.")
    ]


def test_without_a_heading_column_the_text_gives_the_title(tmp_path: Path, boras: Platform) -> None:
    path = write(tmp_path / "a.csv", [["<p>Vi letar. Varje kväll.</p>"]], ["Vad skaver?"])
    run_import("needs", path, platform=boras)
    assert Need.objects.values_list("title", "text").get() == ("Vi letar", "Vi letar. Varje kväll.")


def test_a_status_further_on_is_read_in(tmp_path: Path, boras: Platform) -> None:
    path = write(tmp_path / "a.csv", [["Vi letar.", "Avslutat"]], ["Text", "Läge"])
    run_import("needs", path, platform=boras)
    assert Need.objects.get().status == "closed"
    assert counts(run_import("needs", path, platform=boras))["unchanged"] == 1


class Impatient(Silent):
    """Asks to stop after a number of batches."""

    def __init__(self, batches: int) -> None:
        super().__init__()
        self.left = batches

    def tell(self, done: int, total: int | None = None, message: str = "") -> None:
        if done:
            self.left -= 1
        if self.left <= 0:
            raise Cancelled


def test_a_stopped_run_goes_on_where_it_was(
    thousand: Path, boras: Platform, skola: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sprang.foundation.imports.reading import open_path

    run = run_import("needs", thousand, platform=boras, progress=Impatient(2))
    assert run.state == "stopped"
    assert counts(run) == {"rows": 1000, "position": 400, "created": 394, "refused": 6}
    run.state = ImportRun.State.RUNNING
    run.save(update_fields=["state"])
    framework.read_in(run, open_path(thousand), Silent())
    assert counts(run) == {"rows": 1000, "position": 1000, "created": 990, "refused": 10}
    assert [row for row, _column, _message in told(run)] == list(BROKEN)


def test_a_crash_in_a_batch_leaves_nothing_of_it(
    tmp_path: Path, boras: Platform, skola: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.csv", [good(number) for number in range(10)])
    monkeypatch.setattr(framework, "BATCH", 4)
    add, calls = records.add, iter(range(100))

    def add_until_the_power_goes(*args: object, **kwargs: object) -> object:
        if next(calls) == 6:
            raise OSError("power")
        return add(*args, **kwargs)  # type: ignore[type-var, arg-type]

    monkeypatch.setattr(records, "add", add_until_the_power_goes)
    with pytest.raises(OSError, match="power"):
        run_import("needs", path, platform=boras)
    run = ImportRun.objects.get()
    assert (run.state, run.position, run.created) == ("failed", 4, 4)
    assert Need.objects.count() == Entry.objects.filter(kind="need.captured").count() == 4
    monkeypatch.setattr(records, "add", add)
    again = run_import("needs", path, platform=boras)
    assert counts(again) == {"rows": 10, "position": 10, "created": 6, "unchanged": 4}
    assert list(journal.breaks()) == []


def test_what_the_database_refuses_is_one_row(
    tmp_path: Path, boras: Platform, skola: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows around it come in, and the chain and the numbers have no gap."""
    from sprang.foundation.imports.records import RecordKind

    defaults = RecordKind.defaults

    def impossible(self: RecordKind) -> dict[str, object]:
        made = defaults(self)
        self.seen = getattr(self, "seen", 0) + 1  # type: ignore[attr-defined]
        return made | ({"external_source": None} if self.seen == 2 else {})  # type: ignore[attr-defined]

    monkeypatch.setattr(RecordKind, "defaults", impossible)
    run = run_import(
        "needs", write(tmp_path / "a.csv", [good(n) for n in range(3)]), platform=boras
    )
    assert counts(run) == {"rows": 3, "position": 3, "created": 2, "refused": 1}
    assert told(run) == [(3, "", "Raden krockar med något som redan finns.")]
    numbers = sorted(
        reference[-4:] for reference in Need.objects.values_list("reference", flat=True)
    )
    assert numbers == ["0001", "0002"]
    assert list(journal.breaks()) == []
    assert Entry.objects.filter(kind="need.captured").count() == 2


def test_queries_grow_with_rows_by_a_small_constant(
    tmp_path: Path,
    boras: Platform,
    skola: Unit,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    path = write(tmp_path / "a.csv", [good(number) for number in range(100)])
    # savepoints of row and action (4), number (2), the two tables of a need (2)
    with django_assert_max_num_queries(8 * 100 + 40):  # type: ignore[attr-defined]
        run_import("needs", path, platform=boras)
    with django_assert_max_num_queries(2 * 100 + 40):  # type: ignore[attr-defined]
        run_import("needs", path, platform=boras)


def test_a_kind_its_platform_and_its_options_are_asked_for(thousand: Path, boras: Platform) -> None:
    with pytest.raises(BadInput, match="needs"):
        run_import("neds", thousand)
    with pytest.raises(BadInput, match="plattform"):
        run_import("needs", thousand)
    with pytest.raises(BadInput, match="Hemligt"):
        run_import("needs", thousand, platform=boras, visibility="Hemligt")
    assert not ImportRun.objects.exists()
    assert not ImportFault.objects.exists()


def test_signs_that_no_database_stores_are_left_out(tmp_path: Path, boras: Platform) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '[{"Text": "Vi\\u0000 letar\\ud800.", "x\\u0000": "y", "Läge": ""},'
        ' {"Text": "Igen.", "Läge": "a\\u0000b\\ud800"}]'
    )
    run = run_import("needs", path, platform=boras)
    assert Need.objects.get().text == "Vi letar."
    assert [message[:25] for _row, _column, message in told(run)] == ["”ab” känner vi inte till."]
