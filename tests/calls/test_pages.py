"""Where calls are found: on the pages of their needs, and in the views of the list."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sprang.foundation.models import Platform, User
from sprang.needs.actions import merge_needs
from sprang.needs.calls.models import Call
from tests.cast import build_call, build_need, client_of

from .making import World

pytestmark = pytest.mark.django_db


def test_a_need_leads_to_the_calls_on_it_that_the_reader_sees(world: World, citizen: User) -> None:
    need, platform = world.call.needs.get(), world.call.platform
    hidden = [
        build_call(platform, world.lead, visibility="network", status="published"),
        build_call(platform, world.lead, visibility="draft", status="draft"),
        build_call(platform, world.lead, visibility="public", status="cancelled"),
    ]
    elsewhere = build_call(platform, world.lead, visibility="public", status="published")
    for call in hidden:
        call.needs.add(need)
    shown = links(client_of(citizen), need.get_absolute_url())
    assert shown == {world.call.get_absolute_url()}
    shown = links(client_of(world.people[0]), need.get_absolute_url())
    assert shown == {world.call.get_absolute_url(), hidden[0].get_absolute_url()}
    shown = links(client_of(world.lead), need.get_absolute_url())
    assert shown == {each.get_absolute_url() for each in (world.call, *hidden[:2])}
    assert elsewhere.get_absolute_url() not in shown


def test_the_calls_of_a_need_come_along_when_it_is_merged(world: World, citizen: User) -> None:
    kept = build_need(world.call.platform, world.lead, visibility="public")
    assert links(client_of(citizen), kept.get_absolute_url()) == set()
    merge_needs(kept=kept, gone=world.call.needs.get(), by=world.lead)
    shown = links(client_of(citizen), kept.get_absolute_url())
    assert shown == {world.call.get_absolute_url()}


def links(client: Client, path: str) -> set[str]:
    """To calls, from the list of them on a page."""
    page = client.get(path).content.decode()
    return {call.get_absolute_url() for call in Call.objects.all() if call.reference in page}


def test_whoever_leads_begins_a_call_from_the_need(world: World, nurse: User) -> None:
    need = world.call.needs.get()
    begin = f"/boras/utlysningar/ny/?behov={need.reference}"
    assert begin in client_of(world.lead).get(need.get_absolute_url()).content.decode()
    assert begin not in client_of(nurse).get(need.get_absolute_url()).content.decode()
    page = client_of(world.lead).get(begin).content.decode()
    assert f'value="{need.reference}"' in page
    alone = build_need(world.call.platform, world.lead, visibility="public")
    assert "Utlysningar</h2>" not in Client().get(alone.get_absolute_url()).content.decode()


def test_a_page_that_outlasts_the_deadline_does_not_say_that_it_is_open(world: World) -> None:
    """The need's page is kept until the journal grows, and no clock does that."""
    need = Client().get(world.call.needs.get().get_absolute_url()).content.decode()
    section = need.split('id="utlysningar"')[1].split("</section>")[0]
    assert "Svar senast" in section
    assert "Öppen" not in section
    page = Client().get("/boras/utlysningar/").content.decode()
    assert "Öppen" in page.split('id="poster"')[1]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("", {"open"}),
        ("bedoms", {"late", "closed"}),
        ("avgjorda", {"decided", "cancelled"}),
        ("utkast", {"draft"}),
        ("natverket", {"elsewhere"}),
        ("alla", {"open", "late", "closed", "decided", "cancelled", "draft"}),
    ],
)
def test_the_views_of_the_list(
    boras: Platform, helsingborg: Platform, lead: User, view: str, expected: set[str]
) -> None:
    made = {"open": build_call(boras, lead, status="published", visibility="public")}
    made["late"] = build_call(boras, lead, status="published", visibility="public")
    past = timezone.now() - timedelta(minutes=1)
    Call.objects.filter(pk=made["late"].pk).update(closes_at=past)
    for status in ("closed", "decided", "cancelled"):
        made[status] = build_call(boras, lead, status=status, visibility="public")
    made["draft"] = build_call(boras, lead, status="draft", visibility="draft")
    made["elsewhere"] = build_call(helsingborg, status="published", visibility="network")
    response = client_of(lead).get(f"/boras/utlysningar/?vy={view}")
    seen = {row.pk for row in response.context["listing"].page.items}
    assert {name for name, call in made.items() if call.pk in seen} == expected
