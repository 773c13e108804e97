"""The forms of a page, as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin

SENT = ("input", "select", "textarea", "button")


@dataclass
class Field:
    name: str
    type: str
    value: str = ""
    options: list[str] = field(default_factory=list)
    on: bool = True
    """Whether it is sent as it stands: a box that is ticked, a choice that is made."""

    @property
    def is_typed(self) -> bool:
        return self.type in ("text", "textarea", "search", "email", "url", "number", "date")


@dataclass
class Form:
    method: str
    action: str
    fields: list[Field] = field(default_factory=list)

    def values(self) -> dict[str, list[str]]:
        """What is sent if nobody touches anything."""
        sent: dict[str, list[str]] = {}
        for each in self.fields:
            if each.on and each.type not in ("file", "submit"):
                sent.setdefault(each.name, []).append(each.value)
        return sent

    def first(self, name: str) -> str:
        return self.values()[name][0]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.name for each in self.fields))

    @property
    def typed(self) -> list[str]:
        return list(dict.fromkeys(each.name for each in self.fields if each.is_typed))


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address, self.forms = address, []  # type: tuple[str, list[Form]]
        self.form: Form | None = None
        self.field: Field | None = None
        self.option: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            method = said.get("method", "get").lower()
            self.form = Form(method, urldefrag(urljoin(self.address, said.get("action", ""))).url)
            self.forms.append(self.form)
        elif tag == "option" and self.field and self.field.type == "select":
            self.field.options.append(said.get("value", ""))
            if "selected" in said or len(self.field.options) == 1:
                self.field.value = said.get("value", "")
        elif self.form and tag in SENT and said.get("name"):
            self.begin(tag, said)

    def begin(self, tag: str, said: dict[str, str]) -> None:
        assert self.form
        kind = {"select": "select", "textarea": "textarea"}.get(tag) or said.get(
            "type", "submit" if tag == "button" else "text"
        )
        is_box = kind in ("checkbox", "radio")
        value = said.get("value", "on" if is_box else "")
        self.field = Field(said["name"], kind, value, on=not is_box or "checked" in said)
        self.form.fields.append(self.field)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        if tag in ("select", "textarea", "form"):
            self.field = None

    def handle_data(self, data: str) -> None:
        if self.field and self.field.type == "textarea":
            self.field.value += data


def forms_of(response: Any, address: str = "") -> list[Form]:
    """Every form of the page; a textarea's first line break is the page's own."""
    reader = _Reader(address or response.request["PATH_INFO"])
    reader.feed(response.content.decode())
    for form in reader.forms:
        for each in form.fields:
            if each.type == "textarea":
                each.value = each.value.removeprefix("\n")
    return reader.forms


def form_to(response: Any, action: str) -> Form:
    """The only form of the page that posts there."""
    found = [form for form in forms_of(response) if form.action == action and form.method == "post"]
    assert len(found) == 1, [form.action for form in forms_of(response)]
    return found[0]
