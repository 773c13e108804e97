"""Parameters that an operation doesn't have are refused: who misspells one is not to be answered
as if it had not been there, with more than was asked for."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, get_args

from django.http import HttpRequest
from django.utils.translation import gettext as _
from pydantic import BaseModel

from sprang.foundation.errors import BadInput


def only_known(operation: Callable[..., Any]) -> Callable[..., Any]:
    """For ninja's operations, whose queries are each one model."""
    known = names_in(operation)

    @wraps(operation)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if strange := request.GET.keys() - known:
            raise BadInput({name: _("Det finns ingen sådan parameter.") for name in strange})
        return operation(request, *args, **kwargs)

    return answer


def names_in(operation: Callable[..., Any]) -> set[str]:
    """What may stand after the `?`."""
    parameters = inspect.signature(operation, eval_str=True).parameters.values()
    given = (get_args(each.annotation)[:1] for each in parameters if is_query(each.annotation))
    models: list[type[BaseModel]] = [model for (model,) in given]
    fields = (item for model in models for item in model.model_fields.items())
    return {field.alias or name for name, field in fields}


def is_query(annotation: Any) -> bool:
    return any(type(each).__name__ == "Query" for each in get_args(annotation)[1:])
