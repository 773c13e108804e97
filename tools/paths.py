"""The table of all pages' paths, made of the URLs themselves.

    python tools/paths.py          print the table
    python tools/paths.py FILE     put it into the file, between its two markers

A test fails while the table in `docs/development.md` differs from what this makes.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

BEGIN, END = "<!-- paths -->", "<!-- /paths -->"
ELSEWHERE = "allauth."
API = "api"
"""Their paths are documented by django-allauth and by the API's own description."""


class Row(NamedTuple):
    path: str
    name: str
    methods: str
    who: str


def rows(patterns: Any = None) -> list[Row]:
    """Of the whole site, where no other patterns are given."""
    from sprang.site.urls import urlpatterns

    return list(_rows(patterns or urlpatterns, "/"))


def _rows(patterns: Any, above: str) -> Iterator[Row]:
    for pattern in patterns:
        path = above + str(pattern.pattern)
        if not hasattr(pattern, "url_patterns"):
            yield _row(path, pattern)
        elif not _is_elsewhere(pattern):
            yield from _rows(pattern.url_patterns, path)


def _is_elsewhere(resolver: Any) -> bool:
    module = getattr(resolver.urlconf_name, "__name__", "")
    return module.startswith(ELSEWHERE) or resolver.namespace == API


def _row(path: str, pattern: Any) -> Row:
    layers = list(_layers(pattern.callback))
    who = "signed in" if any(map(_asks_to_sign_in, layers)) else "everyone"
    plain = re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", path)
    return Row(plain, pattern.name or "", _methods(layers), who)


def _layers(view: Any) -> Iterator[Any]:
    while view is not None:
        yield view
        view = getattr(view, "__wrapped__", None)


def _asks_to_sign_in(layer: Callable[..., Any]) -> bool:
    code = getattr(layer, "__code__", None)
    return code is not None and code.co_qualname.startswith("user_passes_test.")


def _methods(layers: list[Any]) -> str:
    """What `require_http_methods` and its kin let through; GET stands for HEAD too."""
    for layer in layers:
        names = getattr(getattr(layer, "__code__", None), "co_freevars", ())
        if "request_method_list" in names:
            allowed = layer.__closure__[names.index("request_method_list")].cell_contents
            return ", ".join(method for method in allowed if method != "HEAD")
    return "any"


def table() -> str:
    head = "| path | URL name | methods | who |\n|---|---|---|---|\n"
    return head + "".join(f"| `{r.path}` | `{r.name}` | {r.methods} | {r.who} |\n" for r in rows())


def put_into(text: str, made: str) -> str:
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n{made}{END}{rest.split(END)[1]}"


def main(arguments: list[str]) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sprang.site.settings_test")
    django.setup()
    for name in arguments:
        file = Path(name)
        file.write_text(put_into(file.read_text(), table()))
    if not arguments:
        sys.stdout.write(table())


if __name__ == "__main__":
    main(sys.argv[1:])
