"""Introductions that go on, on the home pages of both sides."""

from datetime import timedelta

from django.utils import timezone

from sprang.foundation import ongoing
from sprang.foundation.enums import Role
from sprang.foundation.models import User
from sprang.needs.introductions import actions
from sprang.needs.introductions.enums import Party
from sprang.needs.introductions.models import Introduction, MeetingTime
from sprang.organisations.actions import register_organisation
from tests.cast import build_user, client_of
from tests.html import text_of

from .conftest import World


def goes_on(world: World, user: User) -> list[str]:
    found = ongoing.found(world.need.platform, User.objects.get(pk=user.pk)).items
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


def test_what_waits_hides_nothing_else_of_the_same_name(world: World) -> None:
    """One need, two companies: the second waits for an answer, the first is to be met."""
    world.agreed()
    other = register_organisation(name="Andra låsbolaget AB", type="startup")
    build_user("lasare@andra.example", Role.MEMBER, other)
    actions.introduce(need=world.need, organisation=other, purpose="Nytta.", by=world.lead)
    page = text_of(client_of(world.wrote).get("/boras/hem/"))
    assert "Svara på presentationen om" in page
    assert "Presentation av Borås och Låsbolaget AB" in page
    assert "Presentation av Borås och Andra låsbolaget AB" not in page
