"""What must not stand in the repository: addresses of registries, paths of a machine, copies of
other people's work, markup that goes past the escaping."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from .sizes import ROOT, SOURCES

REGISTRIES = r"pypi\.org|pythonhosted|npmjs|deb\.debian|unpkg|jsdelivr|googleapis|cdnjs"
MACHINES = r"(?<![\w.<>}/])/(?:root|work|home/\w+|Users/\w+)/\w"
UNCHECKED = r"\|\s*safe\b|autoescape off|safeseq"
VENDORED = {".woff", ".woff2", ".ttf", ".otf", ".eot", ".map", ".whl", ".jar", ".so"}
TEXT = {".py", ".md", ".html", ".css", ".js", ".toml", ".yml", ".lock", ".json", ".po", ".txt", ""}

HAND_MADE_MARKUP = {
    "src/sprang/site/rendering/form_renderer.py": "what templates of forms have escaped",
    "src/sprang/site/rendering/rows.py": "rows of lists, for speed; escapes each value itself",
    "src/sprang/site/rendering/profiles.py": "rows of organisations, as rows.py",
    "src/sprang/site/rendering/members.py": "rows of people with roles, as rows.py",
    "src/sprang/matching/reason_rows.py": "rows of reasons, for speed; escapes each value itself",
    "src/sprang/site/rendering/selects.py": "selects of many options, for speed; escapes each",
    "src/sprang/site/templatetags/cached.py": "parts of the shell that a template has drawn before",
    "src/sprang/matching/islands/chart.py": "a drawing made by a library, which escapes its words",
    "src/sprang/matching/marking.py": "marks words in a text that it escapes itself",
    "src/sprang/site/templatetags/sprang.py": "puts breaks of lines into what it escapes itself",
}


def tracked() -> list[Path]:
    """What is in the repository or is about to be; in a copy without git, what lies there."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in told.split("\0") if name and (ROOT / name).is_file()]


FILES = tracked()


def found(pattern: str, files: list[Path]) -> Iterator[str]:
    sought = re.compile(pattern)
    for file in files:
        if file.suffix in TEXT and file != Path(__file__):
            for number, line in enumerate(file.read_text(errors="replace").splitlines(), start=1):
                if sought.search(line):
                    yield f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}"


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINES])
def test_no_address_of_a_registry_or_a_machine(pattern: str) -> None:
    assert list(found(pattern, FILES)) == []


def test_the_locks_hold_hashes_and_no_addresses() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text()
        packages = re.findall(r"^[\w.\[\]-]+==", text, re.MULTILINE)
        assert packages
        assert len(packages) == len(re.findall(r"^[\w.\[\]-]+==.*\\$", text, re.MULTILINE))
        assert re.findall(r"^\s*--(?!hash)|://", text, re.MULTILINE) == []
    assert not (ROOT / "uv.lock").exists()


def test_nothing_of_others_is_copied_in() -> None:
    assert [str(file) for file in FILES if file.suffix in VENDORED] == []
    assert [str(file) for file in FILES if ".min." in file.name] == []


def test_templates_escape_what_they_show() -> None:
    assert list(found(UNCHECKED, sorted(SOURCES.rglob("*.html")))) == []


def test_markup_is_made_by_hand_only_where_it_must() -> None:
    trusting = {
        str(file.relative_to(ROOT))
        for file in SOURCES.rglob("*.py")
        if re.search(r"\b(?:mark_safe|SafeString)\((?!\"\"\))", file.read_text())
    }
    assert trusting == set(HAND_MADE_MARKUP)


def test_templates_hold_no_script_or_style_of_their_own() -> None:
    inline = r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son\w+=[\"']"
    assert list(found(inline, sorted(SOURCES.rglob("*.html")))) == []
