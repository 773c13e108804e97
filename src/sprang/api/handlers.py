"""Each kind of failure and the problem that it becomes."""

import logging
from typing import Any

from django.core.exceptions import (
    ObjectDoesNotExist,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.errors import ValidationError as WrongShape

from sprang.foundation.database.away import RETRY_AFTER, is_away
from sprang.foundation.errors import BadInput, NotAllowed, Refused, Stale

from .door import CallerError
from .faults import faults_of, faults_of_model
from .problems import problem

logger = logging.getLogger(__name__)


def not_found(request: HttpRequest, _error: Any) -> HttpResponse:
    return problem(request, 404)


def unknown(request: HttpRequest, error: CallerError) -> HttpResponse:
    response = problem(request, 401, error.message)
    response["WWW-Authenticate"] = error.challenge
    return response


def http(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Ninja's own words for a body that is no JSON are English; the title says it."""
    return problem(request, error.status_code, "" if error.status_code == 400 else error.message)


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(request, 409, str(error), kind="refused")


def stale(request: HttpRequest, _error: Stale) -> HttpResponse:
    detail = _("Någon annan har ändrat under tiden. Hämta den igen och skicka dess version.")
    return problem(request, 409, detail, kind="stale")


def beaten(request: HttpRequest, _error: IntegrityError) -> HttpResponse:
    """Two wrote the same at once and the database let only one of them through."""
    logger.warning("Write refused by the database at %s", request.path)
    return problem(request, 409, _("Någon annan hann före. Hämta på nytt och försök igen."))


def bad_input(request: HttpRequest, error: BadInput) -> HttpResponse:
    errors = [{"field": field, "message": text} for field, text in error.faults.items()]
    return problem(request, 422, errors=errors)


def wrong_shape(request: HttpRequest, error: WrongShape) -> HttpResponse:
    return problem(request, 422, errors=faults_of(error.errors))


def wrong_values(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem(request, 422, errors=faults_of_model(error))


def too_big(request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    return problem(request, 413)


def suspicious(request: HttpRequest, _error: SuspiciousOperation) -> HttpResponse:
    return problem(request, 400)


def database_away(request: HttpRequest) -> HttpResponse:
    detail = _("Databasen svarar inte just nu. Försök igen om en liten stund.")
    response = problem(request, 503, detail)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def broken(request: HttpRequest, error: Exception) -> HttpResponse:
    if is_away(error):
        return database_away(request)
    logger.error("API failed at %s", request.path, exc_info=error)
    return problem(request, 500)


HANDLERS: tuple[tuple[type[Exception], Any], ...] = (
    (Http404, not_found),
    (NotAllowed, not_found),
    (ObjectDoesNotExist, not_found),
    (CallerError, unknown),
    (HttpError, http),
    (Stale, stale),
    (Refused, refused),
    (BadInput, bad_input),
    (WrongShape, wrong_shape),
    (ValidationError, wrong_values),
    (IntegrityError, beaten),
    (RequestDataTooBig, too_big),
    (SuspiciousOperation, suspicious),
    (Exception, broken),
)


def install(api: NinjaAPI) -> None:
    for kind, handler in HANDLERS:
        api.add_exception_handler(kind, handler)
