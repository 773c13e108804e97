"""Reading pages in tests: what a person would see, not which tags it was said with."""

import re
from html import unescape
from typing import Any

SCRIPT = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def text_of(response: Any) -> str:
    """The words of a page, spaces folded."""
    html = SCRIPT.sub(" ", response.content.decode())
    return " ".join(unescape(TAG.sub(" ", html)).split())


def fields_of(response: Any, name: str = "form") -> set[str]:
    return set(response.context[name].errors)


def page_of(client: Any, path: str) -> str:
    """The page's HTML, with whatever status it has."""
    return str(client.get(path).content.decode())
