"""What LibreOffice and pandas make of our files: the same words, and nothing that was run.

    python -m tests.imports.opened FOLDER [--rows ROWS]      (an empty folder)

Needs `soffice` (Debian: libreoffice-calc-nogui) and pandas, which the suite does without. It tells
how many cells differ from what the database holds, for each way that a file can go, and ends with 1
where other cells do than the one text that is longer than a cell of Excel's can be. LibreOffice is
told that what is in quotes is text, which it has a box to tick for.
"""

import argparse
import csv
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CSV_IN = "CSV:44,34,76,1,,0,true,false,false"
CSV_OUT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


def main(folder: Path, rows: int) -> int:
    os.environ |= {"SPRANG_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "sprang.site.settings"}
    import django

    django.setup()
    fill(folder, rows)
    office(folder, "ut.csv", "xlsx", f"--infilter={CSV_IN}")
    office(folder, "ut.xlsx", CSV_OUT)
    found = compared(folder)
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    return int(found != expected(rows))


def expected(rows: int) -> dict[str, int]:
    """The long text is cut in a workbook of ours, and in one that LibreOffice makes of the CSV."""
    cut = {"pandas_xlsx": 1, "libreoffice_csv": 1, "libreoffice_xlsx": 1}
    return {"rows": rows + 1, "pandas_csv": 0, "formulas": 0, **cut}


def fill(folder: Path, rows: int) -> None:
    from django.core.management import call_command
    from django.db import transaction

    from sprang.needs.models import Need
    from tests.cast import build_city, build_need

    from .test_round_trip import odd, written

    call_command("migrate", verbosity=0)
    city, chance = build_city("boras", "Borås").platform, random.Random(3)  # noqa: S311
    with transaction.atomic():
        for number in range(rows):
            text = f"{odd(chance, 30)} ord"  # a need of blanks alone is refused
            build_need(city, title=f"{odd(chance, 3)} {number}"[:200], text=text)
        build_need(city, title="0123", text="😀" * 20_000)
    for form in ("csv", "xlsx", "json"):
        written(form, folder, Need.objects.order_by("pk"))


def office(folder: Path, name: str, target: str, *options: str) -> None:
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", *options, "--convert-to", target]
    out = ["--outdir", str(folder / "opened"), str(folder / name)]
    subprocess.run(command + out, check=True, capture_output=True, timeout=3600)


def compared(folder: Path) -> dict[str, Any]:
    import openpyxl
    import pandas

    wanted = [(plain(row["title"]), plain(row["text"])) for row in read_json(folder / "ut.json")]
    as_text: dict[str, Any] = {"dtype": str, "keep_default_na": False}
    read = pandas.read_csv(folder / "ut.csv", **as_text)
    book = pandas.read_excel(folder / "ut.xlsx", **as_text)
    with (folder / "opened" / "ut.csv").open(encoding="utf-8", newline="") as file:
        from_book = [(row["Rubrik"], row["Text"]) for row in csv.DictReader(file)]
    sheet = openpyxl.load_workbook(folder / "opened" / "ut.xlsx").active
    head, *rows = [[str(cell or "") for cell in row] for row in sheet.values]
    at = head.index("Rubrik"), head.index("Text")
    from_csv = [(bare(row[at[0]]), bare(row[at[1]])) for row in rows]
    formulas = sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    guarded = zip(map(bare, read["Rubrik"]), map(bare, read["Text"]), strict=True)
    unescaped = zip(map(signs, book["Rubrik"]), map(signs, book["Text"]), strict=True)
    return {
        "rows": len(wanted),
        "pandas_csv": differ(wanted, list(guarded)),
        "pandas_xlsx": differ(wanted, list(unescaped)),
        "libreoffice_csv": differ(wanted, from_csv),
        "libreoffice_xlsx": differ(wanted, from_book),
        "formulas": formulas,
    }


def read_json(path: Path) -> list[dict[str, str]]:
    return list(json.loads(path.read_text(encoding="utf-8")))


def differ(wanted: Sequence[tuple[str, str]], found: Sequence[tuple[str, str]]) -> int:
    pairs = zip(wanted, found, strict=True)
    return sum(a != b for want, have in pairs for a, b in zip(want, have, strict=True))


def plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def bare(cell: str) -> str:
    """What the guide to the exports says that a program does to have the texts as they were."""
    guard = r"^'(?='*[\t\r\n])|(^|[;|\t\r\n]\"*)'(?='*[=+\-@＝＋－＠])"
    return re.sub(guard, lambda found: found[1] or "", cell)


def signs(cell: str) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), cell)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m tests.imports.opened")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--rows", type=int, default=500)
    told = asked.parse_args()
    sys.exit(main(told.folder.resolve(), told.rows))
