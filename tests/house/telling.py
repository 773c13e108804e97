"""More of what grows: what comes in from people without an account, needs that are merged, and
introductions."""

from datetime import timedelta

from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.models import User
from sprang.needs.actions import merge_needs
from sprang.needs.introductions import actions
from sprang.needs.introductions.models import Introduction
from sprang.needs.models import Need
from sprang.needs.sources.actions import take_in
from sprang.needs.sources.models import Submission
from sprang.organisations.actions import add_unit, register_organisation
from tests.cast import City, build_need, build_user


def told_one_more(city: City, who: User, number: int) -> Submission:
    """Somebody has told something, which waits, and something that was taken in."""
    said = {"platform": city.platform, "email": f"bo{number}@post.example", "state": "waiting"}
    taken = Submission.objects.create(text=f"Nyckeln till port {number} är borta.", **said)
    take_in(submission=taken, by=who, text=taken.text)
    return Submission.objects.create(text=f"Bänk {number} är borta.", signs=["link"], **said)


def took_in(city: City, kept: Need, who: User, number: int) -> None:
    """A need from a place of its own, merged with this one."""
    author = build_user(f"merged{number}@boras.example", Role.MEMBER, city.platform)
    unit = add_unit(organisation=city.municipality, name=f"Enhet {300 + number}", type="department")
    gone = build_need(city.platform, author, scope=unit)
    merge_needs(kept=kept, gone=gone, by=who)


def introduced_one_more(need: Need, who: User, number: int) -> Introduction:
    """One that both have said yes to, with a time and with how it went."""
    house = register_organisation(name=f"Möteshuset {number} AB", type="startup")
    person = build_user(f"met{number}@firma.example", Role.MEMBER, house)
    made = actions.introduce(need=need, organisation=house, purpose=f"Nytta {number}.", by=who)
    for by in (who, person):
        actions.answer(introduction=made, by=by, says_yes=True)
    at = timezone.now() + timedelta(days=number)
    time = actions.propose_time(introduction=made, by=who, starts_at=at)
    actions.choose_time(introduction=made, by=person, uid=time.uid)
    for by in (who, person):
        actions.tell_outcome(introduction=made, by=by, outcome="test")
    return made
