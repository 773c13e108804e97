"""The ways in that take more than a button: a code out of a mail, a second step, a first start."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from .acting import SEND, password_again
from .people import ADMINISTRATOR, CAUTIOUS, PASSWORD, enter
from .server import Server
from .two_steps import code_of


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


def asked_who(page: Page, server: Server) -> None:
    newcomer(page, server)
    page.goto("/konto/bevis/")


def let_in(page: Page, email: str) -> None:
    enter(page.context, ADMINISTRATOR)
    page.goto("/boras/installningar/medlemmar/ny/")
    page.locator("main [name=email]").fill(email)
    page.locator("main [name=name]").fill("Vikarie, Borås")
    page.locator("main [name=scope]").select_option(index=1)
    page.locator(SEND).first.click()
    expect(page).to_have_url(re.compile("/medlemmar/$"))
    forget_session(page)


def forget_session(page: Page) -> None:
    """With nothing under way: a part of the page that has just been asked for would be answered
    with the way to sign in, and take the page there."""
    page.goto("about:blank")
    page.context.clear_cookies(name="sessionid")


def second_step(page: Page, _server: Server) -> None:
    enter(page.context, CAUTIOUS)
    take_two_steps(page)
    forget_session(page)
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


def signed_in_twice(page: Page, server: Server) -> None:
    """The same person in one browser more; this one has the list open."""
    other = page.context.browser
    assert other
    with other.new_context(base_url=server.url) as elsewhere:
        enter(elsewhere, ADMINISTRATOR)
    page.goto("/konto/inloggningar/")


def lost_phone(page: Page, _server: Server) -> None:
    """The administrator of the city of whoever took two steps."""
    enter(page.context, CAUTIOUS)
    take_two_steps(page)
    forget_session(page)
    enter(page.context, CAUTIOUS.replace("chef", "administrator"))
    page.goto("/vaxjo/installningar/medlemmar/")
    page.locator("main a[href$='/tva-steg/']").first.click()
    expect(page).to_have_url(re.compile("/tva-steg/$"))
