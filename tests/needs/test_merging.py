"""Two needs become one: what comes along, who is led where, and how it is undone."""

from collections.abc import Callable
from typing import Any

import pytest

from sprang.dialogue import actions as dialogue
from sprang.dialogue.models import Follow
from sprang.foundation.errors import NotAllowed, Refused, Stale
from sprang.foundation.models import Link, Platform, User
from sprang.needs import actions
from sprang.needs.models import Joining, Need
from sprang.organisations.models import Unit
from tests.cast import build_need, client_of

pytestmark = pytest.mark.django_db
Make = Callable[..., Need]


@pytest.fixture
def two(make_need: Make, skola: Unit, teacher: User) -> tuple[Need, Need]:
    """One that goes on, and the school's that ends; everybody in the city sees both."""
    return make_need(title="Nycklar"), make_need(by=teacher, title="Nycklar igen", scope=skola)


def again(need: Need) -> Need:
    """As another request has read it."""
    return Need.objects.get(pk=need.pk)


def page(user: User | None, need: Need, own: str = "") -> str:
    return client_of(user).get(f"{address(need)}{own}").content.decode()


def address(need: Need) -> str:
    return f"/{need.platform.slug}/behov/{need.reference}/"


class TestMerging:
    def test_one_ends_and_leads_to_the_other(
        self, two: tuple[Need, Need], lead: User, nurse: User
    ) -> None:
        kept, gone = two
        actions.merge_needs(kept=kept, gone=gone, by=lead)
        assert again(gone).status == "merged"
        answer = client_of(nurse).get(address(gone))
        assert (answer.status_code, answer["Location"]) == (302, address(kept))
        assert "Hit har slagits ihop" in page(nurse, kept)
        assert "Nycklar igen" in page(nurse, kept)
        assert kept.title in page(nurse, gone, "sammanslaget/")

    def test_the_places_come_along_and_owners_don_t(
        self, two: tuple[Need, Need], lead: User, skola: Unit, vard: Unit, city: Any
    ) -> None:
        kept, gone = two
        other = city.municipality
        said = {"need": gone, "words": "Hos oss är det värre.", "how_many": 40}
        Joining.objects.create(
            scope=other, invited_at=gone.created_at, owner_since=gone.created_at, **said
        )
        Joining.objects.create(scope=vard, **said)  # where the other one belongs
        Need.objects.filter(pk=kept.pk).update(scope=vard)
        actions.merge_needs(kept=again(kept), gone=gone, by=lead)
        rows = kept.joinings.order_by("pk").values_list("scope", "words", "how_many", "owner_since")
        assert [tuple(row) for row in rows] == [
            (skola.pk, "", None, None),
            (other.pk, "Hos oss är det värre.", 40, None),
        ]

    def test_a_place_that_has_joined_both_is_there_once(
        self, two: tuple[Need, Need], lead: User, skola: Unit
    ) -> None:
        kept, gone = two
        Joining.objects.create(need=kept, scope=skola, words="Vi sa det redan.")
        actions.merge_needs(kept=kept, gone=gone, by=lead)
        assert [each.words for each in kept.joinings.all()] == ["Vi sa det redan."]

    def test_who_follows_the_one_follows_the_other(
        self, two: tuple[Need, Need], lead: User, teacher: User, expert: User, manager: User
    ) -> None:
        kept, gone = two
        dialogue.follow(record=gone, by=expert, has_letters=False)
        dialogue.follow(record=gone, by=manager)
        dialogue.follow(record=kept, by=manager)
        dialogue.unfollow(record=kept, by=manager)
        actions.merge_needs(kept=kept, gone=gone, by=lead)
        rows = Follow.objects.filter(record=kept).values_list("user", "is_on")
        assert dict(rows) == {expert.pk: True, teacher.pk: True, manager.pk: False}
        assert not Follow.objects.get(record=kept, user=expert).has_letters

    def test_in_both_directions_one_goes_on(self, two: tuple[Need, Need], lead: User) -> None:
        one, other = two
        first, second = again(one), again(other)
        actions.merge_needs(kept=one, gone=other, by=lead)
        with pytest.raises(Refused):
            actions.merge_needs(kept=second, gone=first, by=lead)
        assert (again(one).is_open, again(other).is_open) == (True, False)
        assert Link.objects.count() == 1

    def test_only_two_open_ones_of_one_city(
        self, two: tuple[Need, Need], lead: User, helsingborg: Platform
    ) -> None:
        kept, gone = two
        elsewhere = build_need(helsingborg, visibility="network")
        closed = build_need(kept.platform, status="closed")
        for other in (elsewhere, closed, gone):
            with pytest.raises(Refused):
                actions.merge_needs(kept=other, gone=gone, by=lead)
        assert again(gone).is_open

    def test_who_may_and_what_was_seen(
        self, two: tuple[Need, Need], nurse: User, teacher: User, outsider: User, lead: User
    ) -> None:
        kept, gone = two
        for who in (nurse, outsider):
            with pytest.raises(NotAllowed):
                actions.merge_needs(kept=kept, gone=gone, by=who)
        with pytest.raises(Stale):
            actions.merge_needs(kept=kept, gone=gone, by=lead, version=gone.version + 1)
        actions.merge_needs(kept=kept, gone=gone, by=teacher)  # who wrote it

    def test_opened_again_it_stands_by_itself(
        self, two: tuple[Need, Need], lead: User, skola: Unit
    ) -> None:
        kept, gone = two
        actions.merge_needs(kept=kept, gone=gone, by=lead)
        assert kept.joinings.filter(scope=skola).exists()
        actions.reopen_need(need=again(gone), by=lead)
        assert (again(gone).status, again(gone).merged_into) == ("captured", None)
        assert not kept.joinings.exists()
        assert client_of(lead).get(address(gone)).status_code == 200


