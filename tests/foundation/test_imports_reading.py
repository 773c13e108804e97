"""Files of every kind become the same rows, and what can't be read says what to do."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.foundation.imports.reading import Table, Unreadable, open_path, open_table, sizes
from sprang.foundation.imports.reading.heading import letter
from sprang.foundation.imports.reading.text import separator_of, unguarded

SWEDISH = "Rubrik;Text\nNyckeln är borta;Åtta dörrar, fem nycklar\n"
CLOCK = datetime(2024, 3, 23, 7, 40)  # noqa: DTZ001  a workbook knows no time zone
ROWS = [(2, {"Rubrik": "Nyckeln är borta", "Text": "Åtta dörrar, fem nycklar"})]


def table(content: bytes, name: str = "a.csv") -> Table:
    return open_table(lambda: io.BytesIO(content), name)


def rows(content: bytes, name: str = "a.csv") -> list[tuple[int, dict[str, str]]]:
    return [(row.number, dict(row.cells)) for row in table(content, name).rows()]


def workbook(*lines: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "cp850"],
)
def test_encodings_are_found_out(encoding: str) -> None:
    assert rows(SWEDISH.encode(encoding)) == ROWS


def test_an_odd_byte_far_into_the_file_is_found_too() -> None:
    content = b"Rubrik;Text\n" + b"a;b\n" * 100_000 + "å;ö\n".encode("cp1252")
    assert rows(content)[-1] == (100_002, {"Rubrik": "å", "Text": "ö"})


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_separators_are_found_out(sign: str) -> None:
    content = f'Rubrik{sign}Text\n"a, b; c\td|e"{sign}f\n'
    assert rows(content.encode()) == [(2, {"Rubrik": "a, b; c\td|e", "Text": "f"})]


def test_commas_in_texts_do_not_beat_the_separator() -> None:
    assert separator_of("a,b,c;d\n1,2,3;4\n1;2\n") == ";"


def test_one_column_needs_no_separator() -> None:
    assert rows(b"Text\nVi letar\n") == [(2, {"Text": "Vi letar"})]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    """Quoted line breaks are one row, empty lines are rows."""
    content = b'Rubrik;Text\n"a\nb";c\n\nd;e\n'
    assert [number for number, _cells in rows(content)] == [2, 4]


def test_wrong_width_is_a_fault_of_the_row() -> None:
    found = list(table(b"a;b;c\n1;2\n1;2;3\n1;2;3;4\n1;2;3;\n").rows())
    assert [bool(row.fault) for row in found] == [True, False, True, False]
    assert "2 kolumner" in found[0].fault


def test_headings_without_a_name_or_twice_get_one() -> None:
    assert table(b"Rubrik;;Rubrik\n1;2;3\n").columns == ["Rubrik", "Kolumn B", "Rubrik (2)"]
    assert [letter(at) for at in (0, 25, 26, 701)] == ["A", "Z", "AA", "ZZ"]


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.csv", "tom"),
        (b"\n\n", "a.csv", "tom"),
        (b"%PDF-1.7\n...", "a.csv", "PDF"),
        (b"\xd0\xcf\x11\xe0rest", "a.xls", "äldre format"),
        (b"\x89PNG\r\n\x1a\n", "a.csv", "bild"),
        (gzip.compress(b"a;b\n", mtime=0), "a.csv", "packad"),
        (b"MZ\x00\x00\x03\x00\x04\x00\xff\xff\x01\x02", "a.csv", "ingen text"),
        (b"PK\x03\x04broken", "a.xlsx", "går inte att öppna"),
        (b"1;2;3\n4;5;6\n", "a.csv", "inga rubriker"),
        (b"2024-01-01;17\n", "a.csv", "inga rubriker"),
        (";".join(f"k{n}" for n in range(201)).encode(), "a.csv", "201 kolumner"),
        (b"[]", "a.json", "inga objekt"),
        (b'[{"a": 1}, {"b"', "a.json", "slutar mitt i"),
    ],
)
def test_what_can_not_be_read_says_what_to_do(content: bytes, name: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        list(table(content, name).rows())


def test_a_lost_quote_is_told_by_row() -> None:
    content = b'Rubrik;Text\na;b\nc;"' + b"x" * (sizes.CELL + 1)
    usual = csv.field_size_limit()
    for limit in (usual, 10 * usual):
        csv.field_size_limit(limit)
        with pytest.raises(Unreadable, match="Rad 3 har en ruta med mer än 131072 tecken"):
            list(table(content).rows())
    csv.field_size_limit(usual)


def test_a_workbook_gives_strings() -> None:
    content = workbook(
        ("Rubrik", "Antal", "Dag", "Tid", "Öppet", None),
        ("Nycklar", 5.0, date(2024, 3, 23), CLOCK, True, None),
        (None, None, None, None, None, None),
        ("=A1", 2.5, None, None, False, None),
    )
    assert rows(content, "vad som helst") == [
        (
            2,
            {
                "Rubrik": "Nycklar",
                "Antal": "5",
                "Dag": "2024-03-23",
                "Tid": "2024-03-23 07:40:00",
                "Öppet": "ja",
            },
        ),
        (4, {"Rubrik": "", "Antal": "2.5", "Dag": "", "Tid": "", "Öppet": "nej"}),
    ]


def test_another_zip_is_no_workbook() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(Unreadable, match="ingen arbetsbok"):
        table(packed.getvalue())


@pytest.mark.parametrize(("megabytes", "limit"), [(30, sizes.UNPACKED), (30, 20 * 1024 * 1024)])
def test_a_bomb_is_refused_before_it_is_unpacked(
    megabytes: int, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "UNPACKED", limit)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * megabytes * 1024 * 1024)
    with pytest.raises(Unreadable, match="packas upp till 30 MB"):
        table(packed.getvalue())


@pytest.mark.parametrize(
    "write",
    [
        lambda items: json.dumps(items, indent=1),
        lambda items: "\n".join(map(json.dumps, items)),
    ],
    ids=["list", "lines"],
)
def test_json_lists_and_lines(write: Callable[[list[object]], str]) -> None:
    items: list[object] = [
        {"text": "ö" * 70_000, "n": 1},
        {"n": None, "tags": ["a", "b"], "ok": True},
    ]
    found = [dict(row.cells) for row in table(write(items).encode(), "a.json").rows()]
    assert found == [
        {"text": "ö" * 70_000, "n": "1", "tags": "", "ok": ""},
        {"text": "", "n": "", "tags": "a; b", "ok": "ja"},
    ]


def test_a_line_that_is_no_json_is_a_fault_of_its_own() -> None:
    found = list(table(b'{"a": 1}\nhej\n{"a": 2}\n', "a.jsonl").rows())
    assert [(row.number, bool(row.fault)) for row in found] == [(1, False), (2, True), (3, False)]


def test_packed_files_are_read_from_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(SWEDISH.encode("cp1252")))
    assert [dict(row.cells) for row in open_path(path).rows()] == [ROWS[0][1]]


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_told(content: bytes) -> None:
    """Nothing that one can upload ends in another error."""
    for name in ("a.csv", "a.json", "a.xlsx"):
        with suppress(Unreadable):
            list(table(content, name).rows())


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\r\0")), min_size=2, max_size=2
        )
    )
)
def test_what_is_written_is_read(cells: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([["Rubrik", "Text"], *cells])
    found = [list(row.cells.values()) for row in table(text.getvalue().encode("utf-8-sig")).rows()]
    stripped = [[unguarded(cell) for cell in row] for row in cells]
    assert found == [row for row in stripped if any(row)]
