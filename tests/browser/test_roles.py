"""The whole path, from what a nurse feels to a road that everybody is told of once: eleven people,
each in a browser of their own."""

import re
import sqlite3
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from sprang.foundation.enums import Visibility

from .calling import (
    answer,
    answer_as_a_program,
    call_for,
    choose_judges,
    come_in,
    declare,
    join,
    publish,
    score,
    tell,
)
from .conftest import NewContext
from .people import LEAD
from .server import Server
from .writing import send, show_to

pytestmark = pytest.mark.browser

SAID = (
    "Vi vill ha en app så att den som har kvällspasset hittar rätt nyckel till den som har larmat"
)
NEED = "Natten hittar inte nyckeln till den som har larmat"
TITLE = "Hur kommer natten in till den som har larmat?"
TOLD = {
    "affected": "Fyra hundra personer med trygghetslarm, och vi som åker ut på kvällen",
    "how_many": "400 boende och 36 anställda",
    "frequency": "Tre gånger varje kväll",
    "consequence": "Ungefär 20 minuter för varje larm, och en person som ligger kvar på golvet",
    "wanted_effect": "Vi är inne hos den som har larmat inom 15 minuter, mot 35 i dag",
    "limits": "Ingen obehörig ska kunna komma in",
    "tried": "Nyckelskåp på två ställen. Det ena var alltid tomt",
}
COMPANIES = ("Gallerblick", "Stuvbiten", "Nattnyckel i Sjuhärad")
TOLD_OF = "Vi prövar det här på två boenden först."
EXPERT, MANAGER = "verksamhetsexpert@boras.example", "chef@boras.example"
Person = Callable[[str], Page]


@pytest.fixture
def person(new_context: NewContext) -> Person:
    """A browser of their own, signed in."""

    def come(email: str) -> Page:
        page = new_context().new_page()
        come_in(page, email)
        return page

    return come


def test_from_a_felt_need_to_a_chosen_road(person: Person, site: Server) -> None:
    nurse, lead = person("medarbetare@boras.example"), person(LEAD)
    need = write(nurse)
    lead.goto(need)
    show_to(lead, Visibility.INTERNAL)
    joined = {
        "stodpedagog": "Hos oss är det sex nycklar.",
        "fritidsintendent": "Vi har samma skåp.",
    }
    units = [person(f"{who}@boras.example") for who in joined]
    for page, words in zip(units, joined.values(), strict=True):
        join(page, need, 12, words)
    sharpen(lead, need)
    look(lead, need)
    show_to_all(lead, need)

    call = call_for(lead, need, TITLE)
    choose_judges(lead, call, EXPERT, MANAGER)
    publish(lead, call)
    first, second = person("grundare@gallerblick.example"), person("vd@stuvbiten.example")
    third = person("invanare@boras.example")
    answer(first, call, "Vi lyssnar på dörren.")
    answer_as_a_program(second, call, "Vi låter larmet öppna.")
    answer(third, call, "Vi bär nyckeln med oss.", new=(COMPANIES[2], "556703-7485"))
    time_is_up(site, call)

    lead.goto(f"{call}?efter")
    lead.get_by_role("button", name="Öppna svaren").click()
    judges = (lead, person(EXPERT), person(MANAGER))
    judge(judges, call)
    tell(lead, call, "shortlisted", TOLD_OF, COMPANIES[1])
    tell(lead, call, "chosen", TOLD_OF, COMPANIES[1])
    tell(lead, call, "declined", "Det krävde en nyckel till.", COMPANIES[0], COMPANIES[2])
    decide(lead, call, need)
    for page, said in ((first, "gick inte vidare"), (second, "Ni är utvalda")):
        page.goto(f"{call}svar/")
        expect(page.get_by_role("heading", name=re.compile(said))).to_be_visible()
    for page in (nurse, *units):
        told_once(page, NEED, "skrev in beslutet om väg")
    for page in (first, second, third):
        told_once(page, TITLE, "beslutade om utlysningen som ni svarade på")


def write(page: Page) -> str:
    page.goto("/boras/behov/nytt/")
    page.get_by_role("textbox", name="Vad skaver?").fill(SAID)
    return send(page)


def figure_of(page: Page) -> int:
    return int(page.locator(".coach__figure b").inner_text())


