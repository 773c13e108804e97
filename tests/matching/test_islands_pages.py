"""The page of islands: who comes in, what stands there, what one does and undoes."""

import json
import os
import subprocess
import sys

import pytest

from sprang.foundation.enums import Role
from sprang.foundation.journal import readers
from sprang.foundation.models import Link, Membership, Platform, Scope, User
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from tests.cast import build_user, client_of

from .test_islands import KEYS, KEYS_TOO, Make

PAGE = "/boras/oar/"


@pytest.fixture
def two(make_need: Make, skola: Unit, noise: list[Need]) -> list[Need]:
    needs = [make_need(text=KEYS), make_need(text=KEYS_TOO, scope=skola)]
    readers.run_all()
    return needs


def page(user: User, query: str = "") -> str:
    return str(client_of(user).get(PAGE + query).content.decode())


def answer(user: User, deed: str, *needs: Need) -> int:
    given = {"deed": deed, "record": [str(need.uid) for need in needs]}
    return client_of(user).post(f"{PAGE}svar/", given).status_code


def asked(user: User, *needs: Need) -> bool:
    """Do they stand beside each other in the list of questions?"""
    html = page(user).split("Besvarat")[0]
    return all(f'value="{need.uid}"' in html for need in needs)


def test_it_says_word_by_word_why(two: list[Need], lead: User) -> None:
    table = page(lead).split('class="table why"')[1].split("</table>")[0]
    assert '<th scope="row">nyckl' in table.lower()
    assert "why__bar" in table


class TestWho:
    def test_leads_and_managers_come_in(
        self, two: list[Need], lead: User, admin: User, manager: User
    ) -> None:
        for user in (lead, admin, manager):
            assert client_of(user).get(PAGE).status_code == 200

    def test_others_find_nothing(
        self, two: list[Need], nurse: User, other_lead: User, partner: User, citizen: User
    ) -> None:
        for user in (nurse, other_lead, partner, citizen):
            assert client_of(user).get(PAGE).status_code == 404
            assert answer(user, "introduce", *two) == 404
            assert client_of(user).post(f"{PAGE}angra/", {}).status_code == 404
            assert client_of(user).get(f"{PAGE}sammanslagning/").status_code == 404
        assert not Link.objects.exists()

    def test_who_leads_a_room_leads_no_house(self, two: list[Need], boras: Platform) -> None:
        room = Scope.objects.create(kind="room", name="Rum", parent=boras)
        user = build_user("room@boras.example", Role.LEAD, room)
        assert client_of(user).get(PAGE).status_code == 404
        Membership.objects.create(user=user, scope=boras, role=Role.MEMBER)
        assert client_of(User.objects.get(pk=user.pk)).get(PAGE).status_code == 404


class TestThePage:
    def test_members_units_and_why(self, two: list[Need], lead: User) -> None:
        html = page(lead)
        for words in (two[0].title, two[1].reference, "Vård och omsorg", "Skola", "Orden som möts"):
            assert words in html
        assert "nyck" in html.split('class="isle__title"')[1].split("</h3>")[0].lower()

    def test_the_map_has_a_table_and_no_styles(self, two: list[Need], lead: User) -> None:
        Need.objects.update(themes=["fastighet"])
        html = page(lead)
        svg = html[html.index('<svg class="isles__map"') :].split("</svg>")[0]
        assert "var(--chart-1)" in svg
        assert "style=" not in svg
        assert "<td>Fastigheter</td>" in html

    @pytest.mark.parametrize(
        ("query", "is_there"),
        [
            ("?vad=need", True),
            ("?vad=solution", False),
            ("?mellan=enheter", True),
            ("?mellan=stader", False),
            ("?omrade=skola", False),
            ("?vad=nonsens&lika=9&enhet=x&antal=y", True),
        ],
    )
    def test_narrowed(self, two: list[Need], lead: User, query: str, is_there: bool) -> None:
        assert (str(two[0].uid) in page(lead, query)) is is_there

    def test_as_a_file(self, two: list[Need], lead: User, nurse: User) -> None:
        answer = client_of(lead).get(f"{PAGE}?format=json")
        rows = json.loads(b"".join(answer.streaming_content))
        assert {row["reference"] for row in rows} >= {need.reference for need in two}
        assert {row["island"] for row in rows} == {1}
        assert client_of(nurse).get(f"{PAGE}?format=json").status_code == 404

    def test_while_there_is_no_index_it_says_so(self, make_need: Make, lead: User) -> None:
        make_need()
        assert "Öarna kommer när det är klart" in page(lead)

    def test_nothing_alike_says_what_to_do(self, make_need: Make, lead: User) -> None:
        make_need()
        readers.run_all()
        assert "Inga öar än" in page(lead)


