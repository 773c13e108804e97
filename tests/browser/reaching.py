"""How one gets to what no address leads to: files read in, two tabs at once, a lost cookie."""

import re
import sqlite3
from uuid import UUID, uuid4

from playwright.sync_api import Page, expect

from .acting import SEND
from .server import Server

CSV = (
    "Rubrik;Beskrivning;Vem drabbas;ID\n"
    "Nyckeln finns ingenstans;Vi letar efter nyckeln till förrådet varje vecka.;Alla;f-1\n"
    "Utan text;;Ingen;f-2\n"
)


def uploaded(page: Page, _server: Server) -> None:
    page.goto("/boras/inlasning/")
    page.locator("[name=kind]").select_option("needs")
    file = {"name": "behov.csv", "mimeType": "text/csv", "buffer": CSV.encode()}
    page.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]
    page.locator(SEND).first.click()
    expect(page.locator(".mapping")).to_be_visible()


def looked_at(page: Page, server: Server) -> None:
    uploaded(page, server)
    page.locator("main form:has(.mapping) button[type=submit]").click()
    expect(page.locator("form[action$='/start/']")).to_be_visible()


def read_in(page: Page, server: Server) -> None:
    looked_at(page, server)
    page.locator("form[action$='/start/'] button").click()
    expect(page.locator(".leap .is-done")).to_have_count(4)


def about_to_undo(page: Page, server: Server) -> None:
    """A row that nobody has read in before, so that there is something to undo."""
    read_in_anew(page)
    page.locator("a[href$='/angra/']").click()
    expect(page).to_have_url(re.compile("/angra/$"))


def alikes(page: Page, server: Server) -> None:
    read_in_anew(page)
    page.locator("a[href$='/liknar/']").click()
    expect(page).to_have_url(re.compile("/liknar/$"))


def read_in_anew(page: Page) -> None:
    page.goto("/boras/inlasning/")
    page.locator("[name=kind]").select_option("needs")
    said = f"Rubrik;Beskrivning\nDörren är låst {uuid4()};Ingen kommer in på morgonen.\n"
    file = {"name": "dorrar.csv", "mimeType": "text/csv", "buffer": said.encode()}
    page.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]
    page.locator(SEND).first.click()
    page.locator("main form:has(.mapping) button[type=submit]").click()
    page.locator("form[action$='/start/'] button").click()


def about_to_merge(page: Page, _server: Server) -> None:
    """Two of the city's own needs, chosen in an island that has them."""
    page.goto("/boras/oar/?vad=need&mellan=enheter&antal=80")
    isle = page.locator(".isle:has(button[value=merge])").first
    own = isle.locator("[name=record]")
    for number in range(2, own.count()):
        own.nth(number).uncheck()
    isle.locator("button[value=merge]").click()
    expect(page).to_have_url(re.compile(r"/sammanslagning/\?med="))


def jobs(page: Page, server: Server) -> None:
    read_in(page, server)
    page.goto("/jobb/")
    expect(page.locator("main tbody a").first).to_be_visible()


def job(page: Page, server: Server) -> None:
    """The list leads to the import's own page, so that the job's address is read where it is."""
    read_in(page, server)
    with sqlite3.connect(server.folder / "sprang.sqlite3") as database:
        newest = "SELECT uid FROM foundation_job ORDER BY id DESC LIMIT 1"
        uid = database.execute(newest).fetchone()[0]
    page.goto(f"/jobb/{UUID(uid)}/")


def too_late(page: Page, _server: Server) -> None:
    """Two tabs: what one has done the other can't do once more."""
    page.goto("/boras/behov/nytt/")
    # the same words once more would lead to the first need
    page.locator("#id_text").fill(f"Ingen vet vem som har nyckeln till förrådet. {uuid4().hex}")
    page.locator("#skriv .button--leap").click()
    expect(page.locator(".need__title")).to_be_visible()
    need = page.url
    page.goto(f"{need}andring/")
    page.locator("details.step").evaluate_all("steps => steps.forEach(step => step.open = true)")
    page.locator("[name=affected]").fill("Alla som behöver något ur förrådet")
    page.locator("[name=wanted_effect]").fill("Nyckeln hittas på en minut")
    page.locator(SEND).first.click()
    other = page.context.new_page()
    other.goto(need)
    other.locator("form[action$='/skarpning/'] button").click()
    expect(other.locator("form[action$='/skarpning/']")).to_have_count(0)
    other.close()
    page.locator("form[action$='/skarpning/'] button").click()
    expect(page).to_have_url(re.compile("/skarpning/$"))


def forged(page: Page, _server: Server) -> None:
    page.goto("/konto/login/")
    page.context.clear_cookies(name="csrftoken")
    page.locator("button.door__role").first.click()
    expect(page).to_have_url(re.compile("/konto/demo/$"))


def matches_without_script(page: Page, _server: Server) -> None:
    page.goto("/boras/behov/nytt/?text=Ingen+vikarie+svarar+klockan+sju")
    page.locator("button[formaction$='/traffar/']").click()
    expect(page).to_have_url(re.compile("/boras/traffar/$"))


def told_to_confirm(page: Page, server: Server) -> None:
    """Filled in quicker than a person can, held, let through, and then led to by a letter."""
    email = f"bo-{id(page)}@post.example"
    page.goto("/boras/beratta/")
    page.locator("main [name=text]").fill("Det finns ingen bänk vid hållplatsen.")
    page.locator("main [name=email]").fill(email)
    page.locator("main button[type=submit]").click()
    page.goto("/boras/inkommet/?vy=stoppat&sortera=nyast")
    page.locator("#poster a").first.click()
    page.locator("button[value=slapp]").click()
    page.goto(
        server.says(rf"To: {email}\n(?:(?!Content-Type).)*?\nhttp://[^/]+(/boras/beratta/\S+)")
    )
