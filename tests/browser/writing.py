"""What people do with a need in its pages, told by the words they see."""

import re

from playwright.sync_api import Page, expect

from sprang.foundation.enums import Visibility


def send(page: Page) -> str:
    """Send in what stands on the page; the address of the need that it became."""
    page.get_by_role("button", name="Skicka in").click()
    expect(page).to_have_url(re.compile(r"/behov/B\d\d-\d{4,}/$"))
    expect(
        page.get_by_role("status").filter(has_text="Tack. Ditt behov har nummer")
    ).to_be_visible()
    return page.url


def sharpen(page: Page) -> None:
    """Say who is affected and what ought to be, ask for one thing, and call it sharpened."""
    page.get_by_role("link", name="Skriv klart").click()
    page.get_by_label("Vem det drabbar").fill("52 boende och den som öppnar passet")
    page.get_by_role("heading", name="Hur det borde vara").click()
    page.get_by_label("Hur det borde vara").fill("Passet är tillsatt före klockan sju")
    page.get_by_role("heading", name="Kraven").click()
    asked = page.get_by_role("group", name="Krav 1", exact=True)
    asked.get_by_label("Vad som ska bli sant").fill("Tiden som går åt för att tillsätta ett pass")
    asked.get_by_label("Mål").fill("högst 5 minuter")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_role("cell", name="högst 5 minuter")).to_be_visible()
    page.get_by_role("button", name="Skärp").click()
    expect(page.get_by_role("status").filter(has_text="Behovet är skärpt")).to_be_visible()


def show_to(page: Page, circle: Visibility) -> None:
    page.get_by_label("Vem får se det").select_option(circle.value)
    page.get_by_role("button", name="Ändra").click()
    expect(page.get_by_role("status").filter(has_text="Nu ser de du valde")).to_be_visible()
