"""Links and forms in templates: a name that leads nowhere would vanish without a word."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

import sprang
from sprang.foundation.models import Platform, User
from tests.cast import client_of

TEMPLATES = sorted(Path(sprang.__file__).parent.rglob("templates/**/*.html"))
NAME = re.compile(r"""\{%\s*url\s+['"]([\w:.-]+)['"]""")


def names(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from names(each, before + (f"{each.namespace}:" if each.namespace else ""))
        elif each.name:
            yield before + each.name


def test_every_name_in_a_template_leads_somewhere() -> None:
    known = set(names(get_resolver()))
    used = {name for file in TEMPLATES for name in NAME.findall(file.read_text())}
    assert len(used) > 40
    assert used - known == set()


@pytest.mark.parametrize("path", ["/", "/boras/", "/boras/hem/", "/konto/"])
def test_no_form_posts_to_the_page_it_happens_to_stand_on(
    path: str, boras: Platform, helsingborg: Platform, lead: User
) -> None:
    """The shell's own forms must name their address: the page below may act on any POST."""
    html = client_of(lead).get(path).content.decode()
    shell = html.split("<main")[0] + html.split("</main>")[1]
    forms = re.findall(r"<form[^>]*>", shell)
    assert forms
    assert [form for form in forms if not re.search(r'action="/[^"]+"', form)] == []


def test_the_theme_is_chosen_without_script(boras: Platform) -> None:
    client = client_of(None)
    client.post("/utseende/", {"theme": "dark", "next": "/boras/"})
    assert 'data-theme="dark"' in client.get("/boras/").content.decode()
    client.post("/utseende/", {"theme": "", "next": "/boras/"})
    assert "data-theme" not in client.get("/boras/").content.decode()


def test_back_leads_nowhere_else(boras: Platform) -> None:
    for evil in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        response = client_of(None).post("/utseende/", {"theme": "dark", "next": evil})
        assert response.headers["Location"] == "/"
