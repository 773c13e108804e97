"""Files on this machine's disk, or on one that is mounted like it."""

import errno
import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage

CANT = (errno.EINVAL, errno.ENOTSUP)
"""What some mounted folders answer when they are asked to be synced."""


class DurableStorage(FileSystemStorage):
    """A file is on the disk, and so is its name in the folder, before `save` comes back.

    The row about it is committed after that. Without this a power cut could leave a row that the
    database kept, and a file that the system had not yet written.
    """

    def _save(self, name: str, content: Any) -> str:
        kept = str(super()._save(name, content))  # type: ignore[misc]  # missing in the stubs
        path, root = Path(self.path(kept)), Path(self.location)
        sync(path)
        for folder in path.parents:
            sync_folder(folder)
            if folder in (root, root.parent):
                break
        return kept


def sync(path: Path) -> None:
    """A file's bytes, or a folder's names, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    try:
        sync(path)
    except OSError as error:
        if error.errno not in CANT:
            raise
