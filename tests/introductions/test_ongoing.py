"""Introductions that go on, on the home pages of both sides."""

from datetime import timedelta

from django.utils import timezone

from sprang.foundation import ongoing
from sprang.foundation.models import User
from sprang.needs.introductions.enums import Party
from sprang.needs.introductions.models import Introduction, MeetingTime

from .conftest import World


def goes_on(world: World, user: User) -> list[str]:
    found = ongoing.found(world.need.platform, User.objects.get(pk=user.pk))
    return [f"{one.text}, {one.due_in_words}" for one in found if one.icon == "people"]


def test_both_sides_find_what_they_have_said_yes_to(world: World) -> None:
    world.introduce()
    assert goes_on(world, world.firm) == []
    Introduction.objects.all().delete()
    made = world.agreed()
    for user in (world.wrote, world.firm, world.colleague):
        assert goes_on(world, user) == ["Presentation av Borås och Låsbolaget AB, "]
    assert goes_on(world, world.rival) == goes_on(world, world.lead) == []
    Introduction.objects.filter(pk=made.pk).update(asked_at=timezone.now())
    assert goes_on(world, world.firm) == []  # now it waits instead


def test_a_meeting_is_told_with_its_time(world: World) -> None:
    made = world.agreed()
    starts_at = timezone.now().replace(hour=9, minute=0) + timedelta(days=2)
    proposed = {"introduction": made, "party": Party.NEED, "by": world.wrote}
    MeetingTime.objects.create(starts_at=starts_at, **proposed)
    assert goes_on(world, world.firm) == ["Presentation av Borås och Låsbolaget AB, "]
    MeetingTime.objects.update(chosen_at=timezone.now())
    (told,) = goes_on(world, world.firm)
    assert told.startswith("Möte mellan Borås och Låsbolaget AB, ")
    assert " kl. 1" in told
    MeetingTime.objects.update(starts_at=timezone.now() - timedelta(days=1))
    assert goes_on(world, world.firm) == ["Presentation av Borås och Låsbolaget AB, "]
