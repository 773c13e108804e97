"""One row for each person who is told of an event, and for each way of telling."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sprang.foundation.models import User
from sprang.foundation.models.seeing import read_access

from .. import news
from ..enums import OPTIONAL, USUAL, Channel, Group, How
from ..models import Follow, LetterChoice, Notification
from ..news import Event
from .recipients import by_city

Reasons = dict[tuple[int, int], tuple[Event, str]]
"""By entry and person: the event, and the kind of news it is to them."""


def notifications(events: Sequence[Event]) -> Iterator[Notification]:
    """To those who may see it now, never to whoever did it."""
    for city, its in by_city(events).items():
        reasons = _reasons(its)
        people = _people({user for _seq, user in reasons})
        ways = Ways(city, reasons.values(), people)
        for (_seq, user), (event, kind) in reasons.items():
            if (who := people.get(user)) and sees(who, event):
                yield from ways.rows(who, event, kind)


def _reasons(events: Sequence[Event]) -> Reasons:
    """Each person once for each event: the first reason is the one that is told."""
    found: Reasons = {}
    for to in dict.fromkeys(event.news.to for event in events):
        for event, user, kind in to([event for event in events if event.news.to is to]):
            if user != event.entry.actor_id:
                found.setdefault((event.entry.seq, user), (event, kind))
    return found


def _people(keys: set[int]) -> dict[int, User]:
    people = User.objects.filter(pk__in=keys, is_active=True).in_bulk()
    read_access(list(people.values()))
    return people


def sees(who: User, event: Event) -> bool:
    seen = (event.record, event.beside) if event.beside else (event.record,)
    return all(record.is_visible_to(who) for record in seen)


class Ways:
    """How each wants to be told of news from one city's records."""

    def __init__(self, city: int, told: Iterable[tuple[Event, str]], people: Any) -> None:
        chosen = LetterChoice.objects.filter(user__in=people)
        self.chosen = {(each.user_id, each.group): How(each.how) for each in chosen}
        records = {event.record.pk for event, _kind in told}
        muted = Follow.objects.filter(platform=city, record__in=records, user__in=people)
        # who has stopped following is told only of what names them
        self.muted = set(muted.filter(has_letters=False).values_list("user", "record"))

    def rows(self, who: User, event: Event, kind: str) -> Iterator[Notification]:
        group = news.group_of(kind)
        yield self._row(who, event, kind, group, Channel.PAGE, "")
        is_muted = group != Group.SERVICE and (who.pk, event.record.pk) in self.muted
        how = self.how(who, group)
        if how != How.NEVER and not is_muted:
            yield self._row(who, event, kind, group, Channel.MAIL, how)

    def how(self, who: User, group: str) -> How:
        chosen: dict[str, How] = {
            each: self.chosen.get((who.pk, each), USUAL[each]) for each in OPTIONAL
        }
        if group == Group.SERVICE:
            return How.NEVER if set(chosen.values()) == {How.NEVER} else USUAL[Group.SERVICE]
        return chosen[group]

    def _row(self, who: User, event: Event, kind: str, group: str, *way: str) -> Notification:
        channel, how = way
        return Notification(
            seq=event.entry.seq,
            user=who,
            channel=channel,
            kind=kind,
            group=group,
            platform_id=event.record.platform_id,
            record=event.record,
            beside=event.beside,
            comment=event.comment,
            at=event.entry.at,
            how=how,
        )
