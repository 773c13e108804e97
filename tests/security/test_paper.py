"""docs/security.md tells the truth: its tests exist, its limits are those of the code."""

import ast
import re
from pathlib import Path

import pytest
from tools.limits import BEGIN, END, table

ROOT = Path(__file__).resolve().parents[2]
PAPER = ROOT / "docs" / "security.md"
TEXT = PAPER.read_text()


def test_the_table_of_limits_is_the_code_s() -> None:
    """Written anew by: python tools/limits.py docs/security.md"""
    assert TEXT.split(BEGIN)[1].split(END)[0] == table()


NAMED = sorted(set(re.findall(r"`(tests/\S+\.py)::(\w+)`", TEXT)))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_each_test_that_is_named_exists(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text())
    assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}


def test_every_threat_meets_something_and_names_its_test() -> None:
    rows = re.findall(r"^\| (.+) \|$", TEXT.split("## Threats")[1].split("\n## ")[0], re.MULTILINE)
    cells = [[cell.strip() for cell in row.split(" | ")] for row in rows if "---" not in row][1:]
    assert len(cells) >= 25
    assert [row[0] for row in cells if not row[1] or "`tests/" not in row[2]] == []
