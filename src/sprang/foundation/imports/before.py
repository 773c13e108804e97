"""The values that an import replaced, as they are kept until it can no longer be undone."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from ..models import Record


def stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON can hold them: what is another row becomes its key."""
    return {name: value.pk if isinstance(value, Model) else value for name, value in values.items()}


def restored(record: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    """Out of JSON again.

    :raises ObjectDoesNotExist: a unit that the record belonged to is gone.
    """
    return {name: _restored(record, name, value) for name, value in values.items()}


def _restored(record: Record, name: str, value: Any) -> Any:
    field = record._meta.get_field(name)
    if field.is_relation and value is not None:
        return field.related_model._default_manager.get(pk=value)  # type: ignore[union-attr]
    return field.to_python(value)  # type: ignore[union-attr]
