"""How one gets to what no address leads to: codes out of mails, files read in, two tabs at once."""

import re
import sqlite3
from uuid import UUID

from playwright.sync_api import BrowserContext, Page, expect

from .acting import SEND, password_again
from .people import ADMINISTRATOR, CAUTIOUS, PASSWORD, enter
from .server import Server
from .two_steps import code_of

CSV = (
    "Rubrik;Beskrivning;Vem drabbas;ID\n"
    "Nyckeln finns ingenstans;Vi letar efter nyckeln till förrådet varje vecka.;Alla;f-1\n"
    "Utan text;;Ingen;f-2\n"
)


def come_in(context: BrowserContext, who: str) -> None:
    enter(context, who)
    if who == CAUTIOUS:
        page = context.new_page()
        take_two_steps(page)
        page.close()


def first_start(page: Page, server: Server) -> None:
    page.goto(server.says(r"(/start/[0-9a-f]{32}/)"))


def code_sent(page: Page, _server: Server) -> None:
    ask_for_code(page, "larare@boras.example")


def ask_for_code(page: Page, email: str) -> None:
    page.goto("/konto/login/code/")
    door = page.locator("main form:has([name=email])").first
    door.locator("[name=email]").fill(email)
    door.locator("button[type=submit]").first.click()
    expect(page.locator("[name=code]")).to_be_visible()


def newcomer(page: Page, server: Server) -> None:
    """Whom an administrator lets in has no password: a code comes by mail, then one may choose."""
    email = f"ny-{id(page)}@boras.example"
    let_in(page, email)
    ask_for_code(page, email)
    # a mail's head names the receiver, its text the code
    code = server.says(rf"To: {email}\n(?:(?!Content-Type).)*?\b(\d{{6}})\b")
    page.locator("[name=code]").fill(code)
    page.locator(SEND).first.click()
    expect(page).to_have_url(re.compile("/hem/$"))
    page.goto("/konto/password/set/")


def let_in(page: Page, email: str) -> None:
    enter(page.context, ADMINISTRATOR)
    page.goto("/boras/installningar/medlemmar/ny/")
    page.locator("main [name=email]").fill(email)
    page.locator("main [name=name]").fill("Vikarie, Borås")
    page.locator("main [name=scope]").select_option(index=1)
    page.locator(SEND).first.click()
    expect(page).to_have_url(re.compile("/medlemmar/$"))
    page.context.clear_cookies(name="sessionid")


def second_step(page: Page, _server: Server) -> None:
    enter(page.context, CAUTIOUS)
    take_two_steps(page)
    page.context.clear_cookies(name="sessionid")
    page.goto("/konto/login/")
    door = page.locator("form:has([name=password])")
    door.evaluate("form => form.closest('details')?.setAttribute('open', '')")
    door.locator("[name=login]").fill(CAUTIOUS)
    door.locator("[name=password]").fill(PASSWORD)
    door.locator("button[type=submit]").click()
    expect(page).to_have_url(re.compile("/2fa/authenticate/"))


def take_two_steps(page: Page) -> None:
    """Turn on signing in with an app, unless it is on."""
    page.goto("/konto/2fa/totp/activate/")
    password_again(page)
    if "/activate/" in page.url:
        secret = page.locator(".door__secret").inner_text()
        page.locator("[name=code]").fill(code_of(secret))
        page.locator(SEND).first.click()
        expect(page).not_to_have_url(re.compile("/activate/"))


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


def job(page: Page, server: Server) -> None:
    """No page links to a job that is over, so that its address is read where it is kept."""
    read_in(page, server)
    with sqlite3.connect(server.folder / "sprang.sqlite3") as database:
        newest = "SELECT uid FROM foundation_job ORDER BY id DESC LIMIT 1"
        uid = database.execute(newest).fetchone()[0]
    page.goto(f"/jobb/{UUID(uid)}/")


def too_late(page: Page, _server: Server) -> None:
    """Two tabs: what one has done the other can't do once more."""
    page.goto("/boras/behov/nytt/")
    page.locator("#id_text").fill("Ingen vet vem som har nyckeln till förrådet.")
    page.locator("#skriv .button--leap").click()
    expect(page.locator(".need__title")).to_be_visible()
    need = page.url
    page.goto(f"{need}andring/")
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
