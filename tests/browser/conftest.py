"""A demo, a browser, and pages whose every fault is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tools import chromium

from tests.cli.conftest import demo_in

from .guard import Guard
from .server import Server

PATIENCE = 20_000
"""Milliseconds until what is expected counts as not happening; two busy cores are slow."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo, one for each worker: tests write what is theirs and count nothing that is not."""
    yield from served(demo_in(tmp_path_factory.mktemp("site"), tmp_path_factory), "demo")


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Språng before anybody has founded a platform."""
    yield from served(tmp_path_factory.mktemp("empty"), "serve")


def served(folder: Path, subcommand: str) -> Iterator[Server]:
    server = Server(folder, subcommand)
    try:
        server.wait_until_it_answers()
        yield server
    finally:
        server.stop()


# Not for the whole session: while Playwright runs it holds the thread's event loop, and Django
# refuses to touch a database there. Other rooms' tests come after it in the same process.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    binary = chromium.find()
    if not binary:
        pytest.fail(chromium.MISSING, pytrace=False)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def new_context(browser: Browser, site: Server) -> Iterator[NewContext]:
    """Visitors who know nothing of each other; nothing may go wrong on any of their pages."""
    made: list[tuple[BrowserContext, Guard]] = []

    def new(refused: str = "", **options: object) -> BrowserContext:
        context = open_context(browser, site, **options)
        made.append((context, Guard(context, site.url, refused)))
        return context

    yield new
    for context, _guard in made:
        context.close()
    for _context, guard in made:
        guard.check()


def open_context(browser: Browser, server: Server, **options: object) -> BrowserContext:
    usual = {
        "base_url": server.url,
        "locale": "sv-SE",
        "viewport": {"width": 1280, "height": 900},
        "reduced_motion": "reduce",
    }
    context = browser.new_context(**usual | options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return new_context().new_page()