class TestDeeds:
    @pytest.mark.parametrize(
        ("deed", "kind"), [("introduce", Link.Kind.INTRODUCED), ("join", Link.Kind.SAME)]
    )
    def test_tied_told_and_undone(
        self, two: list[Need], lead: User, nurse: User, deed: str, kind: str
    ) -> None:
        assert answer(lead, deed, *two) == 302
        assert Link.objects.get().kind == kind
        assert not asked(lead, *two)
        assert two[1].title in client_of(nurse).get(two[0].get_absolute_url()).content.decode()
        given = {"record": [str(need.uid) for need in two]}
        assert client_of(lead).post(f"{PAGE}angra/", given).status_code == 302
        assert not Link.objects.exists()
        assert asked(lead, *two)

    def test_not_the_same_is_kept_and_undone(
        self, two: list[Need], lead: User, manager: User
    ) -> None:
        assert answer(lead, "apart", *two) == 302
        assert not asked(lead, *two)
        assert not asked(manager, *two)
        given = {"record": [str(need.uid) for need in two]}
        client_of(manager).post(f"{PAGE}angra/", given)
        assert asked(lead, *two)

    def test_merged_one_ends_and_points_at_the_other(self, two: list[Need], lead: User) -> None:
        one, other = two
        response = client_of(lead).post(
            f"{PAGE}svar/", {"deed": "merge", "record": [str(one.uid), str(other.uid)]}
        )
        asks = client_of(lead).get(response.url).content.decode()
        assert "Vilket av dem går vidare?" in asks
        given = {"med": other.reference, "kvar": other.reference}
        assert client_of(lead).post(response.url, given).url == other.get_absolute_url()
        one.refresh_from_db()
        assert one.status == "merged"
        assert Link.objects.get().kind == Link.Kind.SAME
        given_back = {"record": [str(one.uid), str(other.uid)]}
        client_of(lead).post(f"{PAGE}angra/", given_back)
        one.refresh_from_db()
        assert one.status == "captured"
        assert not Link.objects.exists()

    def test_what_one_does_not_see_is_not_there(
        self, two: list[Need], make_need: Make, helsingborg: Platform, lead: User
    ) -> None:
        hidden = make_need(helsingborg, by=None, text=KEYS, visibility="internal")
        assert answer(lead, "introduce", two[0], hidden) == 404
        shared = [
            make_need(helsingborg, by=None, text=text, visibility="network")
            for text in (KEYS, KEYS_TOO)
        ]
        assert answer(lead, "introduce", *shared) == 404, "not the business of this city"
        assert answer(lead, "merge", two[0], shared[0]) == 409
        assert not Link.objects.exists()

    @pytest.mark.parametrize("deed", ["", "nonsens"])
    def test_nonsense(self, two: list[Need], lead: User, deed: str) -> None:
        assert answer(lead, deed, *two) == 404
        assert answer(lead, "introduce", two[0]) == 409
        given = {"deed": "introduce", "record": ["x"]}
        assert client_of(lead).post(f"{PAGE}svar/", given).status_code == 404


def test_a_long_list_is_made_by_a_worker_that_has_met_no_page() -> None:
    asked = (
        "import django; django.setup();"
        "from sprang.foundation.exports import kind_named; import sys;"
        "assert kind_named('islands').listed and 'sprang.matching.index' not in sys.modules"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "sprang.site.settings_test"}
    subprocess.run([sys.executable, "-c", asked], check=True, env=environment)
