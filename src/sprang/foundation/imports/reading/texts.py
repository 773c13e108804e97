"""The texts that the cells of a workbook share, kept on the disk: there may be a million."""

from array import array
from collections.abc import Iterable
from typing import IO


class Texts:
    """As openpyxl asks for them: `texts[4]`."""

    def __init__(self, file: IO[bytes], texts: Iterable[str]) -> None:
        self.file, self.ends = file, array("Q", [0])
        for text in texts:
            self.ends.append(self.ends[-1] + file.write(text.encode("utf-8", "surrogatepass")))

    def __getitem__(self, at: int) -> str:
        if at < 0:
            raise IndexError(at)
        start, end = self.ends[at], self.ends[at + 1]
        self.file.seek(start)
        return self.file.read(end - start).decode("utf-8", "surrogatepass")
