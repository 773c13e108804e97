"""What is told of a dialogue itself, and to whom."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Entry

from . import news
from .enums import Group
from .models.notification import REMOVED
from .news import Event, Told
from .telling.recipients import following

MENTIONED, ANSWERED = "dialogue.mentioned", "dialogue.answered_you"


def record_of(entry: Entry) -> str:
    return str(entry.payload["record"])


def taking_part(events: Sequence[Event]) -> Iterator[Told]:
    """Those who are named, whoever is answered, and all who follow. Of several reasons to tell
    somebody the first is told."""
    for event in events:
        if event.comment:
            yield from ((event, user, MENTIONED) for user in _named(event))
            yield from ((event, user, ANSWERED) for user in _answered(event))
    yield from following(events)


def _named(event: Event) -> list[int]:
    assert event.comment
    return [mention.user_id for mention in event.comment.mentions.all()]


def _answered(event: Event) -> list[int]:
    assert event.comment
    above = event.comment.answers
    return [above.author_id] if above else []


def its_writer(events: Sequence[Event]) -> Iterator[Told]:
    for event in events:
        if event.comment:
            yield event, event.comment.author_id, REMOVED


for verb, words in {
    "commented": _("%(who)s skrev ett inlägg"),
    "asked": _("%(who)s ställde en fråga"),
    "answered": _("%(who)s svarade i samtalet"),
}.items():
    news.register(f"dialogue.{verb}", words, Group.DIALOGUE, to=taking_part, about=record_of)
news.register(
    REMOVED,
    _("%(who)s tog bort ditt inlägg. Skälet står i samtalet."),
    Group.PERSONAL,
    to=its_writer,
    about=record_of,
)
news.say(MENTIONED, _("%(who)s nämnde dig"), Group.PERSONAL)
news.say(ANSWERED, _("%(who)s svarade dig"), Group.PERSONAL)
