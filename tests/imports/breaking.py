"""Files as they come when something went wrong on the way, or when somebody means harm."""

import gzip
import io
import random
import zipfile
from collections.abc import Iterable
from itertools import chain, repeat
from typing import Any

from openpyxl import Workbook

TEXT = "Rubrik;Text\nNyckeln saknas;Larmet går klockan två på natten.\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(rows: list[list[Any]], **parts: bytes) -> bytes:
    """A workbook with these rows; `parts` are put beside them in the archive."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


ROWS = [["Rubrik", "Text"], ["Nyckeln saknas", "Larmet går klockan två på natten."]]


def bomb() -> bytes:
    """Few bytes that become half a gigabyte."""
    stream = io.BytesIO(workbook(ROWS))
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(512):
            part.write(bytes(1024 * 1024))
    return stream.getvalue()


def replaced(**parts: Iterable[bytes]) -> bytes:
    """A workbook as Excel saves it, its texts beside the sheet, with other parts in their place."""
    made = {"texts": [TEXTS], "sheet": [SHEET], **parts}
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(ROWS))) as whole,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in set(whole.namelist()) - {PARTS[part] for part in made}:
            archive.writestr(name, whole.read(name).replace(b"</Types>", SHARED))
        for part, pieces in made.items():
            with archive.open(PARTS[part], "w") as file:
                for piece in pieces:
                    file.write(piece)
    return stream.getvalue()


def laughs() -> bytes:
    """A workbook whose words stand for each other, ten times over and over."""
    return replaced(texts=[LAUGHS])


PARTS = {
    "texts": "xl/sharedStrings.xml",
    "sheet": "xl/worksheets/sheet1.xml",
    "styles": "xl/styles.xml",
    "noise": "noise.bin",
}
SHARED = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
_NS = b' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
TEXTS = (
    b"<sst" + _NS + b"<si><t>Rubrik</t></si><si><r><t>Te</t></r><r><t>xt</t></r>"
    b"<rPh><t>no</t></rPh></si></sst>"
)
SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData>'
    b"</worksheet>"
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + ']><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    + "<si><t>&j;</t></si>" * 4
    + "</sst>"
).encode()


SHEET_END = b"</sheetData></worksheet>"
_ROW = b"<worksheet" + _NS + b"<sheetData><row>"
HUGE: dict[str, tuple[str, bytes, bytes, bytes]] = {
    "cells in a row": ("sheet", _ROW, b"<c/>", b"</row>" + SHEET_END),
    "rows": ("sheet", _ROW + b"</row>", b"<row/>", SHEET_END),
    "rows in a row": ("sheet", _ROW, b"<row/>", b"</row>" + SHEET_END),
    "columns": ("sheet", b"<worksheet" + _NS, b"<col/>", b"</worksheet>"),
    "text in a cell": (
        "sheet",
        _ROW + b"<c><v>",
        b"text ",
        b"</v></c></row></sheetData></worksheet>",
    ),
    "a remark": ("sheet", b"<worksheet" + _NS + b"<!--", b"text ", b"--></worksheet>"),
    "spaces in a tag": ("sheet", b"<worksheet ", b"     ", _NS + b"</worksheet>"),
    "texts": ("texts", b"<sst" + _NS, b"<si/>", b"</sst>"),
    "runs in a text": ("texts", b"<sst" + _NS + b"<si>", b"<r/>", b"</si></sst>"),
    "styles": ("styles", b"<styleSheet" + _NS + b"<fonts>", b"<font/>", b"</fonts></styleSheet>"),
}
"""What there is too much of -> part, its beginning, what is repeated, its end."""


def huge(what: str, size: int) -> bytes:
    """A small file that becomes `size` bytes, beside as much noise as makes the whole honest."""
    part, before, unit, after = HUGE[what]
    middle = repeat(unit * 10_000, size // len(unit) // 10_000)
    noise = random.Random(1).randbytes(size // 150)  # noqa: S311  nothing is kept secret with it
    return replaced(**{part: chain([before], middle, [after])}, noise=[noise])


def ordinary(rows: int) -> bytes:
    """A long sheet as Excel saves it: a text of its own and a number in each row."""
    texts = (f"<si><t>Larm {n}</t></si>".encode() for n in range(rows))
    lines = (
        f'<row r="{n}"><c r="A{n}" t="s"><v>{n}</v></c><c r="B{n}"><v>{n - 2}</v></c></row>'
        for n in range(2, rows + 2)
    )
    return replaced(
        texts=chain([TEXTS.removesuffix(b"</sst>")], texts, [b"</sst>"]),
        sheet=chain([SHEET.split(b"</sheetData>")[0]], map(str.encode, lines), [SHEET_END]),
    )


def merged() -> bytes:
    book = Workbook()
    for row in (*ROWS, ["Två rader", "hör ihop"], [None, "och har en rubrik"]):
        book.active.append(row)
    book.active.merge_cells("A3:A4")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def formulas() -> bytes:
    """As Excel leaves them when it was never asked to count: no value beside the formula."""
    return workbook([*ROWS, ["=1+1", '=HYPERLINK("http://x.example")'], ["Hel rad", "Med text."]])


UNREADABLE: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.csv", b"", "Filen är tom"),
    "only a mark": ("a.csv", b"\xef\xbb\xbf", "Filen är tom"),
    "only lines": ("a.csv", b"\n\r\n\n", "Filen är tom"),
    "headings only": ("a.csv", b"Rubrik;Text\n", "inga rader"),
    "a program": ("a.csv", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40, "ingen text"),
    "zeros": ("a.csv", bytes(5000), "ingen text"),
    "an image": ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "en bild"),
    "pdf called xlsx": ("a.xlsx", b"%PDF-1.7\n%\xe2\xe3", "en PDF"),
    "old Excel": ("a.xlsx", OLE + bytes(2000), "äldre format"),
    "with a password": (
        "a.xlsx",
        OLE + bytes(2000) + "EncryptedPackage".encode("utf-16-le"),
        "låst med lösenord",
    ),
    "OpenDocument": ("a.xlsx", b"", "ingen arbetsbok"),
    "half a workbook": ("a.xlsx", workbook(ROWS * 200)[:4000], "går inte att öppna"),
    "a changed workbook": ("a.xlsx", b"", "går inte att öppna"),
    "packed": ("a.csv.gz", gzip.compress(TEXT.encode()), "är packad"),
    "rtf": ("a.txt", b"{\\rtf1\\ansi Hej}", "textdokument"),
    "no headings": ("a.csv", b"1;2\n3;4\n", "inga rubriker"),
    "thousands of columns": (
        "a.csv",
        (";".join(f"k{n}" for n in range(5000)) + "\n" + ";" * 4999 + "\n").encode(),
        "Högst 200",
    ),
    "5 MB in one cell": (
        "a.csv",
        b'Rubrik;Text\na;"' + b"x" * 5_000_000 + b'"\n',
        "Rad 2 har en ruta med mer än 131072 tecken",
    ),
    "one endless line": ("a.csv", b"Rubrik;Text\n" + b"x;" * 4_500_000, "En rad är längre än"),
    "no objects": ("a.json", b"[1, 2, 3]", "inga objekt"),
    "half a list": ("a.json", b'[{"text": "a"}, {"text": ', "Listan slutar mitt i"),
    "nested objects": ("a.json", b"[" * 100_000, "Listan slutar mitt i"),
    "an empty sheet": ("a.xlsx", workbook([]), "Bladet är tomt"),
    "web page": ("a.xlsx", b"<html><body><table><tr><td>Rubrik", "inga rader"),
}
"""What it is -> its name, its content, what the person is told."""


def opendocument() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    return stream.getvalue()


def changed() -> bytes:
    content = bytearray(workbook(ROWS * 50))
    start = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[start : start + 100] = bytes(100)
    return bytes(content)


MADE = {"OpenDocument": opendocument, "a changed workbook": changed}

NEED = ("Nyckeln saknas", "Larmet går klockan två på natten.")

READABLE: dict[str, tuple[str, bytes, list[tuple[str, str]]]] = {
    "Latin-1": ("a.csv", TEXT.encode("latin-1"), [NEED]),
    "DOS": ("a.csv", TEXT.encode("cp850"), [NEED]),
    "Mac": ("a.csv", TEXT.replace("\n", "\r").encode("mac_roman"), [NEED]),
    "UTF-16": ("a.csv", TEXT.encode("utf-16"), [NEED]),
    "UTF-16 without a mark": ("a.csv", TEXT.encode("utf-16-be"), [NEED]),
    "UTF-8 with a mark": ("a.csv", TEXT.encode("utf-8-sig"), [NEED]),
    "mixed line ends": (
        "a.csv",
        "Rubrik;Text\r\nA;Ett går.\rB;Två går.\nC;Tre går.\r\n".encode(),
        [("A", "Ett går."), ("B", "Två går."), ("C", "Tre går.")],
    ),
    "NULs": ("a.csv", (TEXT + "A;Ett\0går.\n").encode(), [NEED, ("A", "Ettgår.")]),
    "script tags": (
        "a.csv",
        "Rubrik;Text\n<script>alert(1)</script>Hej;<img src=x onerror=alert(1)>Då så\n".encode(),
        [("Hej", "Då så")],
    ),
    "duplicate headings": (
        "a.csv",
        "Rubrik;Text;Text\nA;Ett går.;Två\n".encode(),
        [("A", "Ett går.")],
    ),
    "merged cells": (
        "a.xlsx",
        merged(),
        [NEED, ("Två rader", "hör ihop"), ("", "och har en rubrik")],
    ),
    "formulas": ("a.xlsx", formulas(), [NEED, ("", ""), ("Hel rad", "Med text.")]),
    "macros": (
        "a.xlsx",
        workbook(ROWS, xl__vbaProject_dot_bin=OLE + bytes(500)),
        [NEED],
    ),
    "called csv": ("a.csv", workbook(ROWS), [NEED]),
    "called xlsx": ("a.xlsx", TEXT.encode(), [NEED]),
}
"""What it is -> its name, its content, title and text of each row that can be told apart."""
