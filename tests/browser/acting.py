"""What one does on a page to see it in another state: send it empty, open its menu, write.

Pages are found by what the markup means and not by their words, since they are read in two
languages.
"""

import re

from playwright.sync_api import Page, expect

from .people import PASSWORD

SEND = "main form[method=post] button[type=submit]:not([formaction]):not([form])"
STRONG = "#traffar .match"


def sent_empty(page: Page) -> None:
    """What the browser itself would stop is let through, so that the server answers."""
    page.locator("main form[method=post]").first.evaluate("form => form.noValidate = true")
    # a draft of what somebody began to write may stand there
    for field in page.locator("main form[method=post] textarea").all():
        field.fill("")
    page.locator(SEND).first.click()
    expect(page.locator("[aria-invalid=true], .error-summary, .field__error").first).to_be_visible()


def asked_nobody(page: Page) -> None:
    """On the page where one is asked in, below those who are in it already."""
    form = page.locator("main form:has([name=email])")
    form.evaluate("form => form.noValidate = true")
    form.locator("button[type=submit]").click()
    expect(page.locator("[aria-invalid=true], .error-summary, .field__error").first).to_be_visible()


def sent_nothing(page: Page) -> None:
    """The same on a page that has other forms before it."""
    form = page.locator("main form:has([name=words]), main form:has([name=word])").first
    form.evaluate("form => form.noValidate = true")
    form.locator("button[type=submit]").click()
    expect(page.locator("[aria-invalid=true], .error-summary, .field__error").first).to_be_visible()


def watch_begun(page: Page) -> None:
    form = page.locator("main form:has([name=words])")
    form.locator("[name=words]").fill("vikarier")
    form.locator("button[type=submit]").click()
    expect(page.locator(".watch").first).to_be_visible()


def view_opened(page: Page) -> None:
    page.locator(".saved-views summary").click()
    expect(page.locator(".saved-views [name=name]")).to_be_visible()


def wrong_password(page: Page) -> None:
    door = page.locator("form:has([name=password])")
    door.evaluate("form => form.closest('details')?.setAttribute('open', '')")
    door.locator("[name=login]").fill("ingen@boras.example")
    door.locator("[name=password]").fill("fel")
    door.locator("button[type=submit]").click()
    expect(page.locator(".error-summary, .field__error").first).to_be_visible()


def title_gone(page: Page) -> None:
    page.locator("[name=title]").fill("")
    page.locator(SEND).first.click()
    expect(page.locator(".error-summary")).to_be_visible()


REQUIREMENTS = (
    "Nr;Krav;Mål;Vikt\n1;Alla pass är bemannade klockan sju;98 %;Ska\n;Ingen ringer;0;Bör\n"
)
WRONG_REQUIREMENTS = "Nr;Krav;Mål;Vikt\nA;Alla pass är bemannade;;Ska\n;Ingen ringer;0;Kanske\n"


def looked(page: Page) -> None:
    file_chosen(page, REQUIREMENTS)
    expect(page.locator(".reads__table")).to_be_visible()


def misread(page: Page) -> None:
    file_chosen(page, WRONG_REQUIREMENTS)
    expect(page.locator(".rowerrors")).to_be_visible()


def file_chosen(page: Page, content: str) -> None:
    file = {"name": "krav.csv", "mimeType": "text/csv", "buffer": content.encode()}
    page.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]
    page.locator(SEND).first.click()


def written(page: Page) -> None:
    page.locator("#id_text").fill(
        "Varje morgon ringer jag runt efter vikarier till boendet. Ingen svarar klockan sju."
    )
    expect(page.locator(STRONG).first).to_be_visible()
    expect(page.locator(".check.is-met").first).to_be_visible()


def introduced(page: Page) -> None:
    """The last island of the page, so that the first stands as it was."""
    page.locator(".isle button[value=introduce]").last.click()
    expect(page.locator(".isles__answered form").first).to_be_visible()


def open_dropdown(page: Page) -> None:
    page.locator("details.dropdown summary").first.click()


def open_account(page: Page) -> None:
    page.locator("[popovertarget=jag]").click()
    expect(page.locator("#jag")).to_be_visible()


def open_menu(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.locator("header .narrow-only[popovertarget=meny]").click()
    expect(page.locator("#meny")).to_be_visible()


def key_made(page: Page) -> None:
    page.locator("[name=name]").fill("Veckorapporten")
    page.locator(SEND).first.click()
    password, key = page.locator("main [name=password]"), page.locator("#nyckel")
    expect(password.or_(key)).to_be_visible()
    if password.is_visible():
        password.fill(PASSWORD)
        page.locator(SEND).first.click()
    expect(key).to_be_visible()


def proof_asked_for(page: Page) -> None:
    page.locator("main [name=send]").click()
    expect(page.locator("[name=code]")).to_be_visible()


def password_again(page: Page) -> None:
    if "/reauthenticate/" in page.url:
        page.locator("[name=password]").fill(PASSWORD)
        page.locator(SEND).first.click()
        expect(page).not_to_have_url(re.compile("reauthenticate"))


def hit_put_away(page: Page) -> None:
    """A match that one has said is not relevant, with the way back."""
    hit = page.locator(".explained").first
    if hit.locator(".verdict--away").count():
        return  # the visit before, in the other language, has done it
    hit.locator(".verdict__no summary").click()
    hit.locator("select").select_option("known")
    hit.locator(".verdict__why button").click()
    expect(page.locator(".verdict--away button").first).to_be_focused()
    expect(page.locator(".explained:has(.verdict--away) .pair").first).to_be_hidden()


def why_not_asked(page: Page) -> None:
    page.locator(".explained:not(:has(.verdict--away)) .verdict__no summary").first.click()


def not_offered(page: Page) -> None:
    """A verdict that nobody offers, sent as a page without script sends it."""
    page.evaluate(
        """() => {
            const form = document.querySelector(".verdict__row");
            const said = Object.assign(document.createElement("input"), {name: "verdict"});
            said.value = "nix";
            form.append(said);
            HTMLFormElement.prototype.submit.call(form);
        }"""
    )
    expect(page.locator("form.measure")).to_be_visible()


def talk_opened(page: Page) -> None:
    page.locator(".talk__more > summary").click()
    expect(page.locator("#samtal_names")).to_be_visible()


def talk_wrong(page: Page) -> None:
    """Nobody of that name, and no words."""
    talk_opened(page)
    page.locator("#samtal_names").fill("Ingen Alls")
    page.locator(".need__reply button[type=submit]").click()
    expect(page.locator(".error-summary")).to_be_visible()
