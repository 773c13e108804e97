"""Verbs on solutions. Pages, API, command line and import all call these."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal, records
from sprang.foundation.enums import Visibility, at_most, is_choosable
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Platform, Record, Scope, User
from sprang.foundation.unseen import without_unseen

from . import answering, rules
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
    answers: Collection[Record] = (),
    **fields: Any,
) -> Solution:
    """Tell about something that works. `by` is None only for imports and the demo, which tie
    solutions to needs themselves.

    :raises NotAllowed: the person does not work on the platform, or may not see one of `answers`.
    :raises BadInput: title or text is empty.
    """
    if by and not rules.may_register(by, platform):
        raise NotAllowed("register_solution")
    if not without_unseen(title).strip():
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
    if not (answers and by):
        return records.add(solution, by=by, verb="registered")
    with journal.together():
        records.add(solution, by=by, verb="registered")
        answering.tie_to(solution, answers, by=by)
    return solution


@transaction.atomic
def edit_solution(
    *,
    solution: Solution,
    by: User | None,
    version: int | None = None,
    answers: Collection[Record] | None = None,
    **values: Any,
) -> Solution:
    """Change its words, and with `answers` which needs it answers.

    :raises NotAllowed: the person may not.
    :raises Stale: someone else changed it since `version`.
    """
    if by and not rules.may_edit(by, solution):
        raise NotAllowed("edit_solution")
    if answers is None or by is None:
        return records.change(solution, by=by, verb="edited", version=version, **values)
    with journal.together():
        before = solution.version
        records.change(solution, by=by, verb="edited", version=version, **values)
        claimed = solution.version != before
        if answering.tie_to(solution, answers, by=by) and not claimed:
            records.touch(solution, by=by, verb="answers_set", version=version)
    return solution


def answer_needs(*, solution: Solution, by: User, needs: Collection[Record]) -> Solution:
    """Say which needs it answers. Ties to needs that the person may not see stay.

    :raises NotAllowed: the person may not edit the solution or see one of the needs.
    """
    return edit_solution(solution=solution, by=by, answers=needs)


@transaction.atomic
def share_solution(
    *, solution: Solution, by: User, visibility: str, version: int | None = None
) -> Solution:
    if not rules.leads(by, solution):
        raise NotAllowed("share_solution")
    if not is_choosable(visibility):
        raise Refused(_("Välj vem som får se lösningen."))
    return records.change(solution, by=by, verb="shared", version=version, visibility=visibility)


def move_solution(
    *, solution: Solution, verb: str, by: User, version: int | None = None
) -> Solution:
    """Take one of the steps in `SOLUTION`."""
    return SOLUTION.go(solution, verb, by=by, version=version)
