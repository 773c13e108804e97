"""Writing a need down and changing its words."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.core.text import detect
from sprang.foundation import records
from sprang.foundation.enums import Role, Visibility, at_most
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Platform, Scope, User
from sprang.foundation.unseen import without_unseen

from .. import rules
from ..enums import NeedStatus, Source
from ..models import Need
from ..title import title_of

OF_GUESTS = {
    Role.PARTNER: Source.PARTNER,
    Role.RESEARCHER: Source.RESEARCHER,
    Role.CITIZEN: Source.CITIZEN,
}


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
    text = without_unseen(text)
    if not text.strip():
        raise BadInput({"text": _("Skriv vad som skaver. En mening räcker.")})
    need = Need(
        platform=platform,
        scope=scope or platform,
        title=title.strip() or title_of(text),
        text=text.strip(),
        visibility=_allowed_visibility(by, platform, visibility),
        language=fields.pop("language", "") or _language_of(text),
        source=fields.pop("source", "") or _source_of(by, platform),
        status=NeedStatus.CAPTURED,
        **fields,
    )
    records.add(need, by=by, verb="captured")
    return need


def _source_of(by: User | None, platform: Platform) -> str:
    """Where nobody says: by the writer's role."""
    if by is None:
        return ""
    if by.access.is_guest(platform.pk):
        return next(
            (kind for role, kind in OF_GUESTS.items() if by.access.has_role(platform.pk, role)), ""
        )
    return Source.EMPLOYEE


def _language_of(text: str) -> str:
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
