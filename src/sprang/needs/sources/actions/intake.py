"""Opening and closing the public form."""

from django.db import transaction

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Platform, User

from .. import rules
from ..models import Intake


@transaction.atomic
def open_intake(*, platform: Platform, by: User, is_open: bool) -> Intake:
    if not rules.may_moderate(by, platform):
        raise NotAllowed("open_intake")
    values = {"is_open": is_open}
    intake, _new = Intake.objects.update_or_create(platform=platform, defaults=values)
    journal.append("submission.intake_changed", subject=platform, by=by, fields=values)
    return intake