def test_a_public_page_does_not_name_a_hidden_need(
    make_need: Make, lead: User, nurse: User
) -> None:
    hidden, public = make_need(title="Dolt"), make_need(title="Öppet", visibility="public")
    actions.merge_needs(kept=hidden, gone=public, by=lead)
    for own in ("", "sammanslaget/"):
        html = page(None, public, own)
        assert "slaget ihop med ett annat" in html
        assert hidden.reference not in html
        assert "Dolt" not in html
    answer = client_of(nurse).get(f"/api/v1/needs/boras/{public.reference}").json()
    assert answer["merged_into"] == hidden.reference
    answer = client_of(None).get(f"/api/v1/needs/boras/{public.reference}").json()
    assert answer["merged_into"] == ""


def test_what_was_said_inside_is_not_published(
    make_need: Make, lead: User, nurse: User, skola: Unit, city: Any
) -> None:
    public, inside = make_need(visibility="public"), make_need(title="Inne", scope=skola)
    words = "Det här säger vi bara här."
    Joining.objects.create(need=inside, scope=city.municipality, words=words)
    actions.merge_needs(kept=public, gone=inside, by=lead)
    road = f"/api/v1/needs/boras/{public.reference}/road"
    for said in (page(None, public), client_of(None).get(road).content.decode()):
        assert words not in said
        assert "Inne" not in said
        assert "Skola" not in said
    assert words in page(nurse, public)
    joining = public.joinings.get(scope=city.municipality)
    leave = f"{address(public)}med/{joining.uid}/uttrade/"
    outsider = User.objects.create_user("someone@home.example")
    assert client_of(outsider).post(leave).status_code == 404


def test_nor_when_it_has_come_a_long_way(
    make_need: Make, lead: User, nurse: User, city: Any
) -> None:
    inside, public, last = make_need(), *(make_need(visibility="public") for _each in "12")
    words = "Det här säger vi bara här."
    Joining.objects.create(need=inside, scope=city.municipality, words=words)
    actions.merge_needs(kept=public, gone=inside, by=lead)
    actions.merge_needs(kept=last, gone=public, by=lead)
    assert words not in page(None, last)
    assert words in page(nurse, last)
    actions.reopen_need(need=again(public), by=lead)
    assert words not in page(nurse, last)


class TestThePages:
    def test_the_way_through_them(self, two: tuple[Need, Need], lead: User, nurse: User) -> None:
        kept, gone = two
        client, at = client_of(lead), f"{address(gone)}sammanslagning/"
        assert "Slå ihop med ett annat" in page(lead, gone)
        assert client.get(at).status_code == 200
        html = client.get(at, {"med": kept.reference.lower()}).content.decode()
        assert kept.text in html
        assert gone.text in html
        answer = client.post(at, {"med": kept.reference, "kvar": kept.reference})
        assert (answer.status_code, answer["Location"]) == (302, address(kept))
        assert again(gone).merged_into == kept

    def test_this_one_may_go_on_too(self, two: tuple[Need, Need], lead: User) -> None:
        one, other = two
        at = f"{address(one)}sammanslagning/"
        client_of(lead).post(at, {"med": other.reference, "kvar": one.reference})
        assert again(other).merged_into == one

    def test_an_author_may_only_give_up_their_own(
        self, two: tuple[Need, Need], teacher: User
    ) -> None:
        kept, gone = two
        at = f"{address(gone)}sammanslagning/"
        answer = client_of(teacher).post(at, {"med": kept.reference, "kvar": gone.reference})
        assert answer.status_code == 422
        assert again(kept).is_open

    @pytest.mark.parametrize(
        ("med", "said"),
        [
            ("", "Skriv det andra behovets nummer"),
            ("B99-9999", "Det finns inget behov med det numret"),
            ("{own}", "Det är det här behovet"),
            ("{closed}", "Bara två öppna behov"),
            ("B26-1, B26-2", "Det finns inget behov med det numret"),
        ],
    )
    def test_a_wrong_number_is_told(
        self, two: tuple[Need, Need], lead: User, med: str, said: str
    ) -> None:
        closed = build_need(two[0].platform, status="closed")
        asked = med.format(own=two[1].reference, closed=closed.reference)
        answer = client_of(lead).get(f"{address(two[1])}sammanslagning/", {"med": asked})
        assert answer.status_code == 200
        assert said in answer.content.decode()

    def test_those_said_to_be_the_same_are_offered(
        self, two: tuple[Need, Need], lead: User
    ) -> None:
        one, other = two
        Link.objects.create(source=one, target=other, kind="same")
        html = client_of(lead).get(f"{address(one)}sammanslagning/").content.decode()
        assert f'href="?med={other.reference}"' in html
