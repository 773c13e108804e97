"""Writing down where each text lies, and mending what a crash left half written."""

from pathlib import Path

from ..items import Item
from .places import GONE, LINES, ROWS


class Log:
    """Appends to the two files of a generation. The caller holds the store's lock."""

    def __init__(self, folder: Path, dimensions: int) -> None:
        self._rows, self._lines = folder / ROWS, folder / LINES
        self._width = dimensions
        self._new: list[tuple[str, bytes]] = []
        self._mend()

    def add(self, item: Item, kept: bytes) -> None:
        told = (item.uid, item.kind, item.audience, str(item.platform_id), str(int(item.is_open)))
        self._new.append(("\t".join(told), kept))

    def take_away(self, uid: str) -> None:
        self._new.append((f"{GONE}{uid}", b""))

    def write(self) -> None:
        """Rows first: a line without its row would be another's."""
        with self._rows.open("ab") as rows:
            rows.write(b"".join(kept for _, kept in self._new))
        with self._lines.open("a", encoding="utf-8") as lines:
            lines.write("".join(f"{line}\n" for line, _ in self._new))
        self._new.clear()

    def _mend(self) -> None:
        """What a crash left half written is cut off."""
        told = self._lines.read_bytes() if self._lines.exists() else b""
        whole = told[: told.rfind(b"\n") + 1]
        gone = whole.count(f"\n{GONE}".encode()) + whole.startswith(GONE.encode())
        rows = whole.count(b"\n") - gone
        for path, size in ((self._lines, len(whole)), (self._rows, rows * self._width)):
            if path.exists() and path.stat().st_size > size:
                with path.open("r+b") as file:
                    file.truncate(size)
