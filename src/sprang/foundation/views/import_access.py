"""Who comes to the pages of imports: those who lead the platform."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404

from ..errors import NotAllowed
from ..http import UserRequest
from ..imports.actions import check_lead
from ..models import ImportRun

View = Callable[..., HttpResponseBase]


def for_leads(view: View) -> View:
    """Others get the 404 that an unknown address gets."""

    @wraps(view)
    def checked(request: UserRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            check_lead(request.user, request.platform)
        except NotAllowed as error:
            raise Http404 from error
        return view(request, *args, **kwargs)

    return login_required(checked)


def run_or_404(request: UserRequest, uid: UUID) -> ImportRun:
    runs = ImportRun.objects.filter(platform=request.platform)
    return get_object_or_404(runs.select_related("job", "platform", "by"), uid=uid)


def status_of(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200
