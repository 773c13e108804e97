"""The papers tell of what there is: links lead somewhere, names exist, no path is missing."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tools import paths

from sprang.foundation.models.platform import RESERVED_SLUGS
from sprang.site import messages

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SOURCES = ROOT / "src" / "sprang"
PAPERS = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|^ {4}.*?$|`[^`\n]*`", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
MENTIONED = re.compile(r"(?:src/sprang/|`)((?:[a-z_]+/)+[\w.-]+\.(?:py|html|toml|po))`")


def links_of(paper: Path) -> Iterator[tuple[str, str]]:
    """File and heading of each link between the papers, both perhaps empty."""
    for target in LINK.findall(CODE.sub("", paper.read_text())):
        if "://" not in target and not target.startswith("mailto:"):
            file, _hash, heading = target.partition("#")
            yield file, heading


def headings_of(paper: Path) -> set[str]:
    """As GitHub writes them in addresses."""
    found = HEADING.findall(CODE.sub("", paper.read_text()))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_links_lead_somewhere(paper: Path) -> None:
    for file, heading in links_of(paper):
        target = (paper.parent / file).resolve() if file else paper
        assert target.exists(), f"{paper.name} links to {file}"
        if heading:
            assert heading in headings_of(target), f"{paper.name} links to {file}#{heading}"


def test_every_paper_is_reached_from_the_index() -> None:
    reached: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        paper = waiting.pop()
        reached.add(paper)
        targets = {(paper.parent / file).resolve() for file, _heading in links_of(paper) if file}
        waiting += [each for each in targets - reached if each.suffix == ".md" and each.exists()]
    assert sorted(set(DOCS.rglob("*.md")) - reached) == []


def test_the_commands_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"^    make ([a-z-]+)$", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert named == {"demo", "test"}
    assert named <= targets


def test_make_is_told_of_whole() -> None:
    makefile, told = (ROOT / "Makefile").read_text(), (DOCS / "development.md").read_text()
    explained = re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE)
    assert [name for name in explained if name != "help" and f"| `make {name}` |" not in told] == []


def glossary_names() -> list[str]:
    table = (DOCS / "glossary.md").read_text()
    return re.findall(r"^\|[^|]*\|[^|]*\| `([\w.]+)` \|", table, re.MULTILINE)


def test_the_glossary_has_names() -> None:
    assert len(glossary_names()) > 40


@pytest.mark.parametrize("name", glossary_names())
def test_names_of_the_glossary_exist(name: str) -> None:
    assert defined(name), f"{name} is not in the code"


def defined(name: str) -> bool:
    """`needs.models.Need`: a module, a name in it, or a name in a class of it."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        names = names_in("/".join(parts[:length]))
        if names is not None:
            return not parts[length:] or ".".join(parts[length:]) in names
    return False


@cache
def names_in(module: str) -> frozenset[str] | None:
    """What a module defines or imports, with the classes' own names as `Class.name`."""
    files = (SOURCES / f"{module}.py", SOURCES / module / "__init__.py")
    file = next((each for each in files if each.exists()), None)
    return frozenset(_names(ast.parse(file.read_text()).body)) if file else None


def _names(body: list[ast.stmt]) -> Iterator[str]:
    for each in body:
        if isinstance(each, ast.ClassDef):
            yield from (each.name, *(f"{each.name}.{inner}" for inner in _names(each.body)))
        elif isinstance(each, ast.FunctionDef):
            yield each.name
        elif isinstance(each, ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in each.names)
        elif isinstance(each, ast.Assign | ast.AnnAssign):
            targets = each.targets if isinstance(each, ast.Assign) else [each.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_the_table_of_paths_is_the_one_the_urls_make() -> None:
    told = (DOCS / "development.md").read_text()
    assert paths.put_into(told, paths.table()) == told, (
        "run: python tools/paths.py docs/development.md"
    )


def test_the_table_tells_the_method_and_who() -> None:
    rows = {row.name: row for row in paths.rows()}
    assert rows["need-detail"] == ("/<platform>/behov/<ref>/", "need-detail", "GET", "everyone")
    assert rows["need-sharpen"][2:] == ("POST", "signed in")
    assert rows["need-capture"][2:] == ("GET, POST", "signed in")


def test_no_city_can_take_an_address_of_the_house() -> None:
    first = {row.path.split("/")[1] for row in paths.rows()} - {"", "<platform>"}
    assert first - RESERVED_SLUGS == set()


@pytest.mark.parametrize("paper", ["architecture.md", "development.md"])
def test_files_that_are_named_exist(paper: str) -> None:
    named = MENTIONED.findall((DOCS / paper).read_text())
    assert named
    assert [name for name in named if not any((at / name).exists() for at in (SOURCES, ROOT))] == []


def excerpts() -> list[str]:
    """The Python lines that the example of a room quotes."""
    text = (DOCS / "development.md").read_text().split("## Add a room")[1].split("### 12.")[0]
    quoted = [line[4:] for line in text.splitlines() if line.startswith("    ")]
    return [line.strip() for line in quoted if "…" not in line and len(line.strip()) > 12]


def test_the_example_quotes_the_code_as_it_is() -> None:
    code = "\n".join(file.read_text() for file in SOURCES.rglob("*.py"))
    code += (ROOT / "pyproject.toml").read_text()
    strange = [line for line in excerpts() if line not in code]
    assert strange == [".venv/bin/python -m django makemigrations needs"]


def test_the_guide_says_what_the_pages_say() -> None:
    """What stands in bold in the user guide is a text of a page, letter by letter."""
    said = {each if isinstance(each, str) else each[0] for each in messages.sources()}
    told = re.findall(r"\*\*([^*]+)\*\*", (DOCS / "anvandarhandbok.md").read_text())
    assert len(told) > 30
    assert [words for words in told if " ".join(words.split()) not in said] == []


@pytest.fixture(scope="module")
def public_code() -> Any:
    return yaml.safe_load((ROOT / "publiccode.yml").read_text())


def test_public_code_has_what_the_format_demands(public_code: Any) -> None:
    """The mandatory keys of publiccode.yml 0.4."""
    demanded = {
        "publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus",
        "softwareType", "description", "legal", "maintenance", "localisation",
    }  # fmt: skip
    assert demanded <= set(public_code)
    assert public_code["publiccodeYmlVersion"] == "0.4"
    for words in public_code["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]
    assert public_code["maintenance"]["contacts"][0].keys() >= {"name", "email"}


def test_the_papers_name_the_same_licence(public_code: Any) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["license"] == public_code["legal"]["license"] == "EUPL-1.2"
    assert "SPDX-License-Identifier: EUPL-1.2\n" in (ROOT / "LICENSE").read_text()
    assert f"[Unreleased] – {project['version']}" in (ROOT / "CHANGELOG.md").read_text()


def test_no_address_looks_real_that_is_not() -> None:
    """Mail addresses in the papers and in publiccode.yml end in the reserved `.example`."""
    for paper in [*PAPERS, ROOT / "publiccode.yml"]:
        for address in re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", paper.read_text()):
            assert address.endswith((".example", ".localhost")), f"{paper.name}: {address}"
