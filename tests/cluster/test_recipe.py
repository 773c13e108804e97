"""What docs/several-machines.md says to write is what the script and its test run with."""

import re
from pathlib import Path

import pytest
from tools.cluster import settings
from tools.cluster.cluster import Cluster

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "several-machines.md").read_text()


@pytest.mark.parametrize("name", [path.name for path in sorted(settings.FOLDER.iterdir())])
def test_every_file_stands_there_as_it_is_used(name: str) -> None:
    made = settings.fill(name, **settings.DOCUMENTED.get(name, {}))
    indented = "".join(f"    {line}".rstrip() + "\n" for line in made.splitlines())
    assert f"\n{indented}" in TEXT


def test_every_setting_of_a_machine_stands_there(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    cluster = Cluster(tmp_path)
    cluster.prepare()
    given = set(cluster.webs[0].settings) - {"SPRANG_WORKERS"}
    (listed,) = re.findall(r"Environment=SPRANG_DATA.*?ExecStart", TEXT, re.DOTALL)
    assert given <= set(re.findall(r"SPRANG_[A-Z_]+", listed))


def test_the_commands_of_the_script_are_those_that_are_told() -> None:
    told = re.findall(r"python -m tools\.cluster (\w+)", TEXT)
    assert set(told) == {"up", "status", "promote", "rejoin", "down"}
