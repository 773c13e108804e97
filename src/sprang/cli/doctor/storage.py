"""Files that the database knows are where it says, and say what they said."""

import shutil
from collections.abc import Iterable, Iterator

from django.conf import settings

from sprang.foundation.files import digest
from sprang.foundation.models import File

from .finding import Finding, note, ok, wrong

LEAST_FREE = 1024**3
"""Bytes."""
NEWEST = 100
"""Files that are read each time. Reading all may take hours, and is asked for."""


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


def newest_files_are_unchanged() -> Iterator[Finding]:
    yield _compared(File.objects.order_by("-pk")[:NEWEST])


def all_files_are_unchanged() -> Iterator[Finding]:
    yield _compared(File.objects.iterator(chunk_size=1000))


def _compared(files: Iterable[File]) -> Finding:
    """Those that are there and as long as they were."""
    read, changed = 0, []
    for file in filter(_is_whole, files):
        read += 1
        with file.content.open("rb") as content:
            changed += [file] if digest(content) != file.sha256 else []
    if changed:
        first = f"{changed[0].uid} ({changed[0].name})"
        said = f"{len(changed)} of {read} read are not what was taken in, first {first}."
        return wrong("file hashes", said, "Restore a backup.")
    return ok("file hashes", f"{read} were read and are what was taken in.")


def disk_has_room() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.DATA).free
    said = f"{free / 1024**3:.1f} GB free in {settings.DATA}."
    yield ok("disk", said) if free > LEAST_FREE else note("disk", said, "Make room.")
