"""Who visits, and how they come in."""

from playwright.sync_api import BrowserContext, Page, expect

from sprang.cli.demo.people import PASSWORD

__all__ = ["PASSWORD"]

ANYONE = ""
EMPLOYEE = "medarbetare@boras.example"
LEAD = "innovationsledare@boras.example"
EXPERT = "verksamhetsexpert@boras.example"
ADMINISTRATOR = "administrator@boras.example"
CAUTIOUS = "chef@vaxjo.example"
"""Turns on signing in with an app."""
NEIGHBOUR = "medarbetare@helsingborg.example"


def sign_in(page: Page, city: str, title: str) -> None:
    """With the demo's button, as a visitor does it."""
    page.goto("/konto/login/")
    cities = page.get_by_role("complementary", name="Det här är demon")
    button = cities.get_by_role("listitem").get_by_role("button", name=title)
    summary = cities.locator("summary", has_text=city)
    if not summary.locator("xpath=..").get_attribute("open") == "":
        summary.click()
    button.locator("visible=true").click()
    expect(page).to_have_url(f"{page.url.split('/hem/')[0]}/hem/")


def enter(context: BrowserContext, email: str) -> None:
    """What the demo's button sends, without the page around it."""
    if email == ANYONE:
        return
    page = context.new_page()
    page.goto("/konto/login/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    answer = page.request.post("/konto/demo/", form={"email": email, "csrfmiddlewaretoken": token})
    assert answer.ok, f"{answer.status} for {email}"
    page.close()
