"""How large files and functions are, and which may be larger, with the reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "sprang"
Function = ast.FunctionDef | ast.AsyncFunctionDef

LIMITS = {"src/**/*.py": 150, "tests/**/*.py": 320, "tools/**/*.py": 150}
LIMITS |= {"src/**/*.html": 65, "src/**/*.css": 250, "src/**/*.js": 90}
"""Lines of a file. What one should aim at is half of it; a test on the average holds that."""

LONGEST_FUNCTION = 20
"""Lines of the body, the docstring not counted."""

LONGEST_VIEW = 15
"""The same for a function that answers a request."""

AVERAGE_FILE, AVERAGE_FUNCTION = 64, 6

LARGE_FILES = {
    "src/sprang/api/fields.py": "a table: what each field of the API is, a line each",
    "src/sprang/core/sweden.py": "a table: the 290 municipalities, a line each",
    "src/sprang/site/limits/rules.py": "a table: how often each door may be used, a line each",
    "tests/browser/visits.py": "a table: every page as those who meet it, a line each",
    "src/sprang/site/settings.py": "Django reads its settings from one module",
    "tests/visibility/rules.py": "a table: every address of the URLconf, a line each",
    "src/sprang/site/account/personal.py": "a table: what is kept about a person, a line each",
    "src/sprang/site/templatetags/sprang.py": "tags of the shell; Django loads a library by module",
}
LONG_FUNCTIONS = {
    "src/sprang/cli/bench/pages/catalogue.py:samples_of": "a sample a line",
    "src/sprang/matching/kinds/records.py:record_kind": "closures over one kind's three parts",
    "src/sprang/solutions/actions.py:register_solution": "a field a line in its signature's order",
    "src/sprang/cli/demo/check.py:_faults": "one check a line",
    "src/sprang/needs/documents/facts.py:facts_of": "a fact of the document a line",
    "src/sprang/site/home/day.py:map_words": "one sentence for each state",
    "src/sprang/site/design/examples.py:lists": "examples, a line each",
}


def files() -> Iterator[tuple[str, int, int]]:
    """Path, lines and limit of every file that has one; migrations are written by Django."""
    for pattern, limit in LIMITS.items():
        for file in sorted(ROOT.glob(pattern)):
            if "migrations" not in file.parts and "__pycache__" not in file.parts:
                yield str(file.relative_to(ROOT)), len(file.read_text().splitlines()), limit


def functions() -> Iterator[tuple[str, int]]:
    """`path:name` and length of every function of the package."""
    yield from ((name, length(node)) for name, node in _functions())


def views() -> Iterator[tuple[str, int]]:
    """The same of those that take a request, as views do."""
    for name, node in _functions():
        first = node.args.args[0].arg if node.args.args else ""
        if first == "request":
            yield name, length(node)


def _functions() -> Iterator[tuple[str, Function]]:
    for file in sorted(SOURCES.rglob("*.py")):
        if "migrations" not in file.parts:
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, Function):
                    yield f"{file.relative_to(ROOT)}:{node.name}", node


def length(node: Function) -> int:
    """Lines from the first statement after the docstring to the last."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
