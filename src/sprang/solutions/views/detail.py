"""The page of one solution: what it is, what it gave, who has taken it up."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sprang.core.sweden import NAMES
from sprang.foundation import themes
from sprang.foundation.around import ties_and_history
from sprang.foundation.forms.choices import visibilities_for
from sprang.foundation.history import who
from sprang.foundation.http import PlatformRequest
from sprang.foundation.models import User

from .. import rules
from ..models import Solution
from ..workflow import SOLUTION

ONWARD = ("test", "introduce")
"""Steps that carry it further; the others are found under "Mer"."""


def solution_or_404(request: PlatformRequest, ref: str) -> Solution:
    seen = Solution.objects.visible_to(request.user)
    rows = seen.select_related("scope", "author", "platform", "provider")
    solution: Solution = get_object_or_404(rows, platform=request.platform, reference=ref)
    return solution


@require_safe
def solution_detail(request: PlatformRequest, ref: str) -> HttpResponse:
    solution = solution_or_404(request, ref)
    tied, history = ties_and_history(solution, request.user)
    context = {
        "solution": solution,
        "tied": tied,
        "files": list(solution.files.all()),
        "history": history,
        "author": who(solution.author, solution, request.user),
        "themes": themes.names(solution.themes),
        "adopters": sorted(NAMES.get(code, code) for code in solution.adopted_by),
        **deeds(solution, request.user),
    }
    return render(request, "solutions/detail.html", context)


def deeds(solution: Solution, user: User | AnonymousUser) -> dict[str, Any]:
    if not isinstance(user, User):
        return {"onward": [], "away": [], "circles": []}
    leads = rules.leads(user, solution)
    moves = SOLUTION.allowed(solution, user)
    return {
        "onward": [move for move in moves if move.verb in ONWARD],
        "away": [move for move in moves if move.verb not in ONWARD],
        "may_edit": rules.may_edit(user, solution),
        "circles": visibilities_for(user, solution.scope_id, solution.visibility) if leads else [],
    }
