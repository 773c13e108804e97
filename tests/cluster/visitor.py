"""A person with a browser without script: pages, cookies, and forms as they stand in the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

import requests

from .people import PASSWORD

PATIENCE = 30.0
Pairs = list[tuple[str, str]]


@dataclass
class Form:
    """Where it is sent, and what a browser would send of it untouched."""

    action: str
    pairs: Pairs = field(default_factory=list)

    def filled(self, values: Mapping[str, str]) -> Pairs:
        kept = [(name, value) for name, value in self.pairs if name not in values]
        return [*kept, *values.items()]


class Forms(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._inside = False
        self._select, self._textarea, self._chosen = "", "", False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
            self._inside = True
        elif self._inside:
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        is_button = given.get("type") in ("submit", "file", "button")
        is_off = given.get("type") in ("checkbox", "radio") and "checked" not in given
        if tag == "input" and name and not is_button and not is_off:
            self.forms[-1].pairs.append((name, given.get("value", "on" if is_off else "")))
        elif tag == "select":
            self._select = name
            self._chosen = False
        elif tag == "option" and self._select:
            self._option(given)
        elif tag == "textarea":
            self._textarea = name
            self.forms[-1].pairs.append((name, ""))

    def _option(self, given: dict[str, str]) -> None:
        """The first one counts where none is chosen."""
        if self._chosen and "selected" not in given:
            return
        if self._chosen:
            self.forms[-1].pairs.pop()
        self.forms[-1].pairs.append((self._select, given.get("value", "")))
        self._chosen = True

    def handle_data(self, data: str) -> None:
        if self._textarea:
            name, before = self.forms[-1].pairs[-1]
            self.forms[-1].pairs[-1] = (name, before + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._textarea:
            name, text = self.forms[-1].pairs[-1]
            self.forms[-1].pairs[-1] = (name, text.removeprefix("\n"))
            self._textarea = ""
        elif tag == "select":
            self._select = ""


class Visitor:
    """`met` is every status that any request was answered with, and the machine that gave it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()
        self.met: list[tuple[str, int, str]] = []

    def copy(self) -> "Visitor":
        """The same person at another machine: signed in, with connections of its own."""
        other = Visitor(self.url)
        other.session.cookies.update(self.session.cookies)
        other.met = self.met
        return other

    def get(self, path: str) -> requests.Response:
        return self._ask("GET", path)

    def post(self, path: str, pairs: Pairs, files: Any = None) -> requests.Response:
        return self._ask("POST", path, data=pairs, files=files)

    def _ask(self, method: str, path: str, **given: Any) -> requests.Response:
        response = self.session.request(
            method, urljoin(self.url, path), timeout=PATIENCE, allow_redirects=False, **given
        )
        served = response.headers.get("X-Served-By", "")
        self.met.append((f"{method} {path}", response.status_code, served))
        return response

    def form(self, path: str, action: str) -> Form:
        """The form on a page that is sent to an address with that ending; empty: to the page."""
        page = self.get(path)
        assert page.status_code == 200, (path, page.status_code, page.text[-2000:])
        return form_in(page.text, action)

    def send(self, path: str, action: str, files: Any = None, **values: str) -> requests.Response:
        form = self.form(path, action)
        return self.post(form.action or path, form.filled(values), files)

    def sign_in(self, email: str) -> None:
        response = self.send("/konto/login/", "/konto/login/", login=email, password=PASSWORD)
        assert response.status_code == 302, response.text


def form_in(text: str, action: str) -> Form:
    forms = Forms(text).forms
    found = [
        form for form in forms if (form.action.endswith(action) if action else not form.action)
    ]
    assert found, (action, [form.action for form in forms])
    return found[0]
