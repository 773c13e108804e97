"""News are forgotten after a year, and not told anew where the journal is read once more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sprang.dialogue import keeping
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


def test_no_letter_goes_before_what_it_tells(
    need: Need, lead: User, nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What had no letter any more would be mailed once more."""
    monkeypatch.setattr(keeping, "AT_ONCE", 1)
    sharpen_need(need=need, by=lead)
    edit_need(need=need, by=lead, title="En rubrik till")
    readers.run_all()
    then = timezone.now() - KEPT - timedelta(minutes=1)
    letter = Letter.objects.create(user=nurse, about="news", ended_at=then)
    Notification.objects.update(at=then, letter=letter)
    for left in range(Notification.objects.count() - 1, -1, -1):
        retention.forget()
        assert Notification.objects.filter(letter=letter).count() == left
    retention.forget()
    assert not Letter.objects.exists()
