"""What forms that edit something have in common: two people at once, and words that came late."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict

from ..errors import Refused, Stale
from ..models import Record


def given(request: HttpRequest) -> QueryDict | None:
    """What fills a form in: what was posted, or what the person gets back (`site.late.stash`)."""
    if request.method == "POST":
        return request.POST
    return getattr(request, "kept", None)


def version_seen(request: HttpRequest) -> int | None:
    """The version that a button's form carries: what the person saw when they pressed it."""
    try:
        return int(request.POST["version"])
    except (KeyError, ValueError):
        return None


def edited(form: Any, record: Record, edit: Callable[..., object]) -> bool:
    """Whether `edit(version=…, **values)` was done. Where someone was faster, the form says so."""
    try:
        edit(version=form.cleaned_data["version"], **form.values())
    except Stale as stale:
        told_stale(form, stale, record)
        return False
    return True


def told_stale(form: BaseForm, stale: Stale, record: Record) -> None:
    """Keep what was typed, say what happened, and let the person save again knowingly."""
    record.refresh_from_db(fields=["version"])
    refill(form, "version", str(record.version))
    form.add_error(None, str(stale))


def refill(form: BaseForm, name: str, value: Any) -> None:
    """Let a form that is shown again carry another value than the one that was sent."""
    data: Any = form.data
    form.data = data.copy()
    many = value if isinstance(value, list) else ["" if value is None else value]
    form.data.setlist(form.add_prefix(name), many)  # type: ignore[attr-defined]  # a QueryDict


def saved(form: BaseForm, save: Callable[[], object]) -> bool:
    """Whether it could be saved. Where somebody was faster by a moment, the form says so."""
    try:
        save()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True
