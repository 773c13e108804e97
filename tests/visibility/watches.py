"""Watches of all who have an account, and all that they were told: also what is hidden since."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from typing import Any

from django.utils import timezone

from sprang.foundation.models import Platform, User
from sprang.matching.models import Notice, Watch, WatchLetter
from sprang.organisations.models import Organisation

from . import oracle
from .build import COMMON, Built
from .cast import HERE, WORLD
from .facts import Fact, Person

WORDS = " ".join(COMMON.split()[:2])
TOLD = (*oracle.SEARCHED, "call")
LISTED, UNLISTED = "company", "unlisted"


def watch_all(built: Built, company: Organisation, unlisted: Organisation) -> None:
    """For each person a watch of words, of a need that they see, of one that they don't see any
    more, of a profile, and of one that isn't in the register any more. All have found everything.
    """
    profiles = {LISTED: company, UNLISTED: unlisted}
    platform = built.platform(HERE)
    for person in WORLD.people.values():
        if person.account:
            user = built.users[person.key]
            WatchLetter.objects.get_or_create(user=user)
            tell_all(built, person, profiles, list(made(built, user, person, platform, profiles)))


def made(
    built: Built, user: User, person: Person, platform: Platform, profiles: dict[str, Any]
) -> Iterator[Watch]:
    about: list[dict[str, Any]] = [{"words": WORDS}]
    about += ({"need": built.records[fact.key]} for fact in needs_watched(person))
    about += ({"organisation": profile} for profile in profiles.values())
    for each in about:
        yield Watch.objects.create(user=user, platform=platform, **each)


def needs_watched(person: Person) -> list[Fact]:
    """One that is seen and one that is not, of those that are not taken back."""
    needs = [f for f in WORLD.records if f.kind == "need" and f.status != "withdrawn"]
    seen = [fact for fact in needs if oracle.sees(WORLD, person, fact)]
    return [*seen[:1], *(fact for fact in needs if fact not in seen)][:2]


def tell_all(built: Built, person: Person, profiles: dict[str, Any], watches: list[Watch]) -> None:
    """What the person doesn't see comes last, so that it is the newest."""
    told = [("innovator", each.uid) for each in profiles.values()]
    told += [(fact.kind, built.records[fact.key].uid) for fact in in_order(person)]
    first = timezone.now() - timedelta(minutes=len(told))
    Notice.objects.bulk_create(
        Notice(watch=watch, kind=kind, found=found, at=first + timedelta(minutes=number))
        for watch in watches
        for number, (kind, found) in enumerate(told)
    )


def in_order(person: Person) -> Iterator[Fact]:
    shown = [fact for fact in WORLD.records if shows(person, fact)]
    return chain(shown, (fact for fact in WORLD.records if fact not in shown))


def shows(person: Person, fact: Fact) -> bool:
    """Whether a notice of it is still told: not of drafts, nor of what was taken back."""
    is_there = fact.visibility != "draft" and fact.status != "withdrawn"
    return fact.kind in TOLD and is_there and oracle.sees(WORLD, person, fact)
