"""Opening and closing the public form, and the address that one can write to."""

from django.db import transaction
from django.db.models import F

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Platform, User

from .. import rules
from ..models import Intake


@transaction.atomic
def set_intake(*, platform: Platform, by: User, is_open: bool, address: str = "") -> Intake:
    """:raises ValidationError: another platform has the address."""
    if not rules.may_moderate(by, platform):
        raise NotAllowed("set_intake")
    values = {"is_open": is_open, "address": address.strip().lower()}
    if found := Intake.objects.filter(platform=platform, **values).first():
        return found
    intake, _new = Intake.objects.update_or_create(platform=platform, defaults=values)
    journal.append("submission.intake_changed", subject=platform, by=by, fields=values)
    return intake


@transaction.atomic
def renew_secret(*, platform: Platform, by: User) -> Intake:
    """The one before opens nothing any more."""
    if not rules.may_moderate(by, platform):
        raise NotAllowed("renew_secret")
    intake, _new = Intake.objects.get_or_create(platform=platform)
    Intake.objects.filter(pk=intake.pk).update(turn=F("turn") + 1)
    journal.append("submission.secret_renewed", subject=platform, by=by)
    intake.refresh_from_db()
    return intake
