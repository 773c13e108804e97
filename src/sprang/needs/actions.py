"""Verbs on needs. Pages, API, command line and import all call these."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.core.text import detect
from sprang.foundation import records
from sprang.foundation.enums import Visibility, at_most, is_choosable
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Platform, Scope, User

from . import rules
from .enums import NeedStatus
from .models import Need, Requirement
from .title import title_of
from .workflow import NEED


@transaction.atomic
def capture_need(
    *,
    platform: Platform,
    by: User | None,
    text: str,
    title: str = "",
    scope: Scope | None = None,
    visibility: str = Visibility.INTERNAL,
    **fields: Any,
) -> Need:
    """Write down what hurts. `by` is None only for imports and the demo.

    :raises NotAllowed: the person does not belong to the platform.
    :raises BadInput: the text is empty.
    """
    if by and not rules.may_capture(by, platform):
        raise NotAllowed("capture_need")
    if not text.strip():
        raise BadInput({"text": _("Skriv vad som skaver. En mening räcker.")})
    need = Need(
        platform=platform,
        scope=scope or platform,
        title=title.strip() or title_of(text),
        text=text.strip(),
        visibility=_allowed_visibility(by, platform, visibility),
        language=fields.pop("language", "") or language_of(text),
        status=NeedStatus.CAPTURED,
        **fields,
    )
    records.add(need, by=by, verb="captured")
    return need


def language_of(text: str) -> str:
    return "en" if detect(text) == "en" else "sv"


def _allowed_visibility(by: User | None, platform: Platform, wanted: str) -> str:
    """Guests see only what they wrote and what is shared, so theirs begins as a draft."""
    if by is None or by.access.leads(platform.pk):
        return wanted
    if by.access.is_guest(platform.pk):
        return Visibility.DRAFT
    return at_most(wanted, Visibility.INTERNAL)


@transaction.atomic
def edit_need(*, need: Need, by: User | None, version: int | None = None, **values: Any) -> Need:
    """Change the words of a need.

    :raises NotAllowed: the person may not.
    :raises BadInput: the person may not write for the scope that it is moved to.
    :raises Stale: someone else changed it since `version`.
    """
    if by and not rules.may_edit(by, need):
        raise NotAllowed("edit_need")
    if by and not rules.may_move(by, need, values.get("scope", need.scope)):
        raise BadInput({"scope": _("Välj en enhet på plattformen som du får skriva för.")})
    return records.change(need, by=by, verb="edited", version=version, **values)


@transaction.atomic
def set_requirements(
    *, need: Need, by: User | None, rows: Sequence[Mapping[str, str]], version: int | None = None
) -> None:
    """Replace the requirements on a solution, in the order given.

    :raises Stale: someone else changed the need since `version`.
    """
    if by and not rules.may_edit(by, need):
        raise NotAllowed("set_requirements")
    # Of two people at once the later waits here and is told, instead of colliding on a row.
    records.hold(need)
    need.requirements.all().delete()
    Requirement.objects.bulk_create(
        Requirement(need=need, position=position, **row)
        for position, row in enumerate(rows, start=1)
    )
    records.touch(need, by=by, verb="requirements_set", version=version)


def sharpen_need(*, need: Need, by: User, version: int | None = None) -> Need:
    return NEED.go(need, "sharpen", by=by, version=version)


def withdraw_need(*, need: Need, by: User, version: int | None = None) -> Need:
    return NEED.go(need, "withdraw", by=by, version=version)


def reopen_need(*, need: Need, by: User, version: int | None = None) -> Need:
    return NEED.go(need, "reopen", by=by, version=version, closed_reason="")


def close_need(*, need: Need, by: User, reason: str, version: int | None = None) -> Need:
    """:raises BadInput: without a reason, since it is what others learn from."""
    if not reason.strip():
        raise BadInput({"reason": _("Skriv varför. Den som skrev behovet får läsa det.")})
    return NEED.go(need, "close", by=by, version=version, closed_reason=reason.strip())


@transaction.atomic
def share_need(*, need: Need, by: User, visibility: str, version: int | None = None) -> Need:
    """Decide who may see it.

    :raises Refused: for a visibility that is not one to choose.
    :raises Stale: someone else changed the need since `version`.
    """
    if not rules.may_share(by, need):
        raise NotAllowed("share_need")
    if not is_choosable(visibility):
        raise Refused(_("Välj vem som får se behovet."))
    return records.change(need, by=by, verb="shared", version=version, visibility=visibility)
