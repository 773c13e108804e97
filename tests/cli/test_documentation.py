"""What `docs/administration.md` says of settings and commands is what there is."""

import inspect
import re
from pathlib import Path

from sprang.cli.main import app
from sprang.site.environment import SETTINGS

TEXT = (Path(__file__).parents[2] / "docs" / "administration.md").read_text()


def test_every_setting_stands_there_with_its_default() -> None:
    rows = re.findall(r"^\| `(SPRANG_\w+)` \| (?:empty|`(.*)`) \| (.*) \|$", TEXT, re.MULTILINE)
    assert rows == [(each.name, each.default, each.help) for each in SETTINGS]


def test_every_command_stands_there_with_what_it_does() -> None:
    rows = re.findall(r"^\| `sprang (\w+)` \| (.*) \|$", TEXT, re.MULTILINE)
    docs = {each.name: inspect.getdoc(each.callback) or "" for each in app.registered_commands}
    assert dict(rows) == {name: doc.splitlines()[0] for name, doc in docs.items()}
