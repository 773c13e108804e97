"""A call that is repeated because its answer never came makes nothing more."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model
from django.http import HttpRequest
from ninja.errors import HttpError

from ..once import OtherWords, make_once
from ..sending import key_of_call
from .finding import user_of

M = TypeVar("M", bound=Model)


def repeatable(request: HttpRequest, make: Callable[[], M]) -> M:
    """What `make` makes, or made the first time that this `Idempotency-Key` came.

    :raises HttpError: 422 where the key came with something else the first time.
    """
    try:
        return make_once(by=user_of(request), key=key_of_call(request), make=make)[0]
    except OtherWords as other:
        raise HttpError(422, str(other)) from other
