"""What people have tied to a record: said about it, joined it with, asked for, judged.

Found from the models, so that what a later room ties to a record counts without being told of here.
"""

from functools import cache
from typing import Any, Final

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from ..models import Record

OWN: Final = {
    "foundation.ImportTrace.record": "the run's own",
    "foundation.Link.source": "may be of the row itself; anybody else's has an entry of its own",
    "needs.Requirement.need": "a part of the need: to change it is a new version",
    "needs.NeedVersion.need": "a part of the need too",
    "dialogue.Notification.record": "told by Språng",
    "dialogue.Notification.beside": "told by Språng",
}
"""What points at records and is nobody's work, and why."""


@cache
def relations() -> tuple[tuple[Any, str], ...]:
    """Model and field of all that points at a record and is somebody's."""
    records: list[Any] = [model for model in apps.get_models() if issubclass(model, Record)]
    return tuple(
        (each.related_model, each.field.name)
        for model in records
        for each in model._meta.get_fields(include_hidden=True)
        if (each.one_to_many or each.one_to_one) and each.auto_created and not each.concrete
        if each.model is model and not each.field.remote_field.parent_link
        if label(each.related_model, each.field.name) not in OWN
    )


def label(model: Any, field: str) -> str:
    return f"{model._meta.label}.{field}"


def has_attached(record: str) -> Q:
    """Of rows whose field `record` is the key of one: whether anything is tied to it."""
    found = Q()
    for model, field in relations():
        found |= Q(Exists(model._default_manager.filter(**{field: OuterRef(record)})))
    return found
