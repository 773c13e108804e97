"""Every door that is posted to has a limit, or a reason for having none."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, include, path
from django.urls.resolvers import RegexPattern
from django.views.decorators.http import require_POST, require_safe

from sprang.site.limits.rules import POSTED
from sprang.site.limits.unlimited import UNLIMITED


def doors(resolver: URLResolver) -> Iterator[tuple[str, Any]]:
    """Those of pages: all of the API's has one limit."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver) and each.namespace != "api":
            yield from doors(each)
        elif isinstance(each, URLPattern):
            yield each.name or str(each.pattern), each.callback


def takes_post(view: Any) -> bool:
    """What its decorators let in; a view that none of them guards takes anything."""
    inside = [view]
    while inside:
        each = inside.pop()
        if kind := getattr(each, "view_class", None):
            return hasattr(kind, "post")
        for cell in getattr(each, "__closure__", None) or ():
            held = cell.cell_contents
            if isinstance(held, list | tuple) and held and set(held) <= {"GET", "HEAD", "POST"}:
                return "POST" in held
            if callable(held):
                inside.append(held)
    return True


def test_every_door_that_is_posted_to_has_a_limit_or_a_reason() -> None:
    posted = {name for name, view in doors(get_resolver()) if takes_post(view)}
    reasons = [name for names in UNLIMITED.values() for name in names]
    assert {"export-start", "import-list", "account_login", "need-capture"} <= posted
    assert posted - POSTED.keys() - set(reasons) == set()
    assert len(reasons) == len(set(reasons))
    assert set(reasons) & POSTED.keys() == set()
    assert set(reasons) <= {name for name, _view in doors(get_resolver())}


def test_a_door_behind_a_namespace_or_without_a_name_is_a_door() -> None:
    def view(request: Any) -> Any:
        return request

    behind = include(([path("in/", view, name="hidden")], "elsewhere"))
    patterns = [path("dolt/", behind), path("utan-namn/", view)]
    found = doors(URLResolver(RegexPattern(r"^/"), patterns))  # type: ignore[arg-type]
    assert [name for name, _view in found] == ["hidden", "utan-namn/"]


def test_what_a_view_takes_is_read_off_its_decorators() -> None:
    def view(request: Any) -> Any:
        return request

    wrapped: list[tuple[Callable[..., Any], bool]] = [
        (view, True),
        (require_POST(view), True),
        (require_safe(view), False),
    ]
    for callback, expected in wrapped:
        assert takes_post(path("x", callback).callback) == expected
