"""What forms that edit a record have in common."""

from django import forms

from .errors import Stale


def told_stale(form: forms.Form, stale: Stale, version: int) -> None:
    """Keep what was typed, say what happened, and let the person save again knowingly."""
    form.data = form.data.copy()
    form.data["version"] = str(version)
    form.add_error(None, str(stale))
