"""Who visits, and how they come in."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from sprang.cli.demo.people import PASSWORD

__all__ = ["PASSWORD"]

ANYONE = ""
EMPLOYEE = "medarbetare@boras.example"
LEAD = "innovationsledare@boras.example"
EXPERT = "verksamhetsexpert@boras.example"
ELSEWHERE = "innovationsledare@helsingborg.example"
COMPANY = "grundare@gallerblick.example"
ADMINISTRATOR = "administrator@boras.example"
CAUTIOUS = "chef@vaxjo.example"
"""Turns on signing in with an app."""
POLYGLOT = "medarbetare@goteborg.example"
"""Chooses a language, which the account remembers: nobody else may be this person."""


def sign_in(page: Page, city: str, title: str) -> None:
    """With the demo's button, as a visitor does it."""
    page.goto("/konto/login/")
    there = page.locator("details.door__city", has=page.locator("summary", has_text=city))
    if there.get_attribute("open") is None:
        there.locator("summary").click()
    there.get_by_role("button", name=title).click()
    expect(page).to_have_url(re.compile("/hem/$"))


def enter(context: BrowserContext, email: str) -> None:
    """What the demo's button sends, without the page around it."""
    if email == ANYONE:
        return
    page = context.new_page()
    page.goto("/konto/login/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    answer = page.request.post(
        "/konto/demo/", form={"email": email, "csrfmiddlewaretoken": token}, max_retries=3
    )
    assert answer.ok, f"{answer.status} for {email}"
    page.close()