def sharpen(page: Page, need: str) -> None:
    """The coach's figure goes from below 40 to above 80 while the lead writes what it asks for."""
    page.goto(f"{need}andring/")
    assert figure_of(page) <= 40
    for step in page.locator("details.step").all():
        step.evaluate("step => step.setAttribute('open', '')")
    page.locator("[name=title]").fill(NEED)
    page.locator("[name=text]").fill(
        "När larmet går på kvällen åker vi först till kontoret efter nyckeln. "
        "Den som har larmat ligger kvar på golvet så länge."
    )
    for name, words in TOLD.items():
        page.locator(f"[name={name}]").fill(words)
    asked = page.get_by_role("group", name="Krav 1", exact=True)
    asked.get_by_label("Vad som ska bli sant").fill("Tiden från larm till att någon är inne")
    asked.get_by_label("I dag").fill("35")
    asked.get_by_label("Mål", exact=True).fill("högst 15")
    asked.get_by_label("Enhet").fill("minuter")
    asked.get_by_label("Så mäts det").fill("Loggen i larmcentralen, under fyra veckor")
    page.get_by_role("button", name="Visa råd").click()
    assert figure_of(page) >= 80
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_role("button", name="Skärp").click()
    expect(page.get_by_role("status").filter(has_text="Behovet är skärpt")).to_be_visible()


def look(page: Page, need: str) -> None:
    page.goto(f"{need}granskat/")
    page.locator("[name=what]").fill("Nyckelskåp med kod")
    page.get_by_label("Passar inte").check()
    page.get_by_label("Finns att köpa").check()
    page.locator("[name=because]").fill("Koden går att gissa.")
    page.get_by_role("button", name="Skriv in").click()
    expect(page.get_by_role("cell", name="Koden går att gissa.")).to_be_visible()


def show_to_all(page: Page, need: str) -> None:
    page.goto(need)
    show_to(page, Visibility.PUBLIC)


def time_is_up(site: Server, call: str) -> None:
    """As if a month had gone: the one thing here that no person does."""
    with sqlite3.connect(next(site.folder.glob("*.sqlite3")), timeout=20) as database:
        past = timezone.now() - timedelta(minutes=1)
        database.execute(
            "UPDATE needs_call SET closes_at = ? WHERE record_ptr_id ="
            " (SELECT id FROM foundation_record WHERE reference = ? AND kind = 'call'"
            " AND platform_id = (SELECT scope_ptr_id FROM foundation_platform"
            " WHERE slug = 'boras'))",
            (f"{past:%Y-%m-%d %H:%M:%S}", call.rstrip("/").rsplit("/", 1)[1]),
        )


def judge(judges: tuple[Page, ...], call: str) -> None:
    """Nobody reads another's points before all have given theirs."""
    for page in judges:
        declare(page, call)
    for n, page in enumerate(judges):
        score(page, call, dict(zip(COMPANIES, (2, 5 - n, 1), strict=True)))
        page.goto(f"{call}bedomning/")
        waits = page.get_by_role("heading", name=re.compile("poäng kvar att sätta"))
        expect(waits).to_have_count(0 if n == 2 else 1)
    judges[0].goto(f"{call}bedomning/")
    rows = judges[0].locator("tbody tr th[scope=row] a")
    expect(rows).to_have_text([COMPANIES[1], COMPANIES[0], COMPANIES[2]])


def decide(page: Page, call: str, need: str) -> None:
    page.goto(f"{call}beslut/")
    page.locator("[name=reason]").fill("En fick pröva.")
    page.get_by_role("button", name="Avsluta").click()
    page.goto(f"{need}vagval/")
    page.locator("[name=road][value=partnership]").check()
    page.locator("[name=reasons]").fill("Ingenting som går att köpa öppnar dörren i tid.")
    page.locator("[name=decided_by]").fill("Vårdnämnden")
    page.get_by_role("button", name="Besluta").click()
    expect(page.get_by_text("Beslutat av Vårdnämnden").first).to_be_visible()


def told_once(page: Page, title: str, said: str) -> None:
    """On the page of news, when the worker has come that far."""
    told = page.locator("li.news").filter(has_text=title).filter(has_text=said)
    for _again in range(60):
        page.goto("/boras/nytt/")
        if told.count():
            break
        page.wait_for_timeout(500)
    expect(told).to_have_count(1)
