"""Requirements go out as a spreadsheet, are filled in and come in again."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sprang.foundation.imports.cleaning import one_line
from sprang.foundation.models import Entry, User
from sprang.needs import actions
from sprang.needs.actions.versions import restore_version
from sprang.needs.models import Need, Requirement
from tests.cast import client_of

from .requirements_files import (
    HEADINGS,
    ROWS,
    cells_of,
    confirmed,
    content_of,
    sent,
    taken,
    workbook,
)

pytestmark = pytest.mark.django_db
MakeNeed = Callable[..., Need]
EMPTY = dict.fromkeys(Requirement.WORDS, "") | {"weight": "ska"}


@pytest.fixture
def need(make_need: MakeNeed, lead: User) -> Need:
    made = make_need()
    actions.set_requirements(need=made, by=lead, rows=ROWS)
    return made


@pytest.fixture
def client(lead: User) -> Client:
    return client_of(lead)


def stands(need: Need) -> list[dict[str, str]]:
    return list(need.requirements.values(*Requirement.WORDS))


def changes(page: Any) -> list[tuple[str, int, int]]:
    return [(line.change, line.number, line.was) for line in page.context["look"].lines]


def test_a_workbook_has_a_row_for_each(client: Client, need: Need) -> None:
    assert cells_of(taken(client, need, "xlsx")) == [
        HEADINGS,
        [1, "Nyckeln finns", "Andel pass", "procent", "70", "98", "Loggen", "Ska", 2],
        [2, "Ingen letar", None, "min", "25", "0", None, "Bör", 2],
    ]


def test_what_is_typed_stays_text(client: Client, need: Need) -> None:
    sheet = load_workbook(BytesIO(taken(client, need, "xlsx"))).active
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"@"}
    assert sheet.column_dimensions["B"].width == 48


def test_headings_are_in_the_readers_language(client: Client, need: Need, lead: User) -> None:
    User.objects.filter(pk=lead.pk).update(language="en")
    english = taken(client_of(User.objects.get(pk=lead.pk)), need, "xlsx")
    headings, first, _second = cells_of(english)
    assert headings[5:8] == ["Target", "How it is measured", "Weight"]
    assert first[7] == "Shall"
    User.objects.filter(pk=lead.pk).update(language="sv")
    assert changes(sent(client, need, english)) == [("same", 1, 1), ("same", 2, 2)]


def test_an_empty_need_gives_an_example_that_is_not_read_in(
    client: Client, make_need: MakeNeed
) -> None:
    need = make_need()
    file = taken(client, need, "xlsx")
    _headings, example = cells_of(file)
    assert example[:2] == ["Exempel, läses inte in", "Nyckeln finns på plats när passet börjar"]
    page = sent(client, need, file)
    assert (page.status_code, changes(page)) == (200, [])
    assert "Det finns inget att läsa in" in content_of(page)


def test_ones_own_words_in_the_example_are_not_lost(client: Client, make_need: MakeNeed) -> None:
    need = make_need()
    row = ("Exempel, läses inte in", "Ingen letar", "98")
    page = sent(client, need, workbook(("Nr", "Krav", "Mål"), row))
    assert page.status_code == 422
    assert [(each.row, each.column) for each in page.context["look"].sheet.faults] == [(2, "Nr")]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_goes_out_comes_in_unchanged(client: Client, need: Need, form: str) -> None:
    page = sent(client, need, taken(client, need, form), f"krav.{form}")
    assert (page.status_code, changes(page)) == (200, [("same", 1, 1), ("same", 2, 2)])


def filled(longest: int) -> st.SearchStrategy[str]:
    """What a form takes: something in it, at most so long."""
    letters = st.characters(codec="utf-8", exclude_characters="\0")
    return st.text(letters, min_size=1, max_size=min(longest, 40)).map(str.strip).filter(one_line)


WORDS = st.fixed_dictionaries(
    {
        "what": filled(300) | st.sampled_from(["=1+1", "'=A1", "-5 %", "a;=b", "@x", "x" * 300]),
        "measure": filled(120) | st.just(""),
        "unit": filled(40) | st.just(""),
        "today": filled(60) | st.just(""),
        "target": filled(60) | st.sampled_from(["98 %", "1/2", "0123", "_x0041_", "<b>3</b>"]),
        "how_measured": filled(200) | st.just(""),
        "weight": st.sampled_from(["ska", "bör"]),
    }
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(WORDS, min_size=1, max_size=4), form=st.sampled_from(["xlsx", "csv"]))
def test_whatever_stands_goes_out_and_in_unchanged(
    need: Need, client: Client, lead: User, rows: list[dict[str, str]], form: str
) -> None:
    need.refresh_from_db()
    actions.set_requirements(need=need, by=lead, rows=rows)
    page = sent(client, need, taken(client, need, form), f"krav.{form}")
    assert page.status_code == 200, page.context["look"] or page.context["form"].errors
    assert changes(page) == [("same", n, n) for n in range(1, len(rows) + 1)]


def test_nothing_is_written_before_one_has_looked(client: Client, need: Need, lead: User) -> None:
    rows = (2, "Ingen letar", "1", "Ska"), (None, "Ny", "5", None)
    page = sent(client, need, workbook(("Nr", "Krav", "Mål", "Vikt"), *rows))
    assert changes(page) == [("changed", 1, 2), ("new", 2, 0), ("removed", 0, 1)]
    assert stands(need) == ROWS
    entries, version = Entry.objects.count(), need.version
    assert confirmed(client, page).status_code == 302
    assert stands(need) == [
        ROWS[1] | {"target": "1", "weight": "ska"},
        EMPTY | {"what": "Ny", "target": "5"},
    ]
    need.refresh_from_db()
    assert (Entry.objects.count(), need.version) == (entries + 1, version + 1)
    assert Entry.objects.order_by("-seq")[0].kind == "need.requirements_set"
    restore_version(kept=need.earlier.get(number=version), by=lead, version=need.version)
    assert stands(need) == ROWS


def test_sent_twice_is_written_once(client: Client, need: Need) -> None:
    page = sent(client, need, workbook(("Krav", "Mål"), ("Ny", "5")))
    confirmed(client, page)
    entries = Entry.objects.count()
    again = confirmed(client, page)
    assert "Det finns inget att läsa in" in content_of(again)
    assert Entry.objects.count() == entries


def test_without_numbers_the_order_says_which_is_which(client: Client, need: Need) -> None:
    page = sent(client, need, workbook(("Krav", "Mål"), ("Nyckeln finns", "99"), ("Två", "0")))
    assert changes(page) == [("changed", 1, 1), ("changed", 2, 2)]
    confirmed(client, page)
    # the file has no column for the rest
    assert stands(need) == [ROWS[0] | {"target": "99"}, ROWS[1] | {"what": "Två"}]


def test_what_changed_place_is_told(client: Client, need: Need) -> None:
    rows = (2, "Ingen letar", "0"), (1, "Nyckeln finns", "98")
    page = sent(client, need, workbook(("Nr", "Krav", "Mål"), *rows))
    assert sorted(changes(page)) == [("moved", 2, 1), ("same", 1, 2)] or sorted(changes(page)) == [
        ("moved", 1, 2),
        ("same", 2, 1),
    ]
    confirmed(client, page)
    assert stands(need) == ROWS[::-1]


def test_an_empty_cell_empties_and_a_cleared_row_takes_away(client: Client, need: Need) -> None:
    rows = (1, "Nyckeln finns", "98", ""), (2, "", "", "")
    page = sent(client, need, workbook(("Nr", "Krav", "Mål", "Mått"), *rows))
    assert changes(page) == [("changed", 1, 1), ("removed", 0, 2)]
    confirmed(client, page)
    assert stands(need) == [ROWS[0] | {"measure": ""}]


def test_all_that_is_wrong_is_told_by_row_and_column(client: Client, need: Need) -> None:
    rows = (
        ("A", "Nyckeln finns", "", "Ska"),
        (1, "x" * 301, "98", "Kanske"),
        (2, "Ingen letar", "0", "Bör"),
        (2, "Ingen ringer", "0", "Bör"),
        (None, "Skriv till 19121212-1212", "0", ""),
    )
    page = sent(client, need, workbook(("Nr", "Krav", "Mål", "Vikt"), *rows))
    assert page.status_code == 422
    told = [(each.row, each.column, each.message) for each in page.context["look"].sheet.faults]
    assert told == [
        (2, "Nr", "Skriv kravets nummer, eller lämna rutan tom för ett nytt krav."),
        (2, "Mål", "Rutan är tom. Skriv till exempel: 98"),
        (3, "Vad som ska bli sant", "Skriv högst 300 tecken. Här är det 301."),
        (3, "Vikt", "”Kanske” känner vi inte till. Skriv ett av: Ska, Bör."),
        (5, "Nr", "Nr 2 står redan på rad 4. Töm rutan på den rad som är ett nytt krav."),
        (6, "Vad som ska bli sant", "Ser ut som ett personnummer. Ta bort det ur texten."),
    ]
    assert 'name="rows"' not in content_of(page)
    confirmed(client, page)
    assert stands(need) == ROWS


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("krav.csv", b"", "Filen är tom"),
        ("krav.csv", b"%PDF-1.7 ...", "Filen är en PDF"),
        ("krav.csv", bytes(range(256)) * 40, "Filen är ingen text"),
        ("krav.xlsx", b"PK\x03\x04 och sedan inget", "går inte att öppna"),
        ("krav.csv", "Rubrik;Text\nEtt;Två\n".encode(), "Ingen kolumn är"),
        ("krav.csv", "Krav;Mål\n".encode() + b"Ett;2\n" * 201, "fler än 200 krav"),
        ("krav.csv", "Krav;Mål\n".encode() + b"Ett;2;3;4\n" * 3_000, "fler än 200 krav"),
        ("krav.csv", "Krav;Mål\n".encode() + b" ;\t\n1;\n" * 0 + b'"Ett;2\n', "citattecken"),
    ],
)
def test_wrong_files_say_what_to_do(
    client: Client, need: Need, name: str, content: bytes, said: str
) -> None:
    page = sent(client, need, content, name)
    assert page.status_code == 422
    assert said in content_of(page)
    assert stands(need) == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp850"])
def test_any_encoding_is_read(client: Client, need: Need, encoding: str) -> None:
    content = "Nr;Krav;Mål;Vikt\n1;Nyckeln är på plats;98;Bör\n".encode(encoding)
    page = sent(client, need, content, "krav.csv")
    assert [each["what"] for each in page.context["look"].rows] == ["Nyckeln är på plats"]


def test_two_hundred_are_read_in_and_can_be_edited(client: Client, need: Need) -> None:
    rows = [(None, f"Krav {n}", str(n)) for n in range(200)]
    confirmed(client, sent(client, need, workbook(("Nr", "Krav", "Mål"), *rows)))
    assert need.requirements.count() == 200
    need.refresh_from_db()
    words = {"krav-TOTAL_FORMS": "200", "krav-INITIAL_FORMS": "200", "version": need.version}
    words |= {"title": need.title, "text": need.text, "scope": need.scope_id}
    for number, row in enumerate(stands(need)):
        words |= {f"krav-{number}-{name}": value for name, value in row.items()}
        words |= {f"krav-{number}-DELETE": "on"} if number else {}
    answer = client.post(f"{need.get_absolute_url()}andring/", words)
    assert answer.status_code == 302
    assert need.requirements.count() == 1


def test_who_was_late_is_told_and_loses_nothing(client: Client, need: Need, nurse: User) -> None:
    page = sent(client, need, workbook(("Nr", "Krav", "Mål"), (None, "Ny", "5")))
    actions.set_requirements(need=need, by=nurse, rows=[ROWS[0] | {"target": "99"}])
    again = confirmed(client, page)
    assert again.status_code == 422
    assert "Någon annan har ändrat behovet" in content_of(again)
    assert changes(again) == [("new", 1, 0), ("removed", 0, 1)]
    assert stands(need) == [ROWS[0] | {"target": "99"}]
    confirmed(client, again)
    assert [row["what"] for row in stands(need)] == ["Ny"]


def test_a_file_from_an_older_version_is_told(client: Client, need: Need, nurse: User) -> None:
    file = taken(client, need, "xlsx")
    assert page_says_older(sent(client, need, file)) is False
    actions.edit_need(need=need, by=nurse, affected="Natten")
    assert page_says_older(sent(client, need, file)) is True


def page_says_older(page: Any) -> bool:
    return "Filen är från en annan version" in content_of(page)


@pytest.mark.parametrize(
    "rows", ["", "{", "[1]", '[{"text": "x"}]', '[{"what": 1}]', "[" * 100_000, '"x"']
)
def test_what_a_page_never_carried_writes_nothing(client: Client, need: Need, rows: str) -> None:
    page = client.post(f"{need.get_absolute_url()}krav/", {"rows": rows, "version": "2"})
    assert page.status_code == 422
    assert "Välj filen igen" in content_of(page)
    assert stands(need) == ROWS


def test_half_a_sign_is_left_out(client: Client, need: Need) -> None:
    """JSON can write what no page can hold."""
    rows = r'[{"nr": "\ud800x", "what": "Ny\u0000\ud800tt", "target": "1"}]'
    page = client.post(f"{need.get_absolute_url()}krav/", {"rows": rows, "version": "2"})
    assert page.status_code == 422
    assert "Skriv kravets nummer" in content_of(page)
    assert [cells["what"] for cells in page.context["look"].sheet.cells] == ["Nytt"]


def test_what_was_sent_too_late_is_only_shown(client: Client, need: Need) -> None:
    """Words that are given back after signing in again come as a GET."""
    page = client.get(f"{need.get_absolute_url()}krav/", {"rows": '[{"what":"a","target":"b"}]'})
    assert page.context["look"] is None
    assert stands(need) == ROWS


def test_only_those_who_may_edit_read_in(need: Need, teacher: User, outsider: User) -> None:
    for user in (teacher, outsider):
        client = client_of(user)
        assert client.get(f"{need.get_absolute_url()}krav/").status_code == 404
        rows = '[{"what": "Ny", "target": "5"}]'
        answer = client.post(f"{need.get_absolute_url()}krav/", {"rows": rows, "version": 2})
        assert answer.status_code == 404
    assert stands(need) == ROWS
    assert client_of(teacher).get(f"{need.get_absolute_url()}kravbilaga/").status_code == 200
    assert client_of(outsider).get(f"{need.get_absolute_url()}kravbilaga/").status_code == 404
