"""The guard notices what it is there to notice; else no other test here would mean much."""

import re

import pytest
from playwright.sync_api import Browser, Page

from .conftest import open_context
from .guard import Guard
from .server import Server

pytestmark = pytest.mark.browser

FAULTS = {
    "console: as the test says": "console.error('as the test says')",
    "console: as a warning": "console.warn('as a warning')",
    "Content Security Policy": "document.body.setAttribute('style', 'color: red')",
    "script: .*broken": "setTimeout(() => { throw new Error('broken') })",
    "404: .*/finns-inte/": "fetch('/finns-inte/')",
    "left the house": "location.href = 'http://127.0.0.1:1024/'",
}


@pytest.mark.parametrize(("told", "script"), FAULTS.items())
def test_a_fault_is_told(browser: Browser, site: Server, told: str, script: str) -> None:
    with open_context(browser, site) as context:
        guard = Guard(context, site.url)
        page = context.new_page()
        page.goto("/")
        guard.check()
        page.evaluate(f"() => {{ {script} }}")
        wait_for(page, guard)
        with pytest.raises(AssertionError, match=re.compile(told)):
            guard.check()


def wait_for(page: Page, guard: Guard) -> None:
    """Events come while Playwright waits for something, so it is given something to wait for."""
    for _turn in range(100):
        if guard.faults:
            return
        page.wait_for_timeout(50)


def test_a_page_that_is_meant_to_be_missing_is_no_fault(page: Page) -> None:
    answer = page.goto("/boras/finns-inte/")
    assert answer
    assert answer.status == 404
