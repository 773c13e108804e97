"""News are forgotten after a year, and not told anew where the journal is read once more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sprang.dialogue.keeping import KEPT
from sprang.dialogue.models import Letter, Notification
from sprang.foundation import retention
from sprang.foundation.journal import readers
from sprang.foundation.models import User
from sprang.needs.actions import edit_need, sharpen_need
from sprang.needs.models import Need

from .conftest import NEWS, told

pytestmark = pytest.mark.django_db


def test_old_news_are_forgotten_and_stay_so(need: Need, lead: User, nurse: User) -> None:
    sharpen_need(need=need, by=lead)
    assert told() == [("nurse", "need.sharpened")]
    then = timezone.now() - KEPT - timedelta(minutes=1)
    Notification.objects.update(at=then)
    Letter.objects.create(user=nurse, about="news", ended_at=then)
    edit_need(need=need, by=lead, title="En rubrik till")
    readers.run_all()
    assert retention.forget() >= 2
    readers.replay(NEWS)
    assert told() == [("nurse", "need.edited")]
    assert not Letter.objects.exists()
