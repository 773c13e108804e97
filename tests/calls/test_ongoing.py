"""What goes on, on the home pages of those who judge a call and of those who have answered it."""

from datetime import timedelta

from django.utils import timezone

from sprang.foundation import ongoing
from sprang.foundation.models import Membership, User
from sprang.needs.calls.models import Call, TeamMember
from tests.cast import build_call, client_of
from tests.html import text_of

from .making import World


def goes_on(world: World, user: User) -> list[tuple[str, str]]:
    """How each call stands, and its days: as in a request of their own."""
    found = ongoing.found(world.call.platform, User.objects.get(pk=user.pk)).items
    return [(one.text, one.due_in_words) for one in found if one.title == world.call.title]


def end(world: World) -> None:
    Call.objects.filter(pk=world.call.pk).update(closes_at=timezone.now() - timedelta(minutes=1))


def test_a_call_goes_on_until_it_is_decided(world: World) -> None:
    closes_at = timezone.now() + timedelta(days=3, minutes=1)
    Call.objects.filter(pk=world.call.pk).update(closes_at=closes_at)
    sender, rival = world.people[:2]
    assert goes_on(world, world.lead) == goes_on(world, world.judges[0])
    assert goes_on(world, world.lead) == [("Utlysning", "3 dagar kvar")]
    assert goes_on(world, sender) == []
    world.answer(0, "Vi lyssnar.", send=False)
    assert goes_on(world, sender) == []
    world.answers = [world.answer(1, "Vi väger.")]
    assert goes_on(world, rival) == [("Ert svar är inskickat", "3 dagar kvar")]
    assert goes_on(world, sender) == []
    end(world)
    world.close()
    assert goes_on(world, world.lead) == [("Utlysning, svaren bedöms", "")]
    assert goes_on(world, rival) == [("Ert svar är inskickat, svaren bedöms", "")]
    Call.objects.filter(pk=world.call.pk).update(status="decided")
    assert goes_on(world, world.lead) == goes_on(world, rival) == []


def test_who_has_left_is_told_nothing(world: World) -> None:
    world.answer(1, "Vi väger.")
    assert goes_on(world, world.people[1])
    Membership.objects.filter(user__in=[world.people[1], world.judges[0]]).delete()
    assert goes_on(world, world.people[1]) == goes_on(world, world.judges[0]) == []


def test_what_waits_is_not_told_twice(world: World) -> None:
    home = f"/{world.call.platform.slug}/hem/"
    assert "Pågår" in text_of(client_of(world.lead).get(home))
    end(world)
    page = text_of(client_of(world.lead).get(home))
    assert (page.count(world.call.title), "Pågår" in page) == (1, False)


def test_of_many_calls_those_that_close_next_are_told(world: World) -> None:
    now = timezone.now()
    for days in range(2, 8):
        call = build_call(world.call.platform, title=f"Om {days}")
        Call.objects.filter(pk=call.pk).update(
            status="published", closes_at=now + timedelta(days=days)
        )
        TeamMember.objects.create(call=call, user=world.lead, role="evaluator")
    Call.objects.filter(pk=world.call.pk).update(closes_at=now + timedelta(days=1))
    found = ongoing.found(world.call.platform, User.objects.get(pk=world.lead.pk))
    titles = [one.title for one in found.items if one.icon == "flag"]
    assert titles == [world.call.title, "Om 2", "Om 3", "Om 4", "Om 5"]
    assert found.more == [("Utlysningar", "/boras/utlysningar/")]
    page = client_of(world.lead).get("/boras/hem/").content.decode()
    assert 'aria-label="Allt som pågår"' in page
