"""What is taken out and read in again changes nothing, however it is written."""

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.utils import timezone

from sprang.foundation.exports import FORMATS, rows_of
from sprang.foundation.exports.cells import LONGEST, fitting, for_csv, for_workbook
from sprang.foundation.imports import run_import
from sprang.foundation.imports.reading.text import unguarded
from sprang.foundation.models import Platform, Record, User
from sprang.needs.exports import NEEDS
from sprang.needs.models import Need
from sprang.solutions.exports import SOLUTIONS
from sprang.solutions.models import Solution

pytestmark = pytest.mark.django_db

WORDS = (
    "0123", "=1+1", "'=1+1", "''@x", "+46 33", "-5", "@alla", "\t", "1,5;2", '"citat"', "'lapp'",
    "åäö", "😀", "_x0041_", "\r\n", "\n\n", "a\nb", "556703-7485", "2024-03-23", "1e5", "TRUE",
    "<b>fet</b>", "a < b", "\u202f", "–", "|", "\\", "\u200b", "x" * 40, "＝SUM(A1)",
)  # fmt: skip


def odd(chance: random.Random, most: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, most))).strip() or "a"


@pytest.fixture
def many(make_need: Callable[..., Need], helsingborg: Platform, lead: User) -> list[Need]:
    chance = random.Random(7)  # noqa: S311
    for number in range(60):
        make_need(
            title=f"{odd(chance, 3)} {number}"[:200],
            text=odd(chance, 30),
            affected=odd(chance, 3)[:300],
            summary=odd(chance, 4)[:400],
            themes=chance.sample(["skola", "mat", "personal"], k=chance.randint(0, 2)),
            visibility=chance.choice(["draft", "unit", "internal", "network", "public"]),
            language=chance.choice(["sv", "en", "es", "fi"]),
            status=chance.choice(["captured", "closed", "withdrawn"]),
            created_at=timezone.now() - timezone.timedelta(hours=chance.randint(0, 20_000)),
        )
    make_need(title="Utan enhet", text="Hör till staden.", scope=make_need().platform)
    make_need(platform=helsingborg, by=None, title="Deras", text="Delat.", visibility="network")
    return list(Need.objects.order_by("pk"))


