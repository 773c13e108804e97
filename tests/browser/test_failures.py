"""The pages that nobody wants to meet, and that no test can bring a whole server to answer with.

They are made here, by what makes them there, and shown with the styles as the sources have them.
"""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import RequestFactory
from django.utils import translation
from playwright.sync_api import Browser, Page, Route

from sprang.foundation.errors import Refused
from sprang.site.failures import request as unread
from sprang.site.failures import server as failed
from sprang.site.limits.limiting import too_often
from sprang.site.middleware import RefusalMiddleware
from sprang.site.shell import context

from .conftest import open_context
from .guard import Guard
from .rooms import HEIGHT
from .server import Server
from .test_axe import Rules, Theme, axe, shape
from .visits import NARROW, WIDE

pytestmark = pytest.mark.browser

PATH = "/boras/behov/nytt/"
WRITTEN = {"text": "Vi letar nycklar varje kväll.\n" * 12, "title": "Nycklar"}
Make = Callable[[HttpRequest], HttpResponse]


def refused(request: HttpRequest) -> HttpResponse:
    answer = RefusalMiddleware(lambda _request: HttpResponse()).process_exception
    return answer(request, Refused("Behovet är avslutat.")) or HttpResponse()


THEMES: dict[Theme, Rules] = {"light": "all", "dark": "colours"}
PAGES: dict[str, Make] = {
    "400": unread.bad_request,
    "405": lambda request: unread.not_that_way(request, HttpResponseNotAllowed(["POST"])),
    "409": refused,
    "413": lambda request: unread.bad_request(request, RequestDataTooBig()),
    "429": lambda request: too_often(request, 40),
    "500": lambda request: failed.page(request, "500.html", 500),
    "503": lambda request: failed.page(request, "errors/503.html", 503, lasting=False),
    "503, for long": lambda request: failed.page(request, "errors/503.html", 503, lasting=True),
}


def made(name: str, language: str) -> str:
    """As somebody gets it who had written something."""
    asked = RequestFactory(headers={"host": "localhost"}).post(PATH, WRITTEN)
    asked.COOKIES[settings.LANGUAGE_COOKIE_NAME] = language
    with translation.override(language):
        answer = PAGES[name](asked)
    assert answer.status_code == int(name[:3])
    return answer.content.decode()


def styled(route: Route) -> None:
    """A server gives its files names of their own, which are not known here."""
    route.fulfill(path=str(finders.find(urlsplit(route.request.url).path.removeprefix("/static/"))))


@pytest.fixture(scope="module")
def page(browser: Browser, site: Server) -> Iterator[tuple[Page, Guard]]:
    opened = open_context(browser, site)
    opened.route("**/static/**", styled)
    yield opened.new_page(), Guard(opened, site.url)
    opened.close()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_it_is_open_to_everybody(
    name: str, language: str, page: tuple[Page, Guard], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "is_demo", lambda _platform: False)  # no database beside a browser
    shown, guard = page
    html = made(name, language)
    shown.route(f"**{PATH}", lambda route: route.fulfill(body=html, content_type="text/html"))
    shown.goto(PATH)
    shown.unroute(f"**{PATH}")
    shown.evaluate(AXE_SCRIPT)
    faults = []
    for theme, rules in THEMES.items():
        for width in (WIDE, NARROW):
            shown.emulate_media(color_scheme=theme)
            shown.set_viewport_size({"width": width, "height": HEIGHT})
            asked = rules if language == "sv" else "none"
            faults += [*axe(shown, asked), *shape(shown, width, language)]
    assert not faults, "\n".join(faults)
    guard.check()
