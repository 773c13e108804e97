"""What forms that edit a record have in common."""

from typing import Any

from django.forms import BaseForm

from .errors import Stale


def told_stale(form: BaseForm, stale: Stale, version: int) -> None:
    """Keep what was typed, say what happened, and let the person save again knowingly."""
    data: Any = form.data
    form.data = data.copy()
    form.data["version"] = str(version)  # type: ignore[index]  # a QueryDict, as forms get it
    form.add_error(None, str(stale))
