"""The pages: the walk, the two sides, and those who find nothing."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from sprang.dialogue.models import Notification
from sprang.dialogue.told import items_of, unread
from sprang.foundation.journal import readers
from sprang.foundation.models import User
from sprang.needs.introductions import actions
from sprang.needs.introductions.enums import ASKED_AFTER
from sprang.needs.introductions.models import Introduction
from tests.cast import client_of
from tests.fuzz.page import form_to
from tests.html import text_of

from .conftest import WHY, World

pytestmark = pytest.mark.django_db
LIST = "/boras/presentationer/"


def path_of(made: Introduction) -> str:
    return f"{LIST}{made.uid}/"


def page(user: User, made: Introduction) -> str:
    answer = client_of(user).get(path_of(made))
    assert answer.status_code == 200
    return text_of(answer)


def new(world: World) -> str:
    return f"/boras/behov/{world.need.reference}/presentation/"


def test_the_whole_walk(world: World) -> None:
    lead, nurse, firm = (client_of(each) for each in (world.lead, world.wrote, world.firm))
    assert "Presentera" in text_of(lead.get(world.need.get_absolute_url()))
    form = lead.get(f"{new(world)}?till={world.company.uid}")
    sent = form_to(form, new(world)).values() | {"purpose": WHY}
    assert sent["organisation"] in ("Låsbolaget AB", ["Låsbolaget AB"])
    made_at = lead.post(new(world), sent)["Location"]
    assert lead.post(new(world), sent)["Location"] == made_at  # a double press
    made = Introduction.objects.get()
    assert WHY in page(world.firm, made)
    assert "Svara på presentationen om" in text_of(nurse.get("/boras/hem/"))
    assert firm.post(made_at, {"steg": "ja"}).status_code == 302
    assert nurse.post(made_at, {"steg": "ja"}).status_code == 302
    assert "Bestäm när ni möts" in page(world.wrote, made)
    day = (timezone.localdate() + ASKED_AFTER).isoformat()
    time = {"steg": "tid", "day": day, "time": "09:30", "minutes": "45", "place": "Rådhuset, rum 2"}
    assert firm.post(made_at, time).status_code == 302
    uid = made.times.get().uid
    assert "Välj en tid" in page(world.wrote, made)
    assert nurse.post(made_at, {"steg": "valj", "tid": str(uid)}).status_code == 302
    assert "kl. 09.30" in page(world.lead, made)
    file = firm.get(f"{made_at}mote.ics")
    assert file["Content-Type"].startswith("text/calendar")
    assert "LOCATION:Rådhuset\\, rum 2\r\n" in file.content.decode()
    told = {"steg": "hur", "outcome": "test", "words": "Tio dörrar i mars."}
    assert nurse.post(made_at, told).status_code == 302
    assert "Tio dörrar i mars." in page(world.lead, made)
    assert "Tio dörrar i mars." not in page(world.firm, made)
    assert "1 har lett vidare" in text_of(lead.get(LIST))


def test_no_name_before_both_have_said_yes(world: World) -> None:
    made = world.introduce()
    actions.answer(introduction=made, by=world.firm, says_yes=True)
    names = {world.wrote: world.firm.email, world.firm: world.wrote.email}
    for reader, other in names.items():
        assert other not in page(reader, made)
    actions.answer(introduction=made, by=world.wrote, says_yes=True)
    for reader, other in names.items():
        assert other in page(reader, made)


def test_the_other_side_does_not_learn_what_one_has_said(world: World) -> None:
    made = world.introduce()
    before = page(world.wrote, made)
    actions.answer(introduction=made, by=world.firm, says_yes=True)
    assert page(world.wrote, made) == before
    actions.answer(introduction=made, by=world.firm, says_yes=False, reason="Vi litar inte på dem.")
    assert "litar inte" not in page(world.wrote, made)
    assert "litar inte" in page(world.lead, made)


@pytest.mark.parametrize("who", ["rival", "outsider", "teacher"])
def test_to_others_there_is_none(world: World, request: pytest.FixtureRequest, who: str) -> None:
    made = world.agreed()
    client = client_of(getattr(world, who, None) or request.getfixturevalue(who))
    for path in (path_of(made), f"{path_of(made)}mote.ics", new(world)):
        assert client.get(path).status_code == 404
    assert client.post(path_of(made), {"steg": "ja"}).status_code == 404
    assert client.post(new(world), {"purpose": WHY}).status_code == 404
    for path in (LIST, f"{LIST}?vy=alla", f"{LIST}?format=csv", world.need.get_absolute_url()):
        answer = client.get(path)
        body = b"".join(answer) if answer.streaming else answer.content
        assert "Låsbolaget" not in body.decode(), path
    assert Client().get(path_of(made)).status_code == 302


def test_another_city_s_address_has_it_not(world: World, helsingborg: Any) -> None:
    made = world.introduce()
    assert client_of(world.firm).get(f"/helsingborg/presentationer/{made.uid}/").status_code == 404


def test_the_list_is_narrowed_and_taken_along(world: World) -> None:
    client, made = client_of(world.lead), world.introduce()
    found = {
        "?lage=waiting": True,
        "?lage=accepted": False,
        "?lage=led_on": False,
        "?q=låsbolaget": True,
        "?q=brunnar": False,
        "?lage=nonsens": True,
    }
    for asked, is_there in found.items():
        said = client.get(f"{LIST}{asked}", headers={"HX-Request": "true"}).content.decode()
        assert (str(made.uid) in said) is is_there, asked
    file = b"".join(client.get(f"{LIST}?format=csv")).decode()
    assert "Låsbolaget AB" in file
    assert world.wrote.email not in file


def test_a_company_has_one_list_wherever_it_was_introduced(world: World) -> None:
    world.introduce()
    assert "Låsbolaget AB" in text_of(client_of(world.firm).get(LIST))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"organisation": "Finns inte"}, "Ingen organisation i nätverket heter så"),
        ({"organisation": "Låsbol"}, "Menar du någon av dem: Låsbolaget AB?"),
        ({"organisation": "Låsbolaget AB", "purpose": ""}, "nytta av varandra"),
    ],
)
def test_what_was_typed_stays(world: World, said: dict[str, str], words: str) -> None:
    answer = client_of(world.lead).post(new(world), {"purpose": WHY} | said)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert said["organisation"] in answer.content.decode()


def test_wrong_times_are_told_of(world: World) -> None:
    made, client = world.agreed(), client_of(world.firm)
    time = {"steg": "tid", "day": "2001-01-01", "time": "09:30", "minutes": "45"}
    for wrong in (time, time | {"minutes": "0"}, time | {"day": "i morgon"}, {"steg": "tid"}):
        assert client.post(path_of(made), wrong).status_code == 422
    for gone in ({"steg": "valj", "tid": "x"}, {"steg": "nix"}):
        assert client.post(path_of(made), gone).status_code == 404
    assert made.times.count() == 0


def test_a_no_without_a_reason_opens_the_form_again(world: World) -> None:
    answer = client_of(world.firm).post(path_of(world.introduce()), {"steg": "nej"})
    assert answer.status_code == 422
    assert "Skriv varför" in text_of(answer)


def test_a_page_read_too_early_is_told(world: World) -> None:
    """The hub took it back while somebody was reading."""
    made = world.introduce()
    actions.withdraw(introduction=made, by=world.lead)
    assert client_of(world.firm).post(path_of(made), {"steg": "ja"}).status_code == 409
    late = {"steg": "nej", "reason": "Vi har ingen tid."}
    answer = client_of(world.firm).post(path_of(made), late)
    assert answer.status_code == 422


def test_no_calendar_file_without_a_time(world: World) -> None:
    assert client_of(world.firm).get(f"{path_of(world.agreed())}mote.ics").status_code == 404


def told(user: User) -> list[str]:
    readers.run_all()
    return [item.text for item in items_of(user, unread(user).order_by("pk"))]


def test_those_who_stand_in_it_are_told_and_nobody_who_follows(world: World, teacher: User) -> None:
    from sprang.dialogue.actions import follow

    follow(record=world.need, by=teacher)
    readers.run_all()
    made = world.introduce()
    asked = "Innovationshubben frågar om ni vill presenteras för varandra. Svara på det."
    for each in (world.wrote, world.firm, world.colleague):
        assert told(each) == [asked]
    actions.answer(introduction=made, by=world.firm, says_yes=True)
    assert told(world.wrote) == [asked]
    assert told(world.lead) == ["En av de två har tackat ja till presentationen"]
    actions.answer(introduction=made, by=world.wrote, says_yes=True)
    assert len(told(world.firm)) == 2
    assert actions.ask_how_it_went(timezone.now() + ASKED_AFTER) == 1
    assert told(world.firm)[-1].startswith("Hur gick det efter presentationen?")
    assert not Notification.objects.filter(user__in=(teacher, world.rival)).exists()
