"""Those who have it too, what was looked at, the road that was chosen."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from sprang.dialogue.actions import unfollow
from sprang.dialogue.models import Follow
from sprang.foundation.enums import Role, Visibility
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Entry, Platform, User
from sprang.needs.actions import (
    accept_to_own,
    choose_road,
    edit_need,
    invite_to_own,
    join_need,
    leave_need,
    stop_owning,
)
from sprang.needs.flowing import flow_of
from sprang.needs.models import Joining, Need, RoadChoice
from sprang.needs.rules import may_edit
from sprang.organisations.models import Organisation, Unit
from sprang.solutions.models import Solution
from tests.cast import build_user, client_of
from tests.html import text_of

MakeNeed = Callable[..., Need]
MakeSolution = Callable[..., Solution]
SAID = {"origin": "market", "verdict": "not", "because": "Den klarar inte kravet."}
DECIDED = {"reasons": "Det finns redan i Helsingborg.", "decided_by": "Vårdnämnden"}


def kinds_of(need: Need) -> list[str]:
    entries = Entry.objects.filter(subject_uid=need.uid).order_by("seq")
    return list(entries.values_list("kind", flat=True))


class TestJoining:
    def test_a_unit_says_that_it_has_it_too(
        self, make_need: MakeNeed, teacher: User, skola: Unit
    ) -> None:
        need = make_need()
        said = {"scope": skola, "words": " Hos oss är det nycklarna till idrottshallen. "}
        joining = join_need(need=need, by=teacher, how_many=40, **said)
        assert (joining.words, joining.how_many) == (said["words"].strip(), 40)
        again = join_need(need=need, by=teacher, scope=skola, words="Nu är det fler.", how_many=60)
        assert (again.pk, Joining.objects.get().how_many) == (joining.pk, 60)
        assert kinds_of(need) == ["need.captured", "need.joined", "need.joining_edited"]

    def test_who_says_it_follows_the_need_until_they_stop(
        self, make_need: MakeNeed, teacher: User, skola: Unit
    ) -> None:
        need = make_need()
        join_need(need=need, by=teacher, scope=skola)
        assert Follow.objects.get(record=need, user=teacher).is_on
        unfollow(record=need, by=teacher)
        join_need(need=need, by=teacher, scope=skola, words="Nu är det fler.")
        assert not Follow.objects.get(record=need, user=teacher).is_on

    def test_nobody_speaks_for_another_place(
        self, make_need: MakeNeed, teacher: User, vard: Unit, boras: Platform
    ) -> None:
        need = make_need(scope=boras)
        with pytest.raises(BadInput, match="Välj en enhet"):
            join_need(need=need, by=teacher, scope=vard)

    def test_a_need_is_not_joined_by_its_own_place_or_when_it_has_ended(
        self, make_need: MakeNeed, nurse: User, teacher: User, vard: Unit, skola: Unit
    ) -> None:
        with pytest.raises(Refused):
            join_need(need=make_need(scope=vard), by=nurse, scope=vard)
        with pytest.raises(Refused):
            join_need(need=make_need(scope=vard, status="closed"), by=teacher, scope=skola)

    def test_who_does_not_see_it_does_not_join_it(
        self, make_need: MakeNeed, teacher: User, vard: Unit, skola: Unit
    ) -> None:
        hidden = make_need(scope=vard, visibility=Visibility.UNIT)
        with pytest.raises(NotAllowed):
            join_need(need=hidden, by=teacher, scope=skola)
        assert client_of(teacher).get(f"{hidden.get_absolute_url()}med/").status_code == 404

    def test_a_company_of_its_own_is_spoken_for_by_its_partner(
        self, make_need: MakeNeed, skola: Unit
    ) -> None:
        company = Organisation.objects.create(name="Nyckel AB", type="company")
        partner = build_user("partner@nyckel.example", Role.PARTNER, company)
        need = make_need(visibility=Visibility.NETWORK)
        assert join_need(need=need, by=partner, scope=company).scope_id == company.pk
        with pytest.raises(BadInput):
            join_need(need=need, by=partner, scope=skola)

    def test_who_joined_leaves_and_others_do_not_do_it_for_them(
        self, make_need: MakeNeed, teacher: User, nurse: User, skola: Unit
    ) -> None:
        joining = join_need(need=make_need(), by=teacher, scope=skola)
        with pytest.raises(NotAllowed):
            leave_need(joining=joining, by=nurse)
        leave_need(joining=joining, by=teacher)
        assert not Joining.objects.exists()

    def test_on_the_page(self, make_need: MakeNeed, teacher: User, skola: Unit) -> None:
        need = make_need()
        client, address = client_of(teacher), need.get_absolute_url()
        assert "Vi har det också" in text_of(client.get(address))
        sent = {"scope": skola.pk, "how_many": "40", "words": "Idrottshallens nycklar."}
        assert client.post(f"{address}med/", sent).status_code == 302
        shown = text_of(client.get(address))
        assert "Idrottshallens nycklar." in shown
        assert "drabbar 40" in shown

    def test_the_page_keeps_what_can_not_be_taken(self, make_need: MakeNeed, teacher: User) -> None:
        address = f"{make_need().get_absolute_url()}med/"
        response = client_of(teacher).post(address, {"how_many": "många", "words": "Hos oss."})
        assert response.status_code == 422
        assert "Hos oss." in response.content.decode()


class TestOwning:
    def joined(self, need: Need, other_lead: User, helsingborg: Platform) -> Joining:
        return join_need(need=need, by=other_lead, scope=helsingborg)

    def test_two_cities_own_it_when_both_want_to(
        self, make_need: MakeNeed, lead: User, other_lead: User, helsingborg: Platform
    ) -> None:
        need = make_need(visibility=Visibility.NETWORK)
        joining = self.joined(need, other_lead, helsingborg)
        with pytest.raises(Refused):
            accept_to_own(joining=joining, by=other_lead)
        invite_to_own(joining=joining, by=lead)
        assert not may_edit(other_lead, Need.objects.get())
        accept_to_own(joining=joining, by=other_lead)
        assert may_edit(other_lead, Need.objects.get())
        edit_need(need=Need.objects.get(), by=other_lead, affected="Nattpatrullen i två städer")
        stop_owning(joining=joining, by=lead)
        assert not may_edit(other_lead, Need.objects.get())

    def test_only_its_leads_invite_and_only_the_invited_accept(
        self, make_need: MakeNeed, lead: User, other_lead: User, nurse: User, helsingborg: Platform
    ) -> None:
        joining = self.joined(make_need(visibility=Visibility.NETWORK), other_lead, helsingborg)
        for stranger in (nurse, other_lead):
            with pytest.raises(NotAllowed):
                invite_to_own(joining=joining, by=stranger)
        invite_to_own(joining=joining, by=lead)
        with pytest.raises(NotAllowed):
            accept_to_own(joining=joining, by=lead)

    def test_an_owner_from_another_city_does_not_let_it_out_of_the_house(
        self, make_need: MakeNeed, lead: User, other_lead: User, helsingborg: Platform
    ) -> None:
        need = make_need(visibility=Visibility.NETWORK)
        joining = self.joined(need, other_lead, helsingborg)
        invite_to_own(joining=joining, by=lead)
        accept_to_own(joining=joining, by=other_lead)
        address = f"{need.get_absolute_url()}delning/"
        answer = client_of(other_lead).post(address, {"visibility": "public"})
        assert (answer.status_code, Need.objects.get().visibility) == (404, "network")


class TestRoad:
    def test_it_is_decided_with_reasons(self, make_need: MakeNeed, lead: User) -> None:
        need = make_need(status="sharpened")
        choice = choose_road(need=need, by=lead, road="copy", **DECIDED)
        need.refresh_from_db()
        assert (need.status, choice.proposed) == ("chosen", "")
        assert kinds_of(need)[-2:] == ["need.road_chosen", "need.road_decided"]

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"reasons": " "}, "reasons"),
            ({"decided_by": ""}, "decided_by"),
            ({"road": "teleport"}, "road"),
            ({"road": "wait"}, "look_again"),
            ({"look_again": date(2020, 1, 1)}, "look_again"),
            ({"decided_on": timezone.localdate() + timedelta(days=2)}, "decided_on"),
        ],
    )
    def test_what_is_missing_is_told(
        self, make_need: MakeNeed, lead: User, changes: dict[str, str], field: str
    ) -> None:
        with pytest.raises(BadInput) as told:
            choose_road(
                need=make_need(status="sharpened"), by=lead, **{"road": "copy"} | DECIDED | changes
            )
        assert list(told.value.faults) == [field]
        assert not RoadChoice.objects.exists()

    def test_a_need_that_is_not_sharpened_has_no_road(
        self, make_need: MakeNeed, lead: User
    ) -> None:
        with pytest.raises(Refused):
            choose_road(need=make_need(), by=lead, road="copy", **DECIDED)

    def test_who_does_not_lead_it_decides_nothing(self, make_need: MakeNeed, nurse: User) -> None:
        with pytest.raises(NotAllowed):
            choose_road(need=make_need(status="sharpened"), by=nurse, road="copy", **DECIDED)

    def test_to_stop_here_ends_it_with_the_same_words(
        self, make_need: MakeNeed, lead: User
    ) -> None:
        need = make_need(status="sharpened")
        choose_road(need=need, by=lead, road="no", **DECIDED)
        need.refresh_from_db()
        assert (need.status, need.closed_reason) == ("closed", DECIDED["reasons"])

    def test_a_new_decision_stands_before_the_old(
        self, make_need: MakeNeed, lead: User, teacher: User
    ) -> None:
        need = make_need(status="sharpened")
        later = timezone.localdate() + timedelta(days=90)
        choose_road(need=need, by=lead, road="wait", look_again=later, **DECIDED)
        choose_road(need=need, by=lead, road="buy", **DECIDED | {"reasons": "Nu går det att köpa."})
        assert [each.road for each in need.road_choices.all()] == ["buy", "wait"]
        page = text_of(client_of(teacher).get(f"{need.get_absolute_url()}vagval/"))
        assert page.index("Nu går det att köpa.") < page.index("Tidigare beslut")

    def test_on_the_page_two_who_decide_at_once(self, make_need: MakeNeed, lead: User) -> None:
        need = make_need(status="sharpened")
        address, client = f"{need.get_absolute_url()}vagval/", client_of(lead)
        sent = {"road": "copy", "version": str(need.version), **DECIDED}
        assert client.post(address, sent).status_code == 302
        late = client.post(address, sent | {"road": "buy"})
        assert late.status_code == 422
        assert "Någon annan har ändrat under tiden" in text_of(late)
        assert DECIDED["reasons"] in late.content.decode()
        assert [each.road for each in RoadChoice.objects.all()] == ["copy"]

    def test_an_outsider_finds_no_page(self, make_need: MakeNeed, outsider: User) -> None:
        need = make_need(status="sharpened")
        for path in ("vagval/", "vagval/del/", "med/", "granskat/"):
            address = f"{need.get_absolute_url()}{path}"
            assert client_of(outsider).get(address).status_code == 404

    def test_a_part_is_a_part(self, make_need: MakeNeed, nurse: User) -> None:
        answer = client_of(nurse).get(f"{make_need().get_absolute_url()}vagval/del/")
        assert b"<html" not in answer.content
        assert "Ingen har skrivit in vad som redan finns" in text_of(answer)


def test_how_the_needs_have_gone(
    make_need: MakeNeed, lead: User, outsider: User, boras: Platform
) -> None:
    for days, road in ((10, "copy"), (20, "copy"), (40, "buy")):
        need = make_need(status="sharpened", visibility=Visibility.INTERNAL)
        choose_road(need=need, by=lead, road=road, **DECIDED)
        then = timezone.now() - timedelta(days=days)
        Need.objects.filter(pk=need.pk).update(created_at=then)
        choose_road(need=need, by=lead, road="no", **DECIDED) if road == "buy" else None
    flow = flow_of(boras, lead)
    numbers = {bar.label: (bar.number, bar.share) for bar in flow.roads if bar.number}
    assert numbers == {"Ta efter": (2, 100), "Stanna här, med tack": (1, 50)}
    assert [(each.days, each.number) for each in flow.stretches] == [(None, 0), (None, 0), (40, 1)]
    assert flow_of(boras, outsider).number == 0
    assert "Ta efter" in text_of(client_of(lead).get("/boras/behov/vagval/"))
