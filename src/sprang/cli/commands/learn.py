"""`sprang learn`."""

import hashlib
import shlex
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sprang.cli.faults import WRONG_USE, Fault
from sprang.cli.house import open_house, open_with_database
from sprang.cli.terminal import say

if TYPE_CHECKING:
    from sprang.core.space import Space
    from sprang.core.space.learning import Settings
    from sprang.core.space.passages import Passage

HELP = {
    "corpus": "Texts, one on each line; or .jsonl with {text} or {sv, en}; perhaps .gz.",
    "own": "Learn from what is public on this installation too.",
    "seed": "The same seed and the same texts give the same space.",
    "dimensions": "Axes of the space. More know more and take more room.",
    "out": "File to write (.npz). Without it this installation uses what was learned.",
}
Corpora = Annotated[list[Path] | None, typer.Argument(metavar="[CORPUS]...", help=HELP["corpus"])]
Own = Annotated[bool, typer.Option("--own", help=HELP["own"])]
Seed = Annotated[int, typer.Option(min=0, help=HELP["seed"])]
Dimensions = Annotated[int, typer.Option(min=2, max=1000, help=HELP["dimensions"])]
Out = Annotated[Path | None, typer.Option(help=HELP["out"])]


def learn(
    corpora: Corpora = None,
    own: Own = False,
    seed: Seed = 1,
    dimensions: Dimensions = 300,
    out: Out = None,
) -> None:
    """Learn which words mean alike, Swedish and English together, from texts."""
    files = checked(corpora or [], own)
    (open_with_database if own or not out else open_house)()
    from sprang.core.space.keeping import save
    from sprang.core.space.learning import Settings

    space = learned(files, own, Settings(seed=seed, dimensions=dimensions))
    if not out:
        take_into_use(space)
        return
    save(space, out)
    say(f"Learned {len(space.rows)} terms from {space.about['characters']} characters: {out}")


def checked(files: list[Path], own: bool) -> list[Path]:
    """:raises Fault: there is nothing to learn from, or a file is missing."""
    if not (files or own):
        raise Fault("Name a corpus, or say --own.", WRONG_USE)
    for file in files:
        if not file.is_file():
            raise Fault(f"There is no file {file}.", WRONG_USE)
    return files


def learned(files: list[Path], own: bool, settings: "Settings") -> "Space":
    """:raises Fault: a corpus can't be read, or is too small."""
    from sprang.cli.progress import progress
    from sprang.core.space.learning import TooLittle, learn
    from sprang.core.space.passages import Malformed

    with progress("Learning") as bar:

        def tell(what: str, done: int, total: int | None) -> None:
            bar.tell(done, total, what.capitalize())

        try:
            space = learn(passages(files, own), settings, tell)
        except (Malformed, TooLittle) as fault:
            raise Fault(str(fault)) from fault
    return replace(space, about={**origin(files, own), **space.about})


def passages(files: list[Path], own: bool) -> "Iterator[Passage]":
    from sprang.core.space.passages import read

    for file in files:
        yield from read(file)
    if own:
        from sprang.matching.meaning import own_passages

        yield from own_passages()


def take_into_use(space: "Space") -> None:
    from sprang.cli.progress import progress
    from sprang.matching import meaning
    from sprang.matching.index import rebuild

    meaning.keep(space)
    with progress("Indexing") as told:
        say(f"Indexed {rebuild(told=told.tell)} texts anew.")


def origin(files: list[Path], own: bool) -> dict[str, object]:
    """What is written beside the space: the command, and each corpus with its digest."""
    named = [Path(word).name if Path(word) in files else word for word in sys.argv[1:]]
    return {
        "command": shlex.join(["sprang", *named]),
        "corpora": {file.name: digest(file) for file in files},
        "own": own,
    }


def digest(file: Path) -> str:
    """SHA-256."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
