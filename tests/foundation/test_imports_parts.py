"""The pieces of an import: cleaning, cells, columns."""

from datetime import date

import pytest
from django.utils import translation

from sprang.foundation.errors import BadInput
from sprang.foundation.imports import common, parsing
from sprang.foundation.imports.cleaning import cut, plain
from sprang.foundation.imports.common import visibility
from sprang.foundation.imports.kinds import Field
from sprang.foundation.imports.mapping import check, described, guess
from sprang.foundation.imports.parsing import Unfit
from sprang.foundation.imports.reading import Row

FIELDS = (
    Field("title", "Rubrik", ("titel",)),
    Field("text", "Text", ("beskrivning",), required=True),
    Field("unit", "Enhet", ("förv.",)),
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>Ett&nbsp;två</p><p>tre<br>fyra</p>", "Ett två\n\ntre\nfyra"),
        ("<ul><li>ett</li><li>två</li></ul>", "– ett\n– två"),
        ("<p>\n  Ett\n  två\n</p>", "Ett två"),
        ("Hej<script>alert(1)</script><style>p{}</style>!", "Hej!"),
        ('<p onclick="x()">Klart &amp; redo</p>', "Klart & redo"),
        ("&lt;p&gt; är en tagg", "<p> är en tagg"),
        ("5 < 6 och 7 > 6", "5 < 6 och 7 > 6"),
        ("Fyll i <namn> här", "Fyll i <namn> här"),
        ("a\r\nb\rc\x00\u202e\ud800", "a\nb\nc"),
        ("a\n\n\n\n\nb  c", "a\n\nb c"),
        ("e\u0301", "é"),
    ],
)
def test_texts_become_plain_paragraphs(written: str, read: str) -> None:
    assert plain(written) == read


def test_cutting_is_at_a_word() -> None:
    assert cut("ett två tre", 11) == "ett två tre"
    assert cut("ett två, tre fyra", 12) == "ett två …"


@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-23",
        "20240323",
        "2024-03-23T07:40:00",
        "2024-03-23 20:05:12 +0100",
        "23/03/2024",
        "23.3.2024",
    ],
)
def test_days_in_all_their_forms(cell: str) -> None:
    assert parsing.day(cell) == date(2024, 3, 23)


@pytest.mark.parametrize(
    ("cell", "said"),
    [("33 mars", "finns inte"), ("2024-02-30", "finns inte"), ("2999-01-01", "framtiden")],
)
def test_other_days_are_told(cell: str, said: str) -> None:
    with pytest.raises(Unfit, match=said):
        parsing.day(cell)


@pytest.mark.parametrize("cell", ["internal", "Internt", "ALLA SOM ARBETAR PÅ PLATTFORMEN"])
def test_choices_by_key_name_or_other_word(cell: str) -> None:
    assert visibility(cell) == "internal"


def test_an_unknown_choice_is_told_with_the_known_ones() -> None:
    with pytest.raises(Unfit, match=r"”Hemligt” känner vi inte till. Skriv ett av: Utkast"):
        visibility("Hemligt")
    with pytest.raises(Unfit):
        visibility("room")


def test_themes_by_key_and_name() -> None:
    assert parsing.themes("vard-omsorg; Personal och bemanning, skola") == [
        "vard-omsorg",
        "personal",
        "skola",
    ]


@pytest.mark.parametrize("text", ["Ring Anna, 811218-9876.", "19811218-9876 igen"])
def test_personal_identity_numbers_are_refused(text: str) -> None:
    with pytest.raises(Unfit, match="personnummer"):
        parsing.prose()(text)


@pytest.mark.parametrize("text", ["Dnr 811218-1234", "Ring 0701-234567", "Order 20240323"])
def test_other_numbers_are_not(text: str) -> None:
    assert parsing.prose()(text) == text


def test_too_long_is_told_with_how_long_it_is() -> None:
    with pytest.raises(Unfit, match=r"Skriv högst 10 tecken\. Här är det 11\."):
        parsing.line(10)("a" * 11)


def test_columns_are_guessed_by_their_names_in_any_writing() -> None:
    columns = ["Förv", "BESKRIVNING ", "Prio", "titel"]
    assert guess(FIELDS, columns) == {"title": "titel", "text": "BESKRIVNING ", "unit": "Förv"}


def test_a_column_means_one_thing() -> None:
    assert guess((Field("a", "Text"), Field("b", "text")), ["Text"]) == {"a": "Text"}


def test_a_required_column_that_is_missing_is_told() -> None:
    with pytest.raises(
        BadInput, match=r"Ingen kolumn är ”Text”\. Kolumnerna i filen är: Rubrik, Prio\."
    ):
        check(FIELDS, ["Rubrik", "Prio"], {"title": "Rubrik"})


def test_what_the_file_or_the_kind_lacks_is_left_out() -> None:
    mapped = {"text": "Text", "title": "Borta", "annat": "Text"}
    assert check(FIELDS, ["Text"], mapped) == {"text": "Text"}


def test_columns_are_described_by_a_sample_and_how_full_they_are() -> None:
    rows = [Row(2, {"A": "", "B": "x"}), Row(3, {"A": "y", "B": "z"}), Row(4, {"A": "", "B": "w"})]
    first, second = described(["A", "B"], rows, {"text": "B"})
    assert (first.sample, first.filled, first.field) == ("y", 33, "")
    assert (second.sample, second.filled, second.field) == ("x", 100, "text")


def test_swedish_headings_are_known_to_one_who_reads_english() -> None:
    with translation.override("en"):
        assert guess((common.UNIT, common.DATE), ["Skrivet", "Enhet"]) == {
            "unit": "Enhet",
            "date": "Skrivet",
        }
        assert common.visibility("Min enhet") == "unit"
