"""System checks: a record kind that lacks its declarations stops the start."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register

from .models import Record


@register()
def records_are_declared(**_kwargs: Any) -> list[CheckMessage]:
    kinds = [model for model in apps.get_models() if issubclass(model, Record)]
    return [
        Error(f"{model.__name__} has no KIND or LETTER", obj=model, id="sprang.E001")
        for model in kinds
        if model is not Record and not (model.KIND and model.LETTER)
    ]
