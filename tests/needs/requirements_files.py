"""Files of requirements, made and read back for the tests."""

import io
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from sprang.needs.models import Need

HEADINGS = [
    *("Nr", "Vad som ska bli sant", "Mått", "Enhet", "I dag", "Mål", "Så mäts det", "Vikt"),
    "Version",
]
ROWS = [
    {"what": "Nyckeln finns", "measure": "Andel pass", "unit": "procent", "today": "70"}
    | {"target": "98", "how_measured": "Loggen", "weight": "ska"},
    {"what": "Ingen letar", "measure": "", "unit": "min", "today": "25"}
    | {"target": "0", "how_measured": "", "weight": "bör"},
]


def workbook(*rows: Sequence[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cells_of(content: bytes) -> list[list[Any]]:
    sheet = load_workbook(io.BytesIO(content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def taken(client: Client, need: Need, form: str) -> bytes:
    response = client.get(f"{need.get_absolute_url()}kravbilaga/?format={form}")
    assert response.status_code == 200
    return bytes(response.content)


def sent(client: Client, need: Need, content: bytes, name: str = "krav.xlsx") -> Any:
    return client.post(
        f"{need.get_absolute_url()}krav/", {"file": SimpleUploadedFile(name, content)}
    )


def confirmed(client: Client, page: Any) -> Any:
    """The button on the page that shows what becomes of it."""
    look = page.context["look"]
    words = {"rows": look.sheet.carried(), "version": look.version}
    return client.post(page.request["PATH_INFO"], words)


def content_of(page: Any) -> str:
    return str(page.content.decode())
