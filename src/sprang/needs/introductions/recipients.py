"""Who is told of what happens to an introduction: those who stand in it, and nobody who follows
the need."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from sprang.dialogue.news import Event, Told
from sprang.foundation.enums import LEAD_ROLES
from sprang.foundation.models import Membership, User

from . import rules
from .enums import SIDES, Party
from .models import Introduction

By = Callable[[Introduction], Collection[int]]


def need_side(introduction: Introduction) -> set[int]:
    """Its author; where that one has gone, those who lead where the need belongs."""
    need = introduction.need
    if rules.is_author_there(need):
        return {need.author_id or 0}
    held = Membership.objects.current().filter(role__in=LEAD_ROLES, user__is_active=True)
    return set(
        held.filter(scope__in=(need.scope_id, need.platform_id)).values_list("user", flat=True)
    )


def organisation_side(introduction: Introduction) -> set[int]:
    return {who.pk for who in rules.people_of(introduction.organisation_id)}


def hub(introduction: Introduction) -> set[int]:
    """Whoever made it; where that one leads no more, those who do."""
    by = introduction.by
    if rules.is_hub(by, introduction.platform_id):
        return {by.pk}
    held = Membership.objects.current().filter(role__in=LEAD_ROLES, user__is_active=True)
    return set(held.filter(scope=introduction.platform_id).values_list("user", flat=True))


PARTIES: dict[str, By] = {
    Party.NEED: need_side,
    Party.ORGANISATION: organisation_side,
    Party.HUB: hub,
}


def sides(introduction: Introduction) -> set[int]:
    return need_side(introduction) | organisation_side(introduction)


def all_in_it(introduction: Introduction) -> set[int]:
    return sides(introduction) | hub(introduction)


def who_has_not_told(introduction: Introduction) -> set[int]:
    """Those of the sides that have not told how it went."""
    return _others(introduction, introduction.outcomes.values_list("party", flat=True))


def who_has_not_answered(introduction: Introduction) -> set[int]:
    """Those of the sides that have said neither yes nor no."""
    return _others(introduction, introduction.answers.values_list("party", flat=True))


def _others(introduction: Introduction, heard: Iterable[str]) -> set[int]:
    left = set(SIDES) - set(heard)
    return {user for side in left for user in PARTIES[side](introduction)}


def told_to(by: By) -> Callable[[Sequence[Event]], Iterator[Told]]:
    """Each told of the introduction that the entry names, if there still is one."""

    def to(events: Sequence[Event]) -> Iterator[Told]:
        uids = {event.entry.payload["introduction"] for event in events}
        rows = Introduction.objects.filter(uid__in=uids)
        rows = rows.select_related("need__author", "by")
        found = {str(each.uid): each for each in rows}
        for event in events:
            if introduction := found.get(event.entry.payload["introduction"]):
                people = sorted(by(introduction))
                yield from ((event, user, event.entry.kind) for user in people)

    return to


def names(people: Collection[int]) -> list[User]:
    return list(User.objects.filter(pk__in=people, is_active=True).order_by("name", "pk"))
