"""Reads or writes a file in a process of its own and tells what it took.

    python -m tests.imports.bounded read a.xlsx < file
    python -m tests.imports.bounded write csv 100000

Told is what the person is told, or the number of rows or bytes; seconds of the processor; and by
how many megabytes the process grew at most. The limit by how well a part is packed is lifted:
whoever means harm can make a part that is harder to pack.
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


def read(content: bytes, name: str) -> str:
    from sprang.foundation.imports.reading import Unreadable, open_table

    try:
        table = open_table(lambda: io.BytesIO(content), name)
        return str(sum(1 for _row in table.rows()))
    except Unreadable as refused:
        return str(refused)


def write(form: str, rows: int) -> str:
    from sprang.foundation.exports import FORMATS
    from sprang.needs.exports import NEEDS

    width = len(NEEDS.columns)
    cells = ([f"Larm {row} {column} ringer" for column in range(width)] for row in range(rows))
    return str(sum(map(len, FORMATS[form][1](NEEDS, cells))))  # type: ignore[arg-type]


def main(what: str, of: str, rows: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sprang.site.settings_test")
    django.setup()
    from sprang.foundation.imports.reading import sizes

    sizes.RATIO = 10_000
    content = sys.stdin.buffer.read() if what == "read" else b""
    read(workbook(ROWS), "a.xlsx")
    write("xlsx", 1)
    before, start = peak(), time.process_time()
    told = read(content, of) if what == "read" else write(of, rows)
    seconds = time.process_time() - start
    json.dump({"told": told, "grown": peak() - before, "seconds": seconds}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if sys.argv[3:] else 0)
