"""What people do with a call in its pages, told by the words they see."""

import re
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page, expect

from . import acting
from .people import PASSWORD

PARTS = {"label": "Hur gör ni?", "kind": "long"}


def come_in(page: Page, email: str) -> None:
    """With the password, as those do who have no button on the demo's door."""
    page.goto("/konto/login/")
    door = page.locator("form:has([name=password])")
    door.evaluate("form => form.closest('details')?.setAttribute('open', '')")
    door.locator("[name=login]").fill(email)
    door.locator("[name=password]").fill(PASSWORD)
    door.locator("button[type=submit]").click()
    expect(page).not_to_have_url(re.compile("/konto/"))


def join(page: Page, need: str, how_many: int, words: str) -> None:
    page.goto(need)
    page.get_by_role("link", name="Vi har det också").click()
    page.get_by_label("Hur många det drabbar").fill(str(how_many))
    page.get_by_label("Hur det är hos er").fill(words)
    page.get_by_role("button", name="Gå med").click()
    expect(page).to_have_url(need)
    expect(page.get_by_text(words)).to_be_visible()


def call_for(page: Page, need: str, title: str) -> str:
    """A call on the need, with a form of one part and two criteria; its address."""
    page.goto(need)
    page.get_by_role("link", name="Skriv en utlysning").click()
    page.locator("[name=title]").fill(title)
    page.locator("[name=text]").fill("Vi söker den som kan visa att det håller.")
    page.locator("[name=test_bed]").fill("Två boenden i tre månader.")
    for kind in ("company", "startup"):
        page.locator(f"[name=answerers][value={kind}]").check()
    day = timezone.localdate() + timedelta(days=30)
    page.get_by_label("Sista dagen att svara").fill(day.isoformat())
    page.get_by_role("button", name="Spara").click()
    page.locator("[name=del-0-label]").fill("Hur gör ni?")
    page.locator("[name=del-0-kind]").select_option("long")
    page.locator("[name=del-0-is_required]").check()
    for n, (name, weight) in enumerate((("Effekt", "60"), ("Pris", "40"))):
        page.locator(f"[name=kriterium-{n}-name]").fill(name)
        page.locator(f"[name=kriterium-{n}-weight]").fill(weight)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("button", name="Publicera")).to_be_visible()
    return page.url


def choose_judges(page: Page, call: str, *emails: str) -> None:
    page.goto(f"{call}grupp/")
    for email in emails:
        page.get_by_label("E-post").fill(email)
        page.get_by_role("button", name="Lägg till").click()
        expect(page.locator(".error-summary")).to_have_count(0)


def publish(page: Page, call: str) -> None:
    page.goto(call)
    page.get_by_role("button", name="Publicera").click()
    expect(page.get_by_role("heading", name=re.compile("Ni ser svaren tidigast"))).to_be_visible()


def answer(page: Page, call: str, words: str, new: tuple[str, str] | None = None) -> None:
    """For the organisation that one works at, or for a `new` one, by name and number."""
    page.goto(call)
    page.get_by_role("link", name="Börja svara").click()
    if new:
        page.get_by_label("Organisationens namn").fill(new[0])
        page.get_by_label("Organisationsnummer").fill(new[1])
        page.get_by_role("button", name="Börja svara").click()
    else:
        page.get_by_role("button", name=re.compile("Svara för")).first.click()
    page.get_by_label("Hur gör ni?").fill(words)
    page.get_by_role("button", name="Skicka in").click()
    expect(page.get_by_role("status").filter(has_text="inskickat")).to_be_visible()


def answer_as_a_program(page: Page, call: str, words: str) -> None:
    """With a key of one's own and nothing else."""
    page.goto("/konto/nycklar/")
    page.locator("[name=scope][value=write]").check()
    acting.key_made(page)
    key = page.locator("#nyckel").input_value()
    platform, reference = re.findall(r"/(\w+)/utlysningar/(U[\d-]+)/", call)[0]
    path = f"/api/v1/calls/{platform}/{reference}"

    def sent(method: str, to: str, **data: Any) -> Any:
        headers = {"Authorization": f"Bearer {key}"}
        response = page.request.fetch(to, method=method, data=data or None, headers=headers)
        assert response.ok, response.text()
        return response.json()

    places = [each["scope"] for each in sent("get", "/api/v1/me")["roles"]]
    (house,) = (each["uid"] for each in places if each["kind"] == "organisation")
    (part,) = (each["uid"] for each in sent("get", path)["form"])
    sent("put", f"{path}/answer", organisation=house, content={part: words})
    assert sent("post", f"{path}/answer", organisation=house)["sent_at"]


def declare(page: Page, call: str) -> None:
    page.goto(f"{call}bedomning/")
    page.get_by_role("link", name="Gå till namnen").click()
    for none in page.get_by_label("Nej, inget").all():
        none.check()
    page.get_by_role("button", name="Spara och gå till svaren").click()


def score(page: Page, call: str, points: dict[str, int]) -> None:
    """The same points in each criterion, by the name of who answered."""
    for name, many in points.items():
        page.goto(f"{call}bedomning/")
        page.get_by_role("link", name=name, exact=True).click()
        for group in page.locator(".call__points fieldset").all():
            group.get_by_label(str(many), exact=True).check()
        page.get_by_role("button", name="Spara poängen").click()


def tell(page: Page, call: str, outcome: str, reason: str, *names: str) -> None:
    page.goto(f"{call}bedomning/")
    for name in names:
        page.get_by_role("checkbox", name=name, exact=True).check()
    page.locator("[name=outcome]").select_option(outcome)
    page.locator("[name=reason]").fill(reason)
    page.get_by_role("button", name="Ge besked").click()
    expect(page.locator(".error-summary")).to_have_count(0)
