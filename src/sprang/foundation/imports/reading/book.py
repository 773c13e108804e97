"""What openpyxl does when it opens a workbook, without what it would hold of it in memory."""

from collections.abc import Iterator
from typing import IO, Any

from . import sizes
from .parts import Parts, elements, odd
from .texts import Texts

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHARED, TEXT, RUN = f"{NS}si", f"{NS}t", f"{NS}r"


class Book:
    """`sheet` is the part that holds the first visible sheet, None where there is none."""

    def __init__(self, parts: Parts, file: IO[bytes]) -> None:
        """`file` takes the texts that the cells share."""
        from openpyxl.reader.excel import ExcelReader  # takes a fifth of a second
        from openpyxl.styles.stylesheet import apply_stylesheet

        self.parts = parts
        self.reader = ExcelReader(parts.fp, read_only=True, data_only=True, keep_links=False)
        self.reader.archive = parts
        self.reader.read_manifest()
        self.reader.read_workbook()
        apply_stylesheet(parts, self.reader.wb)
        self.texts = Texts(file, self._texts())
        self.sheet = next(self._sheets(), None)

    def _sheets(self) -> Iterator[str]:
        for sheet, part in self.reader.parser.find_sheets():
            is_there = part.target in self.reader.valid_files and "chartsheet" not in part.Type
            if is_there and sheet.state == "visible":
                yield part.target

    def _texts(self) -> Iterator[str]:
        from openpyxl.xml.constants import SHARED_STRINGS

        if (found := self.reader.package.find(SHARED_STRINGS)) is None:
            return
        with self.parts.sips(found.PartName[1:]) as part:
            for number, element in enumerate(elements(part, SHARED)):
                if number == sizes.TEXTS:
                    raise odd()
                yield text_of(element)

    def parser(self) -> Any:
        """Of single cells."""
        from openpyxl.worksheet._reader import WorkSheetParser

        wb = self.reader.wb
        dates = {"date_formats": wb._date_formats, "timedelta_formats": wb._timedelta_formats}
        return WorkSheetParser(None, self.texts, data_only=True, epoch=wb.epoch, **dates)


def text_of(element: Any) -> str:
    """Its own and its runs', without how it is pronounced."""
    found = [element, *element.iterfind(RUN)] if len(element) else []
    return "".join(each.findtext(TEXT) or "" for each in found)
