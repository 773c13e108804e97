"""How the city's needs have gone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprang.foundation.http import PlatformRequest

from ..flowing import LATEST, flow_of


@require_safe
def need_flow(request: PlatformRequest) -> HttpResponse:
    flow = flow_of(request.platform, request.user)
    return render(request, "needs/flow.html", {"flow": flow, "latest": LATEST})
