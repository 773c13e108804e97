"""A need's way from the one who feels it to everybody, as four people see it in their browsers."""

import pytest
from playwright.sync_api import Page, expect

from sprang.foundation.enums import Visibility

from .conftest import NewContext
from .meeting import come_to_meet, meets
from .people import sign_in
from .writing import send, sharpen, show_to

pytestmark = pytest.mark.browser

TITLE = "Klockan halv sju ringer jag runt efter vikarier till boendet"
REST = "Ingen svarar. Jag hittar ingen som kan jobba klockan sju, och de boende får vänta."
ALIKE = "Halv sju sitter jag med telefonlistan och letar någon som kan jobba klockan sju"


@pytest.fixture
def employee(new_context: NewContext) -> Page:
    return signed_in(new_context, "Borås", "Undersköterska")


@pytest.fixture
def lead(new_context: NewContext) -> Page:
    return signed_in(new_context, "Borås", "Innovationsledare")


@pytest.fixture
def neighbour(new_context: NewContext) -> Page:
    return signed_in(new_context, "Helsingborg", "Undersköterska, natt")


def signed_in(new_context: NewContext, city: str, title: str) -> Page:
    page = new_context().new_page()
    sign_in(page, city, title)
    return page


def test_a_need_is_written_sharpened_and_shared(
    employee: Page, lead: Page, neighbour: Page, page: Page
) -> None:
    need = write(employee)
    # once a colleague comes upon it, the index has caught up: whoever doesn't, may not
    come_to_meet(employee, need, TITLE)
    assert not meets(neighbour, need, TITLE)
    assert not meets(page, need, TITLE)

    find_at_home(lead)
    assert lead.url == need
    sharpen(lead)
    assert not meets(neighbour, need, TITLE)

    show_to(lead, Visibility.NETWORK)
    come_to_meet(neighbour, need, TITLE)
    assert not meets(page, need, TITLE)

    show_to(lead, Visibility.PUBLIC)
    come_to_meet(page, need, TITLE)


def write(page: Page) -> str:
    """The address of the need. While one writes, the need of others that is like it shows up."""
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("textbox", name="Vad skaver?")).to_be_focused()
    page.keyboard.type(f"{TITLE}. {REST}")
    others = page.get_by_role("region", name="Fler har det här behovet").get_by_role("listitem")
    alike = others.filter(has=page.get_by_role("heading", name=ALIKE))
    expect(alike).to_contain_text("Stark")
    expect(page.get_by_role("listitem").filter(has_text="Vem det drabbar")).to_contain_text(
        "boende"
    )
    return send(page)


def find_at_home(page: Page) -> None:
    page.goto("/boras/hem/")
    page.get_by_role("region", name="Senast i nätverket").get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
