"""Whatever is uploaded: read as what it is, or told what to do. Never a fault of ours."""

import gzip
import io
import tracemalloc
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sprang.foundation.imports.reading import Row, Unreadable, open_path, open_table
from sprang.foundation.models import ImportRun, Platform, User
from sprang.organisations.numbers import normalise_organisation_number
from tests.cast import client_of

from .breaking import (
    MADE,
    READABLE,
    SHEET,
    TEXT,
    UNREADABLE,
    bomb,
    laughs,
    replaced,
    workbook,
)
from .test_undo import read


def rows(content: bytes, name: str) -> list[Row]:
    return list(open_table(lambda: io.BytesIO(content), name).rows())


def cells(row: Row) -> tuple[str, str]:
    return row.cells.get("Rubrik", ""), row.cells.get("Text", "")


def content_of(what: str) -> tuple[str, bytes, str]:
    name, content, said = UNREADABLE[what]
    return name, MADE[what]() if what in MADE else content, said


@pytest.mark.parametrize("what", UNREADABLE)
@pytest.mark.django_db
def test_what_can_not_be_read_is_told_in_the_page_and_not_kept(
    what: str, lead: User, settings: object
) -> None:
    name, content, said = content_of(what)
    file = SimpleUploadedFile(name, content)
    url = reverse("import-list", args=["boras"])
    response = client_of(lead).post(url, {"kind": "needs", "file": file})
    assert response.status_code == 422, what
    assert said in response.content.decode()
    assert not ImportRun.objects.exists()
    kept = Path(settings.MEDIA_ROOT) / "imports"  # type: ignore[attr-defined]
    assert not [path for path in kept.rglob("*") if path.is_file()]


@pytest.mark.parametrize("what", READABLE)
def test_what_can_be_read_is_read_as_what_it_is(what: str) -> None:
    name, content, expected = READABLE[what]
    told = [row for row in rows(content, name) if not row.fault]
    if what == "script tags":
        assert told[0].cells["Rubrik"].startswith("<script>")  # made plain when it is understood
        return
    assert [cells(row) for row in told if any(row.cells.values())] == [
        each for each in expected if any(each)
    ]


@pytest.mark.parametrize("what", READABLE)
@pytest.mark.django_db
def test_nothing_of_it_stops_the_page(what: str, lead: User) -> None:
    name, content, expected = READABLE[what]
    url = reverse("import-list", args=["boras"])
    client = client_of(lead)
    response = client.post(url, {"kind": "needs", "file": SimpleUploadedFile(name, content)})
    assert response.status_code == 302
    page = client.get(response["Location"]).content.decode()
    assert "<script>alert" not in page
    assert "onerror=alert(1)>" not in page
    filled = len(expected)
    assert f"Läs in behov, {filled} rader</h1>" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    content = bomb()
    assert len(content) < 1_000_000
    tracemalloc.start()
    with pytest.raises(Unreadable, match="packas upp till 512 MB"):
        rows(content, "a.xlsx")
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_workbook_that_laughs_is_refused() -> None:
    tracemalloc.start()
    with pytest.raises(Unreadable, match="inte byggd som andra"):
        rows(laughs(), "a.xlsx")
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_formula_without_a_value_is_told_and_its_row_is_not_dropped() -> None:
    _need, empty, _whole = rows(READABLE["formulas"][1], "a.xlsx")
    assert empty.number == 3
    assert empty.notes == [
        "Formeln i kolumn A, B har inget värde i filen. Öppna den i ett kalkylprogram, spara om "
        "den och läs in den igen."
    ]


def test_a_formula_whose_value_is_kept_is_its_value() -> None:
    counted = b'<row r="2"><c r="A2" t="str"><f>A1</f><v>Rubrik</v></c><c t="str"><f>""</f><v/></c>'
    sheet = SHEET.replace(b"</sheetData>", counted + b"</row></sheetData>")
    (row,) = rows(replaced(sheet=[sheet]), "a.xlsx")
    assert (cells(row), row.notes) == (("Rubrik", ""), [])


@pytest.mark.django_db
def test_the_person_hears_of_a_formula_without_a_value(boras: Platform, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    whole, half = ["Hel rad", "Larmet går klockan tre.", "=1+1"], ["=1+1", "=2+2", "=3+3"]
    path.write_bytes(workbook([["Rubrik", "Text", "Nytta"], whole, half]))
    run = read(path, boras)
    assert (run.rows, run.created, run.refused) == (2, 1, 1)
    told = run.faults.order_by("row", "-level").values_list("row", "level", "message")
    assert [(row, level, message[:20]) for row, level, message in told] == [
        (2, "note", "Formeln i kolumn C h"),
        (3, "note", "Formeln i kolumn A, "),
        (3, "fault", "Rutan är tom. Skriv "),
        (3, "fault", "Rutan är tom. Skriv "),
    ]


def test_a_quote_without_an_end_does_not_swallow_rows_in_silence() -> None:
    told = rows(b'Rubrik;Text\nA;ett\nB;"tv\xc3\xa5\nC;tre\nD;fyra\n', "a.csv")
    assert [(row.number, row.fault[:24]) for row in told] == [
        (2, ""),
        (3, "Ett citattecken på raden"),
    ]


def test_a_quote_that_ends_is_no_fault() -> None:
    told = rows(b'Rubrik;Text\nA;"ett\ntv\xc3\xa5"\nB;"slut"', "a.csv")
    assert [cells(row) for row in told] == [("A", "ett\ntvå"), ("B", "slut")]


@pytest.mark.parametrize("cut", [5, 30, -1])
def test_a_packed_file_that_is_cut_off_is_told(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "behov.csv.gz"
    path.write_bytes(gzip.compress(TEXT.encode() * 50)[:cut])
    with pytest.raises(Unreadable, match="skadad eller slutar mitt i"):
        list(open_path(path).rows())


def test_a_packed_file_whose_middle_was_changed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "behov.csv.gz"
    content = bytearray(gzip.compress("".join(f"{n};{n * 7919}\n" for n in range(9999)).encode()))
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r"Den packade filen|inga rubriker"):
        list(open_path(path).rows())


@pytest.mark.parametrize(
    "number",
    ["123", "0000000000", "212000-1438", "abcdefghij", "2120001439999", "÷" * 10, "8112189876"],
)
def test_wrong_organisation_numbers_are_told(number: str) -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        normalise_organisation_number(number)
