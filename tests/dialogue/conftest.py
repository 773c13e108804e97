"""A need that others may see, and the journal's reader."""

from collections.abc import Callable
from typing import Any

import pytest

from sprang.dialogue.models import Notification
from sprang.foundation.journal import readers
from sprang.needs.models import Need

NEWS = "news"


@pytest.fixture
def need(make_need: Callable[..., Need]) -> Need:
    """The nurse's, in the network."""
    return make_need(title="Nycklarna", visibility="network", affected="Alla", wanted_effect="Lugn")


def told(channel: str = "page") -> list[tuple[str, str]]:
    """Who has been told of what, as the reader comes to it."""
    readers.follow(NEWS)
    rows = Notification.objects.filter(channel=channel).order_by("seq", "user__email")
    return [(who.split("@")[0], kind) for who, kind in rows.values_list("user__email", "kind")]


Post = Callable[..., Any]
