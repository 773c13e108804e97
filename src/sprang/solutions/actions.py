"""Verbs on solutions. Pages, API, command line and import all call these."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import records
from sprang.foundation.enums import Visibility, at_most, is_choosable
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Platform, Scope, User

from . import rules
from .enums import SolutionStatus
from .models import Solution
from .workflow import SOLUTION


@transaction.atomic
def register_solution(
    *,
    platform: Platform,
    by: User | None,
    title: str,
    text: str,
    scope: Scope | None = None,
    visibility: str = Visibility.INTERNAL,
    status: str = SolutionStatus.IN_USE,
    **fields: Any,
) -> Solution:
    """Tell about something that works. `by` is None only for imports and the demo.

    :raises NotAllowed: the person does not work on the platform.
    :raises BadInput: title or text is empty.
    """
    if by and not rules.may_register(by, platform):
        raise NotAllowed("register_solution")
    if not title.strip():
        raise BadInput({"title": _("Skriv en rubrik som säger vad lösningen gör.")})
    if not text.strip():
        raise BadInput({"text": _("Beskriv lösningen så att någon annan kan ta efter.")})
    if by and not by.access.leads(platform.pk):
        # only a lead decides that something leaves the house
        visibility = at_most(visibility, Visibility.INTERNAL)
    solution = Solution(
        platform=platform,
        scope=scope or platform,
        title=title.strip(),
        text=text.strip(),
        visibility=visibility,
        status=status,
        **fields,
    )
    records.add(solution, by=by, verb="registered")
    return solution


@transaction.atomic
def edit_solution(
    *, solution: Solution, by: User | None, version: int | None = None, **values: Any
) -> Solution:
    if by and not rules.may_edit(by, solution):
        raise NotAllowed("edit_solution")
    return records.change(solution, by=by, verb="edited", version=version, **values)


@transaction.atomic
def share_solution(*, solution: Solution, by: User, visibility: str) -> Solution:
    if not rules.leads(by, solution):
        raise NotAllowed("share_solution")
    if not is_choosable(visibility):
        raise Refused(_("Välj vem som får se lösningen."))
    return records.change(solution, by=by, verb="shared", visibility=visibility)


@transaction.atomic
def move_solution(*, solution: Solution, verb: str, by: User) -> Solution:
    """Take one of the steps in `SOLUTION`."""
    status = SOLUTION.check(solution, verb, by)
    return records.change(solution, by=by, verb=verb, status=status)
