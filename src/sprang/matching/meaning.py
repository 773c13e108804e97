"""The space that this installation has learned itself, to be used by the next index."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from sprang.core.space import Space
from sprang.core.space.keeping import save
from sprang.core.space.passages import Passage
from sprang.foundation.access import PUBLIC

from .searchables import searchables


def put_into(path: Path) -> None:
    """A copy for a new index, so that the one in use goes on with its own. The one that ships
    needs none."""
    with suppress(FileNotFoundError):
        shutil.copyfile(learned_file(), path)


def keep(learned: Space) -> None:
    """Whole or not at all: a draft first, swapped in when it is written."""
    path = learned_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name("draft.npz")
    save(learned, draft)
    draft.with_suffix(".json").replace(path.with_suffix(".json"))
    draft.replace(path)


def learned_file() -> Path:
    return Path(settings.SPACE_DIR) / "learned.npz"


def own_passages() -> Iterator[Passage]:
    """What everybody may read anyway: what is learned shows in everybody's reasons."""
    for each in searchables():
        for item in each.items():
            if item.audience == PUBLIC:
                yield Passage.of(f"{item.title}. {item.text}", item.language)
