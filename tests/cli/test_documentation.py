"""What `docs/administration.md` says of settings and commands is what there is."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import typer
from typer.models import CommandInfo

from sprang.cli.main import app
from sprang.site.environment import SETTINGS

TEXT = (Path(__file__).parents[2] / "docs" / "administration.md").read_text()


def test_every_setting_stands_there_with_its_default() -> None:
    rows = re.findall(r"^\| `(SPRANG_\w+)` \| (?:empty|`(.*)`) \| (.*) \|$", TEXT, re.MULTILINE)
    assert rows == [(each.name, each.default, each.help) for each in SETTINGS]


def test_every_command_stands_there_with_what_it_does() -> None:
    rows = re.findall(r"^\| `sprang ([\w ]+)` \| (.*) \|$", TEXT, re.MULTILINE)
    docs = {name: inspect.getdoc(each.callback) or "" for name, each in commands_of(app)}
    assert dict(rows) == {name: doc.splitlines()[0] for name, doc in docs.items()}


def test_every_command_that_answers_programs_is_named() -> None:
    [sentence] = re.findall(r"^(`.*(?:\n.*)?) answer programs with `--json`\.", TEXT, re.MULTILINE)
    answering = {
        name
        for name, each in commands_of(app)
        if each.callback and "as_json" in inspect.signature(each.callback).parameters
    }
    assert set(re.findall(r"`([\w ]+)`", sentence)) == answering


def commands_of(group: typer.Typer, before: str = "") -> Iterator[tuple[str, CommandInfo]]:
    for each in group.registered_commands:
        yield f"{before}{each.name}", each
    for below in group.registered_groups:
        assert below.typer_instance
        yield from commands_of(below.typer_instance, f"{before}{below.name} ")
