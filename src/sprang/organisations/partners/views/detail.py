"""One partnership, for those who lead and for the partner's own people."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprang.foundation import themes
from sprang.foundation.http import UserRequest
from sprang.foundation.models import User

from ...models import Partnership
from .. import rules
from ..enums import AgreementState
from ..timeline import timeline_of
from .fetch import partnership_or_404


@login_required
@require_safe
def partnership_detail(request: UserRequest, uid: UUID) -> HttpResponse:
    partnership = partnership_or_404(request, uid)
    context = {
        "partnership": partnership,
        "organisation": partnership.organisation,
        "themes": themes.names(partnership.themes),
        "contacts": partnership.contacts.standing().select_related("user"),
        "may_write": rules.may_write(request.user, partnership),
        "may_note": rules.may_note(request.user, partnership),
        **agreed(partnership, request.user),
    }
    return render(request, "organisations/partners/detail.html", context)


def agreed(partnership: Partnership, user: User) -> dict[str, Any]:
    """What is in force, promised and made, and what has happened."""
    agreements = list(partnership.agreements.prefetch_related("files"))
    contributions = list(partnership.contributions.all())
    over = [each for each in agreements if each.state == AgreementState.ENDED]
    return {
        "agreements": [each for each in agreements if each not in over],
        "past": over,
        "promised": [each for each in contributions if each.made_on is None],
        "made": [each for each in contributions if each.made_on],
        "timeline": timeline_of(partnership, user, agreements, contributions),
    }
