"""`sprang bench journal`: quick, with small numbers, in a process of its own."""

import json

from .conftest import Sprang


def test_it_measures_entries_beside_plain_inserts(sprang: Sprang) -> None:
    told = sprang("bench", "journal", "--rounds", "2", "--size", "5", "--json")
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    assert found["database"] == "sqlite"
    assert [each["what"] for each in found["measured"]] == ["one in a transaction", "5 together"]
    for each in found["measured"]:
        assert min(each["entries_per_second"], each["plain_per_second"], each["ratio"]) > 0
