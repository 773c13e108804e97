"""Contexts kept open for each person and language, so that nobody signs in a hundred times."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import Browser, Page

from .conftest import open_context
from .entering import come_in
from .guard import Guard
from .server import Server
from .visits import WIDE, Visit

HEIGHT = 900
Key = tuple[str, str, bool]


@dataclass
class Rooms:
    browser: Browser
    site: Server
    empty_site: Server
    kept: dict[Key, tuple[Page, Guard]] = field(default_factory=dict)

    def open(self, visit: Visit, language: str) -> tuple[Page, Guard]:
        """The visitor's page, wide and by day, where the visit leads."""
        server = self.empty_site if visit.empty else self.site
        key = (visit.who, language, visit.empty)
        if visit.alone:
            page, guard = self._begin(server, visit.who, language)
        else:
            if key not in self.kept:
                self.kept[key] = self._begin(server, visit.who, language)
            page, guard = self.kept[key]
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": WIDE, "height": HEIGHT})
        visit.go(page, server)
        return page, guard

    def _begin(self, server: Server, who: str, language: str) -> tuple[Page, Guard]:
        context = open_context(self.browser, server)
        guard = Guard(context, server.url)
        come_in(context, who)
        host = urlsplit(server.url).hostname or ""
        name = settings.LANGUAGE_COOKIE_NAME
        context.add_cookies([{"name": name, "value": language, "domain": host, "path": "/"}])
        return context.new_page(), guard

    def leave(self, visit: Visit, page: Page) -> None:
        if visit.alone:
            page.context.close()

    def close(self) -> None:
        for page, _guard in self.kept.values():
            page.context.close()
