"""Files that the database knows are where it says."""

import shutil
from collections.abc import Iterator

from django.conf import settings

from sprang.foundation.models import File

from .finding import Finding, note, ok, wrong

LEAST_FREE = 1024**3
"""Bytes."""


def files_are_there() -> Iterator[Finding]:
    lost = [file for file in File.objects.iterator(chunk_size=1000) if not _is_whole(file)]
    if lost:
        first = f"{lost[0].uid} ({lost[0].name})"
        yield wrong("files", f"{len(lost)} are missing or cut, first {first}.", "Restore a backup.")
    else:
        yield ok("files", f"All {File.objects.count()} are there.")


def _is_whole(file: File) -> bool:
    storage, name = file.content.storage, str(file.content.name)
    return storage.exists(name) and storage.size(name) == file.size


def disk_has_room() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.DATA).free
    said = f"{free / 1024**3:.1f} GB free in {settings.DATA}."
    yield ok("disk", said) if free > LEAST_FREE else note("disk", said, "Make room.")
