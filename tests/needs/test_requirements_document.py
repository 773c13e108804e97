"""A need and its requirements as a document: what stands in it, and that words stay words."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from sprang.foundation.models import User
from sprang.needs import actions
from sprang.needs.documents import as_docx, as_pdf, facts_of
from sprang.needs.models import Need
from tests.cast import client_of

from .requirements_files import ROWS, taken

pytestmark = pytest.mark.django_db
MakeNeed = Callable[..., Need]
TEXT = "Varje morgon letar vi.\n\nVi har en pärm.\nIngen skriver i den."
ODD = (
    '#panic("x") *fet* _kursiv_ $x^2$ `kod` @ref <b>html</b> \\ // /* #import "a" = rubrik',
    "{{ need }} {% load x %} ${x} %s %(a)s",
    "x" * 300,
    "😀 👩‍⚕️ 中文 ไทย a\u0331 ½ → ≥ €",
    "العربية שלום Ωμέγα Ж",
    "\x07\u202e\ufffe\u200b",
)
LETTER = st.characters(codec="utf-8")


@pytest.fixture
def need(make_need: MakeNeed, lead: User) -> Need:
    made = make_need(
        title="Ingen vet vem som har nyckeln",
        text=TEXT,
        affected="Tolv undersköterskor",
        wanted_effect="Nyckeln finns där den ska.",
        limits="Patientsäkerhetslagen gäller.",
    )
    actions.set_requirements(need=made, by=lead, rows=ROWS)
    return made


def pages_of(content: bytes) -> list[str]:
    """The words of each page; words that were parted by us to fit are whole again."""
    pages = PdfReader(io.BytesIO(content)).pages
    return [page.extract_text().replace("\u200b", "") for page in pages]


def words_of(content: bytes) -> list[str]:
    return [" ".join(page.split()) for page in pages_of(content)]


def test_what_a_procurement_needs_stands_in_the_pdf(need: Need) -> None:
    first, last = words_of(as_pdf(facts_of(need)))
    for words in (
        *("Borås · Kravbilaga", "Ingen vet vem som har nyckeln", "Behovets nummer B26-0001"),
        *("Version 2", "Vård och omsorg, Borås", "Varje morgon letar vi.", "Vi har en pärm."),
        *("Tolv undersköterskor", "Nyckeln finns där den ska.", "Patientsäkerhetslagen gäller."),
        *("/boras/behov/B26-0001/, version 2, kontrollsumma", "Sida 1 av 2"),
    ):
        assert words in first
    for words in (
        "Nr Vad som krävs Mått I dag Mål Ska/Bör Så verifieras det Anbudsgivarens svar",
        "1 Nyckeln finns Andel pass (procent) 70 98 SKA Loggen",
        "2 Ingen letar min 25 0 BÖR",
        "Sida 2 av 2",
    ):
        assert words in last


def test_the_pdf_is_tagged_and_says_its_language(need: Need) -> None:
    root: Any = PdfReader(io.BytesIO(as_pdf(facts_of(need)))).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("sv", True)
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    kinds = set(tags(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/H3", "/Table", "/TR", "/TH", "/TD"} <= kinds


def tags(element: Any) -> list[str]:
    found = [str(element["/S"])] if "/S" in element else []
    below = element.get("/K", [])
    for each in below if isinstance(below, list) else [below]:
        each = each.get_object() if hasattr(each, "get_object") else each
        found += tags(each) if isinstance(each, dict) else []
    return found


def test_the_same_stands_in_the_docx(need: Need) -> None:
    document = Document(io.BytesIO(as_docx(facts_of(need))))
    headings = [(p.style.name, p.text) for p in document.paragraphs if "Heading" in p.style.name]
    assert headings == [
        ("Heading 1", "Ingen vet vem som har nyckeln"),
        ("Heading 2", "Behovet"),
        ("Heading 3", "Så är det i dag"),
        ("Heading 3", "Vem det drabbar"),
        ("Heading 3", "Hur det borde vara"),
        ("Heading 2", "Ramar"),
        ("Heading 3", "Vad som inte får ändras"),
        ("Heading 2", "Krav på en lösning"),
    ]
    _about, table = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        [
            *("Nr", "Vad som krävs", "Mått", "I dag", "Mål", "Ska/Bör", "Så verifieras det"),
            "Anbudsgivarens svar",
        ],
        ["1", "Nyckeln finns", "Andel pass (procent)", "70", "98", "SKA", "Loggen", ""],
        ["2", "Ingen letar", "min", "25", "0", "BÖR", "–", ""],
    ]
    assert document.core_properties.author == "Borås"
    assert "Varje morgon letar vi." in [p.text for p in document.paragraphs]
    assert "Vi har en pärm.\nIngen skriver i den." in [p.text for p in document.paragraphs]


def test_word_counts_the_pages_and_repeats_the_heading(need: Need) -> None:
    parts = parts_of(as_docx(facts_of(need)))
    assert "w:tblHeader" in parts["word/document.xml"]
    assert " PAGE " in parts["word/footer1.xml"]
    assert " NUMPAGES " in parts["word/footer1.xml"]


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


@pytest.mark.parametrize("make", [as_pdf, as_docx])
def test_the_same_version_gives_the_same_bytes(need: Need, make: Any, nurse: User) -> None:
    first = make(facts_of(need))
    assert make(facts_of(Need.objects.get())) == first
    actions.edit_need(need=need, by=nurse, affected="Natten")
    assert make(facts_of(need)) != first


def test_no_clock_is_in_them_but_that_of_the_version(need: Need) -> None:
    need.changed_at -= timedelta(days=9)
    facts, when = facts_of(need), need.changed_at.replace(microsecond=0)
    assert PdfReader(io.BytesIO(as_pdf(facts))).metadata.creation_date == when
    content = as_docx(facts)
    assert Document(io.BytesIO(content)).core_properties.modified == when
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("make", [as_pdf, as_docx])
def test_headings_follow_the_reader_and_words_the_need(make_need: MakeNeed, make: Any) -> None:
    need = make_need(text="Every morning we look for the key.", language="en", limits="The law")
    with translation.override("en"):
        english = make(facts_of(need))
    swedish = make(facts_of(need))
    for content, said in ((english, "What must not change"), (swedish, "Vad som inte får ändras")):
        assert said in all_words(content)
        assert "Every morning we look for the key." in all_words(content)
    if make is as_docx:
        assert 'w:val="en-GB"' in parts_of(swedish)["word/document.xml"]
        assert 'w:val="sv-SE"' in parts_of(swedish)["word/styles.xml"]


def all_words(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        return " ".join(words_of(content))
    document = Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return " ".join(" ".join([*(p.text for p in document.paragraphs), *cells]).split())


@pytest.mark.parametrize("make", [as_pdf, as_docx])
def test_what_was_written_is_never_markup(make_need: MakeNeed, lead: User, make: Any) -> None:
    written = ODD[0]
    need = make_need(title=written[:200], text=written, affected=written, limits=written)
    actions.set_requirements(need=need, by=lead, rows=[{"what": written, "target": "#x"}])
    said = all_words(make(facts_of(need))).replace(" ", "")
    assert said.count(written.replace(" ", "")[:60]) >= 5 if make is as_docx else 4


@pytest.mark.parametrize("make", [as_pdf, as_docx])
@pytest.mark.parametrize("odd", ODD)
def test_odd_words_everywhere(make_need: MakeNeed, lead: User, make: Any, odd: str) -> None:
    need = make_need(title=odd[:200] or "x", text=f"Text {odd}", affected=odd[:300], limits=odd)
    row = {"what": odd[:300], "target": odd[:60], "measure": odd[:120], "unit": odd[:40]}
    actions.set_requirements(need=need, by=lead, rows=[row])
    content = make(facts_of(need))
    assert "Text" in all_words(content)


def test_signs_that_no_font_has_are_told(need: Need) -> None:
    need.text = "😀 中文 och vanliga ord, Ωμέγα"
    first = words_of(as_pdf(facts_of(need)))[0]
    assert "□ □□ och vanliga ord, Ωμέγα" in first
    assert "Tecken som typsnitten saknar står som □." in first
    assert "😀 中文 och vanliga ord" in all_words(as_docx(facts_of(need)))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(LETTER, max_size=200))
def test_any_text_makes_both(need: Need, text: str) -> None:
    need.title = need.text = need.affected = f"Ord {text}"
    facts = facts_of(need)
    assert "Ord" in all_words(as_pdf(facts))
    for part in parts_of(as_docx(facts)).values():
        etree.fromstring(part.encode())


def test_two_hundred_requirements_of_full_length(need: Need, lead: User) -> None:
    row = {"what": "ord " * 75, "measure": "m" * 120, "unit": "u" * 40, "today": "t" * 60}
    row |= {"target": "m" * 60, "how_measured": "så " * 66, "weight": "bör"}
    actions.set_requirements(need=need, by=lead, rows=[row] * 200)
    pages = words_of(as_pdf(facts_of(need)))
    headings = "Nr Vad som krävs Mått"
    assert all(headings in page for page in pages[1:])
    assert f"Sida {len(pages)} av {len(pages)}" in pages[-1]
    assert len(Document(io.BytesIO(as_docx(facts_of(need)))).tables[1].rows) == 201


def test_without_requirements_it_says_so(make_need: MakeNeed) -> None:
    need = make_need()
    for make in (as_pdf, as_docx):
        assert "Inga krav är skrivna än." in all_words(make(facts_of(need)))


@pytest.mark.parametrize(
    ("form", "kind", "name"),
    [
        ("pdf", "application/pdf", "kravbilaga B26-0001 version 2.pdf"),
        ("docx", "wordprocessingml.document", "kravbilaga B26-0001 version 2.docx"),
        ("xlsx", "spreadsheetml.sheet", "krav B26-0001 version 2.xlsx"),
        ("csv", "text/csv", "krav B26-0001 version 2.csv"),
    ],
)
def test_the_file_on_the_page_and_in_the_api(
    need: Need, nurse: User, form: str, kind: str, name: str
) -> None:
    client = client_of(nurse)
    response = client.get(f"{need.get_absolute_url()}kravbilaga/?format={form}")
    assert kind in response["Content-Type"]
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    same = client.get(f"/api/v1/needs/boras/B26-0001/requirements/file?format={form}")
    assert same["Content-Type"] == response["Content-Type"]
    if form != "xlsx":
        assert same.content == response.content == taken(client, need, form)


def test_other_formats_and_other_people_get_nothing(need: Need, nurse: User) -> None:
    address = f"{need.get_absolute_url()}kravbilaga/"
    assert client_of(nurse).get(f"{address}?format=exe").status_code == 404
    assert Client().get(address).status_code == 404
    assert Client().get("/api/v1/needs/boras/B26-0001/requirements/file").status_code == 404
