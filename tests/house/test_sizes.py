"""Files and functions stay small; a larger one has its reason in `sizes`."""

from statistics import mean

from .sizes import (
    AVERAGE_FILE,
    AVERAGE_FUNCTION,
    LARGE_FILES,
    LONG_FUNCTIONS,
    LONGEST_FUNCTION,
    LONGEST_VIEW,
    files,
    functions,
    views,
)


def test_no_file_is_large_without_a_reason() -> None:
    large = {path: lines for path, lines, limit in files() if lines > limit}
    assert {path: lines for path, lines in large.items() if path not in LARGE_FILES} == {}


def test_no_function_is_long_without_a_reason() -> None:
    long = {name: lines for name, lines in functions() if lines > LONGEST_FUNCTION}
    assert {name: lines for name, lines in long.items() if name not in LONG_FUNCTIONS} == {}


def test_no_view_is_long() -> None:
    assert {name: lines for name, lines in views() if lines > LONGEST_VIEW} == {}


def test_no_reason_is_left_for_what_is_small_now() -> None:
    large = {path for path, lines, limit in files() if lines > limit}
    long = {name for name, lines in functions() if lines > LONGEST_FUNCTION}
    assert (set(LARGE_FILES) - large, set(LONG_FUNCTIONS) - long) == (set(), set())


def test_most_are_smaller_than_that() -> None:
    sources = [
        lines
        for path, lines, _limit in files()
        if path.startswith("src/") and path.endswith(".py") and lines
    ]
    assert mean(sources) <= AVERAGE_FILE
    assert mean(lines for _name, lines in functions()) <= AVERAGE_FUNCTION
