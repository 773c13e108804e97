"""A select as HTML, as the template `django/forms/widgets/select.html` would write it.

A list's filters hold a hundred options. Out of a template each, they cost more than the records.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

TEMPLATE = "django/forms/widgets/select.html"


def select(widget: Mapping[str, Any]) -> SafeString:
    """`widget` is what Django hands to the template."""
    own = widget["attrs"].get("class", "")
    groups = "".join(_group(name, options) for name, options, _place in widget["optgroups"])
    head = f'<select name="{conditional_escape(widget["name"])}" class="select{own and f" {own}"}"'
    html = f"{head}{_attributes(widget['attrs'])}>{groups}\n</select>"
    return mark_safe(html)  # noqa: S308  every value has been escaped


def _group(name: Any, options: list[dict[str, Any]]) -> str:
    inner = "".join(map(_option, options))
    if not name:
        return inner
    return f'\n  <optgroup label="{conditional_escape(name)}">{inner}\n  </optgroup>'


def _option(option: Mapping[str, Any]) -> str:
    value, label = conditional_escape(str(option["value"])), conditional_escape(option["label"])
    return f'\n  <option value="{value}"{_attributes(option["attrs"])}>{label}</option>'


def _attributes(given: Mapping[str, Any]) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(str(value))}"'
        for name, value in given.items()
        if value is not False and name != "class"
    )
