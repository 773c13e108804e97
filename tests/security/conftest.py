"""Limits as they are for real, a clock that stands still until it is moved, and mail."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import LazySettings
from django.core import mail

from sprang.foundation import throttle


class Clock:
    """Seconds since 1970 and since the start of the process, both moved by hand."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(throttle, "time", clock)
    return clock


@pytest.fixture
def limited(db: None, settings: LazySettings, clock: Clock) -> Iterator[Clock]:
    settings.LIMITS = True
    throttle.forget_all()
    yield clock
    throttle.forget_all()


@pytest.fixture
def last_code() -> Callable[[], str]:
    def find() -> str:
        found = re.search(r"^ {4}(\d{6})$", str(mail.outbox[-1].body), re.M)
        assert found, mail.outbox[-1].body
        return found[1]

    return find
