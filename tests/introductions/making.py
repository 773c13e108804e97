"""An introduction that both have said yes to, with a time that is proposed."""

from datetime import timedelta

from django.utils import timezone

from sprang.foundation.models import User
from sprang.needs.introductions.enums import IntroductionState
from sprang.needs.introductions.models import Introduction, MeetingTime
from sprang.needs.models import Need
from sprang.organisations.models import Organisation


def build_introduced(need: Need, house: Organisation, by: User) -> tuple[Introduction, MeetingTime]:
    now = timezone.now()
    said = {"state": IntroductionState.ACCEPTED, "settled_at": now, "purpose": "Nytta."}
    made = Introduction.objects.create(
        platform=need.platform, need=need, organisation=house, by=by, **said
    )
    at = now + timedelta(days=3)
    return made, made.times.create(party="organisation", by=by, starts_at=at)
