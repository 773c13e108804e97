"""An introduction as one caller stands in it, out of what the page is made of."""

from types import SimpleNamespace

from sprang.foundation.models import User

from ..models import Introduction
from ..standing import Standing, Time, standing_of

OF_ONE = (
    *("uid", "platform", "need", "organisation", "purpose", "state"),
    *("made_at", "settled_at", "asked_at", "led_on", "has_ended"),
)


def told(introduction: Introduction, user: User) -> SimpleNamespace:
    """For `IntroductionDetailOut`. The hub reads what both sides have said, a side its own."""
    standing = standing_of(introduction, user)
    return SimpleNamespace(
        **{name: getattr(introduction, name) for name in OF_ONE},
        party=standing.party,
        step=standing.step,
        said=standing.said if standing.is_hub else [standing.mine],
        times=times_of(standing),
        contacts=standing.contacts,
    )


def times_of(standing: Standing) -> list[Time]:
    """The one that is chosen, else those that may be."""
    chosen = standing.chosen
    if chosen is None:
        return standing.times
    return [Time(chosen, False, True, chosen.party == standing.party)]
