"""What forms that edit a record have in common."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest

from .errors import Stale


def version_seen(request: HttpRequest) -> int | None:
    """The version that a button's form carries: what the person saw when they pressed it."""
    try:
        return int(request.POST["version"])
    except (KeyError, ValueError):
        return None


def told_stale(form: BaseForm, stale: Stale, version: int) -> None:
    """Keep what was typed, say what happened, and let the person save again knowingly."""
    refill(form, "version", str(version))
    form.add_error(None, str(stale))


def refill(form: BaseForm, name: str, value: str) -> None:
    """Let a form that is shown again carry another hidden value than the one that was sent."""
    data: Any = form.data
    form.data = data.copy()
    form.data[name] = value  # type: ignore[index]  # a QueryDict, as forms get it
