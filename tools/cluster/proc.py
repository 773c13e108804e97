"""What Linux says of processes."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

_own: dict[int, "subprocess.Popen[bytes]"] = {}


def own(process: "subprocess.Popen[bytes]") -> None:
    """A child of this process: its end is to be taken note of."""
    _own[process.pid] = process


def kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def exists(pid: int) -> bool:
    if child := _own.get(pid):
        child.poll()
    return Path(f"/proc/{pid}").exists()


def is_alive(pid: int) -> bool:
    return pid > 0 and exists(pid) and _stat(pid)[0] not in "ZX"


def descendants(pid: int) -> list[int]:
    """Children, their children and so on, of those that live."""
    parents = {each: _stat(each)[1] for each in _all() if _stat(each)[0] not in "ZX"}
    found, level = [], {pid}
    while level := {each for each, parent in parents.items() if parent in level}:
        found += sorted(level)
    return found


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def born(pid: int) -> str:
    """When it was started, in the system's ticks: a number may be used again by another process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return ""


def _all() -> Iterator[int]:
    return (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())


def _stat(pid: int) -> tuple[str, int]:
    """State and parent; X where there is none."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return "X", 0
    state, parent = text.rpartition(")")[2].split()[:2]
    return state, int(parent)
