"""A list in a browser: what is narrowed while one looks is what one takes along."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_file_is_of_what_was_chosen_without_a_new_page(page: Page) -> None:
    page.goto("/boras/behov/")
    as_workbook = page.locator('#exportera a[href*="format=xlsx"]')
    expect(as_workbook).not_to_have_attribute("href", re.compile("omrade"))
    page.locator("#id_omrade").select_option("trafik")
    expect(page).to_have_url(re.compile("omrade=trafik"))
    expect(as_workbook).to_have_attribute("href", re.compile("omrade=trafik"))
    page.locator("#exportera summary").click()
    expect(as_workbook).to_be_visible()