def written(form: str, path: Path, rows: Any, kind: Any = NEEDS) -> Path:
    target = path / f"ut.{form}"
    target.write_bytes(b"".join(FORMATS[form][1](kind, rows_of(kind, rows))))
    return target


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_needs(form: str, many: list[Need], boras: Platform, lead: User, tmp_path: Path) -> None:
    before = list(Record.objects.order_by("pk").values())
    mine = Need.objects.filter(platform=boras).order_by("-pk")
    run = run_import("needs", written(form, tmp_path, mine), boras, by=lead)
    assert [fault.message for fault in run.faults.exclude(level="note")] == []
    assert (run.unchanged, run.created, run.updated) == (len(many) - 1, 0, 0)
    assert list(Record.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_solutions(
    form: str, make_solution: Callable[..., Solution], boras: Platform, tmp_path: Path
) -> None:
    chance = random.Random(8)  # noqa: S311
    for number in range(20):
        make_solution(
            title=f"{odd(chance, 3)} {number}"[:200],
            text=odd(chance, 20),
            effect=odd(chance, 3)[:300],
            website="https://kommun.example/?a=1;2",
            in_use_since="2024-03",
        )
    before = list(Record.objects.order_by("pk").values())
    path = written(form, tmp_path, Solution.objects.order_by("pk"), SOLUTIONS)
    run = run_import("solutions", path, boras)
    assert (run.unchanged, run.created, run.updated, run.refused) == (20, 0, 0, 0)
    assert list(Record.objects.order_by("pk").values()) == before


def test_another_city_s_rows_are_not_copied_and_not_taken_for_ours(
    many: list[Need], boras: Platform, helsingborg: Platform, lead: User, tmp_path: Path
) -> None:
    """B26-0001 of Helsingborg is not B26-0001 of Borås."""
    theirs = Need.objects.filter(platform=helsingborg)
    assert theirs.get().reference == many[0].reference
    run = run_import("needs", written("csv", tmp_path, theirs), boras, by=lead)
    assert (run.created, run.updated, run.refused, run.duplicates) == (0, 0, 1, 0)
    run = run_import("needs", without_unit(tmp_path / "ut.csv"), boras, by=lead)
    assert (run.created, run.updated, run.duplicates) == (0, 0, 1)
    [told] = run.faults.all()
    assert told.message == f"Är {many[0].reference} i Helsingborg, som redan finns här."


def without_unit(path: Path) -> Path:
    text = path.read_text(encoding="utf-8-sig").replace(
        '"Helsingborg","Helsingborg"', '"Helsingborg",""'
    )
    path.write_text(text, encoding="utf-8")
    return path


def test_what_was_changed_in_the_file_changes_that_record(
    make_need: Callable[..., Need], boras: Platform, lead: User, tmp_path: Path
) -> None:
    need, other = make_need(title="Nyckeln", text="Gamla ord."), make_need(title="Grinden")
    path = written("csv", tmp_path, Need.objects.order_by("pk"))
    path.write_text(path.read_text(encoding="utf-8-sig").replace("Gamla ord", "Nya ord"), "utf-8")
    run = run_import("needs", path, boras, by=lead)
    assert (run.updated, run.unchanged, run.created) == (1, 1, 0)
    need.refresh_from_db()
    assert (need.text, need.external_id, Need.objects.count()) == ("Nya ord.", "", 2)
    assert Need.objects.get(pk=other.pk).version == 1


AWRY = (
    "a;=1",
    "a;'=1",
    'a;"=1',
    'a;""=1',
    ";;=1",
    "a\n- b\n\n- c",
    "\t'=1",
    "a|+1;-1\t@b",
    "\n\n=1",
)


@pytest.mark.parametrize("cell", [*WORDS, *AWRY, "=", "'", "''", "'a", "\n=1", "\t=1", "\r=1"])
def test_the_guard_is_taken_off_exactly(cell: str) -> None:
    """Whatever a text begins with, reading takes away what writing put there, and no more."""
    plain = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    assert unguarded(str(for_csv(cell))) == plain


@pytest.mark.parametrize("sign", "=+-@\t\r\n＝＋－＠")
def test_no_cell_begins_as_a_formula(sign: str) -> None:
    for text in (f"{sign}cmd|' /C calc'!A0", f"'{sign}1", f"{sign}", [f"{sign}1", "b"]):
        assert str(for_csv(text))[:1] in ("'", ""), text


@pytest.mark.parametrize("separator", ";\t|,")
def test_no_cell_begins_as_a_formula_where_lines_are_parted_in_another_way(
    separator: str, make_need: Callable[..., Need], tmp_path: Path
) -> None:
    """A Swedish spreadsheet parts at semicolons, and for it a quote inside a cell is a sign."""
    inside = (";", "\t", "|", "\n", ";'", ';"', ';""', "\r\n", ";\n")
    for number, before in enumerate(inside):
        make_need(title=f"Nyckel {number}", text=f"x{before}=cmd|' /C calc'!A0;x")
    text = written("csv", tmp_path, Need.objects.all()).read_text(encoding="utf-8-sig")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    assert [cell for row in rows for cell in row if cell[:1] in tuple("=+-@")] == []


@pytest.mark.parametrize("text", ["Nyckel; mapp", "a;b", "rad\n\nrad", "1-2", "a = b", "sa ”=”"])
def test_what_is_no_formula_is_left_alone(text: str) -> None:
    assert for_csv(text) == text


def test_numbers_are_numbers() -> None:
    assert (for_csv(-5), for_csv(-1.5), for_csv("-5")) == (-5, -1.5, "'-5")


@pytest.mark.parametrize("letter", ["a", "å", "😀"])
def test_a_cell_is_never_longer_than_excel_bears(letter: str) -> None:
    text = letter * 40_000
    units = len(fitting(text).encode("utf-16-le")) // 2
    assert units <= LONGEST
    assert units > LONGEST - 3
    assert fitting(text).endswith("[avkortad: hela texten står i CSV och JSON]")
    assert fitting(letter * 16_000) == letter * 16_000


def test_control_characters_go_and_escapes_stay_what_they_are() -> None:
    assert for_csv("a\x00\x07\x1bb") == "ab"
    assert for_workbook("a_x0041_\x0bb") == "a_x005F_x0041_b"


def test_a_sheet_that_is_full_goes_on_in_another(
    make_need: Callable[..., Need], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sprang.foundation.exports import workbook

    monkeypatch.setattr(workbook, "LAST_ROW", 3)
    for number in range(5):
        make_need(title=f"Behov {number}", text=f"Text {number}.")
    content = b"".join(workbook.as_xlsx(NEEDS, rows_of(NEEDS, Need.objects.order_by("pk"))))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Behov", "Behov 2", "Behov 3"]
    titles = [[row[1].value for row in sheet.iter_rows()] for sheet in book]
    assert titles == [
        ["Rubrik", "Behov 0", "Behov 1"],
        ["Rubrik", "Behov 2", "Behov 3"],
        ["Rubrik", "Behov 4"],
    ]
