"""Take README's pictures of a running demo.

    python tools/screenshots.py http://localhost:8000

They land in `docs/images`. Chromium is the system's own; see `tools/chromium.py`.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import chromium
from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
WIDTH = 1280
EMPLOYEE = "medarbetare@boras.example"
HURTS = (
    "Sensorerna i sängarna larmar falskt varje natt. Nattpersonalen springer i onödan och de "
    "boende vaknar. Vi vill bara få larm när någon behöver hjälp."
)
PATIENCE = 15_000
"""Milliseconds until a page counts as one that will not come."""


@dataclass(frozen=True)
class Picture:
    name: str
    path: str
    height: int
    prepare: Callable[[Page], None] = lambda _page: None
    signed_in: bool = False


def write_what_hurts(page: Page) -> None:
    page.get_by_label("Vad skaver?").fill(HURTS)
    page.locator("#traffar a").first.wait_for()


PICTURES = (
    Picture("start", "/", 960),
    Picture("capture", "/boras/behov/nytt/", 1160, write_what_hurts, signed_in=True),
)


def main(address: str) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    binary = chromium.ensure()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=binary,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for picture in PICTURES:
            take(browser, address.rstrip("/"), picture)
        browser.close()


def take(browser: Browser, address: str, picture: Picture) -> None:
    size = {"width": WIDTH, "height": picture.height}
    context = browser.new_context(viewport=size, locale="sv-SE", color_scheme="light")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    if picture.signed_in:
        sign_in(page, address)
    page.goto(address + picture.path)
    picture.prepare(page)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement.blur()")
    page.screenshot(path=IMAGES / f"{picture.name}.png", animations="disabled")
    context.close()


def sign_in(page: Page, address: str) -> None:
    """As the demo's buttons do it, wherever they stand on the page."""
    page.goto(address)
    token = page.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value")
    form = {"email": EMPLOYEE, "csrfmiddlewaretoken": token or ""}
    answer = page.request.post(f"{address}/konto/demo/", form=form)
    if not answer.ok:
        sys.exit(f"{address} is no demo, or not one of today: {answer.status} for {EMPLOYEE}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
