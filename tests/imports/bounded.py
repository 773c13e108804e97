"""Reads a file in a process of its own and tells what it took.

    python -m tests.imports.bounded < file.xlsx

Written is what the person is told, or the number of rows; seconds of the processor; and by how many
megabytes the process grew at most. The limit by how well a part is packed is lifted: whoever means
harm can make a part that is harder to pack.
"""

import io
import json
import os
import sys
import time
from pathlib import Path

import django

from .breaking import ROWS, workbook


def peak() -> int:
    """Of this process so far, MB. What `getrusage` tells begins with that of who started it."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def read(content: bytes) -> str:
    from sprang.foundation.imports.reading import Unreadable, open_table

    try:
        table = open_table(lambda: io.BytesIO(content), "a.xlsx")
        return str(sum(1 for _row in table.rows()))
    except Unreadable as refused:
        return str(refused)


def main(content: bytes) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sprang.site.settings_test")
    django.setup()
    from sprang.foundation.imports.reading import sizes

    sizes.RATIO = 10_000
    read(workbook(ROWS))
    before, start = peak(), time.process_time()
    told = read(content)
    seconds = time.process_time() - start
    json.dump({"told": told, "grown": peak() - before, "seconds": seconds}, sys.stdout)


if __name__ == "__main__":
    main(sys.stdin.buffer.read())
