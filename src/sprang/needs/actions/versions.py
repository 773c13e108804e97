"""Earlier versions of a need: brought back, taken away."""

from django.db import transaction

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import User

from .. import rules
from ..models import Need, NeedVersion
from .requirements import edit_need_and_requirements


def restore_version(*, kept: NeedVersion, by: User, version: int) -> Need:
    """Let an earlier version be the words of the need again, as a new version.

    :raises NotAllowed: the person may not change the need.
    :raises Stale: someone else has changed it since `version`.
    """
    need: Need = kept.need
    if not rules.may_edit(by, need):
        raise NotAllowed("restore_version")
    words = {name: kept.words[name] for name in NeedVersion.WORDS}
    rows = kept.words["requirements"]
    edit_need_and_requirements(need=need, by=by, rows=rows, version=version, **words)
    return need


@transaction.atomic
def forget_version(*, kept: NeedVersion, by: User) -> None:
    """Take an earlier version away, where it says what it should not.

    :raises NotAllowed: the person does not lead.
    """
    need, number = kept.need, kept.number
    if not rules.leads(by, need):
        raise NotAllowed("forget_version")
    kept.delete()
    journal.append("need.version_forgotten", subject=need, by=by, data={"number": number})
