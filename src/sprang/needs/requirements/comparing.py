"""The requirements that stand beside those of a file, row by row."""

from collections.abc import Iterator, Mapping, Sequence

from sprang.foundation.imports.values import says_already

from ..enums import Weight
from ..models import Need, Requirement
from .columns import label_of
from .look import Cell, Change, Line, Look, Words
from .understanding import Sheet, Wanted


def compared(need: Need, sheet: Sheet) -> Look:
    """The need as it stands beside the file. One query."""
    stand = {row.position: row for row in need.requirements.all()}
    look = Look(sheet, need.version)
    # what is taken away moves those below it up; they have not been moved by anybody
    kept = [was for was, _wanted in _paired(stand, sheet) if was]
    unmoved = _rising(kept)
    for number, (was, wanted) in enumerate(_paired(stand, sheet), start=1):
        before = _words(stand.get(was))
        after = _merged(before, wanted.words)
        look.rows.append(after)
        look.lines.append(_line(number, was, before, after, was in unmoved))
    for was in sorted(stand.keys() - set(kept)):
        look.lines.append(_line(0, was, _words(stand[was]), {}, False))
    return look


def _paired(stand: Mapping[int, Requirement], sheet: Sheet) -> Iterator[tuple[int, Wanted]]:
    """Each row of the file with the number of the requirement that it is; 0 for a new one.

    Without a column of numbers, the order says which is which.
    """
    for place, wanted in enumerate(sheet.rows, start=1):
        number = wanted.number if sheet.has_numbers else place
        yield number if number in stand else 0, wanted


def _rising(numbers: Sequence[int]) -> set[int]:
    """The most of them that stand in their old order (longest increasing subsequence)."""
    runs: list[list[int]] = []
    for number in numbers:
        before = [run for run in runs if run[-1] < number]
        runs.append([*_longest(before), number])
    return set(_longest(runs))


def _longest(runs: Sequence[list[int]]) -> list[int]:
    return max(runs, key=lambda run: len(run), default=[])


def _words(row: Requirement | None) -> Words:
    return {name: getattr(row, name) for name in Requirement.WORDS} if row else {}


def _merged(before: Words, said: Mapping[str, str]) -> Words:
    """What the file says, where it says anything else than what stands; spaces are nothing else."""
    new = {name: Weight.MUST.value if name == "weight" else "" for name in Requirement.WORDS}
    words = new | before
    fresh = {name: value for name, value in said.items() if not says_already(words[name], value)}
    return words | fresh


def _line(number: int, was: int, before: Words, after: Words, is_unmoved: bool) -> Line:
    cells = [
        Cell(str(label_of(name)), _told(name, before), _told(name, after))
        for name in Requirement.WORDS
    ]
    return Line(_change(was, before, after, is_unmoved), number, was, cells)


def _change(was: int, before: Words, after: Words, is_unmoved: bool) -> Change:
    if not was:
        return "new"
    if not after:
        return "removed"
    if before != after:
        return "changed"
    return "same" if is_unmoved else "moved"


def _told(name: str, words: Words) -> str:
    value = words.get(name, "")
    return str(Weight(value).label) if name == "weight" and value else value
