"""People write all the while, and what is kept is one moment's state."""

import gzip
import json
import tarfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from .conftest import Make

Row = dict[str, Any]


@pytest.fixture
def kept(make: Make, tmp_path: Path) -> tuple[dict[str, list[Row]], Row, int]:
    """(rows, manifest, needs in the end) of a backup with writes between all its parts."""
    file = tmp_path / "kept.tar"
    needs = int(make().module("tests.backup.interleaved", str(file)))
    rows, manifest = rows_of(file)
    return rows, manifest, needs


def rows_of(file: Path) -> tuple[dict[str, list[Row]], Row]:
    """By table, read with tar, gzip and JSON alone."""
    parts: dict[str, list[list[Any]]] = {}
    with tarfile.open(file) as tar:
        for member in tar:
            content = tar.extractfile(member)
            assert content
            if member.name == "manifest.json":
                manifest = json.load(content)
            if member.name.startswith("tables/"):
                lines = gzip.decompress(content.read()).splitlines()
                parts.setdefault(member.name.split("/")[1], []).extend(map(json.loads, lines))
    tables = manifest["tables"]
    return {
        name: [dict(zip(tables[name]["columns"], row, strict=True)) for row in rows]
        for name, rows in parts.items()
    }, manifest


def test_what_is_kept_is_of_one_moment(kept: tuple[dict[str, list[Row]], Row, int]) -> None:
    rows, manifest, needs = kept
    records, entries = rows["foundation_record"], rows["foundation_entry"]
    assert needs - len(records) > 30, "they wrote while it was made"
    check_journal(rows, manifest)
    of = Counter(entry["subject_uid"] for entry in entries)
    assert {record["uid"]: record["version"] for record in records} == {
        record["uid"]: of[record["uid"]] for record in records
    }
    assert {row["record_ptr_id"] for row in rows["needs_need"]} == {row["id"] for row in records}
    for counter in rows["foundation_referencecounter"]:
        mine = [row["reference"] for row in records if row["platform_id"] == counter["platform_id"]]
        assert sorted(int(each[4:]) for each in mine) == list(range(1, counter["last"] + 1))


def check_journal(rows: dict[str, list[Row]], manifest: Row) -> None:
    entries = rows["foundation_entry"]
    (head,) = rows["foundation_head"]
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    assert (head["seq"], head["hash"]) == (entries[-1]["seq"], entries[-1]["hash"])
    assert manifest["journal"] == [head["seq"], head["hash"]]
    known = {
        row["uid"] for table in ("foundation_record", "foundation_scope") for row in rows[table]
    }
    assert {entry["subject_uid"] for entry in entries} <= known
