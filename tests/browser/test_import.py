"""A lead reads in a spreadsheet: pair the columns, look, read in, be told row by row."""

import pytest
from playwright.sync_api import Page, expect

from .people import LEAD, enter

pytestmark = pytest.mark.browser

GOOD = 8
HEAD = "Rubrik;Vad skaver;Målgrupp;Anteckning;Nr"
ROWS = [
    *(
        f"Cykelpump {n} är trasig;Pumpen vid station {n} har stått trasig.;Alla som cyklar;x;p-{n}"
        for n in range(1, GOOD + 1)
    ),
    "Utan text;;Ingen;x;p-9",
    "Märkligt läge;Texten finns.;Ingen;x;p-10",
]
STATES = ["Läge", *["nytt"] * (GOOD + 1), "hittepå"]
CSV = "\n".join(f"{row};{state}" for row, state in zip([HEAD, *ROWS], STATES, strict=True))


def upload(page: Page) -> None:
    page.goto("/boras/behov/")
    page.get_by_role("link", name="Läs in").click()
    page.get_by_label("Vad är det för rader?").select_option(label="Behov")
    file = {"name": "cykelpumpar.csv", "mimeType": "text/csv", "buffer": CSV.encode("cp1252")}
    page.get_by_label("Fil", exact=True).set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Ladda upp").click()


def pair(page: Page) -> None:
    """What was guessed stands there already; one column is not wanted."""
    expect(page.get_by_label("Rubrik", exact=True)).to_have_value("title")
    expect(page.get_by_label("Vad skaver", exact=True)).to_have_value("text")
    page.get_by_label("Nr", exact=True).select_option(label="Id")
    page.get_by_label("Anteckning", exact=True).select_option(label="Läs inte in")
    page.get_by_role("button", name="Se efter").click()


def figure(page: Page, label: str) -> str:
    return page.locator(".figures p", has_text=label).locator(".figure__value").inner_text()


def test_a_spreadsheet_is_read_in_and_its_faults_are_told(page: Page) -> None:
    enter(page.context, LEAD)
    upload(page)
    pair(page)
    expect(page.get_by_role("heading", name="8 går att läsa in, 2 behöver dig")).to_be_visible()
    page.get_by_role("button", name="Läs in 8").click()
    expect(page.get_by_role("heading", name="8 är inlästa")).to_be_visible()
    assert (figure(page, "nya"), figure(page, "rader med fel")) == ("8", "2")
    told = page.get_by_role("table", name="Rader med fel").get_by_role("row")
    expect(told.nth(1)).to_contain_text("10Vad skaver")
    expect(told.nth(2)).to_contain_text("11Läge")
    page.goto("/boras/behov/?q=cykelpump")
    expect(page.get_by_role("status").filter(has_text="träff")).to_have_text("8 träffar")


def test_the_same_file_again_changes_nothing(page: Page) -> None:
    enter(page.context, LEAD)
    for _time in range(2):
        upload(page)
        pair(page)
        page.get_by_role("button", name="Läs in").click()
        expect(page.locator(".figures p", has_text="rader med fel")).to_be_visible()
    assert (figure(page, "nya"), figure(page, "fanns redan")) == ("0", "8")
