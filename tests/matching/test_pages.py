"""The pages: while one writes, for one need, and the search."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sprang.foundation.models import Platform, User
from sprang.matching import index
from sprang.needs.models import Need
from sprang.organisations.models import Organisation
from sprang.solutions.models import Solution
from tests.cast import client_of

from .conftest import GULLIES, SUBSTITUTES

MakeNeed = Callable[..., Need]
CatchUp = Callable[[], int]
LIVE = "/boras/traffar/"
HTMX = {"HX-Request": "true"}


def read(response: Any) -> str:
    """The text of a page as a reader meets it."""
    assert response.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", response.content.decode()))).strip()


def part_url(need: Need) -> str:
    return f"/{need.platform.slug}/behov/{need.reference}/traffar/del/"


def page_url(need: Need) -> str:
    return f"/{need.platform.slug}/behov/{need.reference}/traffar/"


class TestWhileOneWrites:
    def test_htmx_gets_the_region_and_replaces_what_is_in_it(
        self, pool: Solution, noise: list[Need], nurse: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        response = client_of(nurse).post(LIVE, {"text": SUBSTITUTES}, headers=HTMX)
        html = response.content.decode()
        assert html.lstrip().startswith('<div class="groups" id="traffar" aria-live="polite"')
        assert response["HX-Reswap"] == "innerHTML"
        assert response["HX-Reselect"] == "#traffar > *"
        assert response["Cache-Control"].startswith("max-age=0")
        assert "<mark>vikariepool</mark>" in html
        assert re.search("Orden som möts: .*vikarier – vikariepool", html)
        assert pool.get_absolute_url() in html
        assert html.count('class="group"') == 3

    def test_without_a_script_it_is_a_page_that_keeps_what_was_written(
        self, pool: Solution, noise: list[Need], nurse: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        given = {"text": f"{SUBSTITUTES} <b>", "visibility": "unit"}
        html = client_of(nurse).post(LIVE, given).content.decode()
        assert html.startswith("<!doctype html>")
        assert "oroliga av nya ansikten. &lt;b&gt;</textarea>" in html
        assert '<input type="hidden" name="visibility" value="unit">' in html
        assert 'formaction="/boras/behov/nytt/"' in html
        assert pool.title.split()[-1] in html

    def test_nothing_found_asks_for_one_more_sentence(
        self, noise: list[Need], nurse: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        text = read(client_of(nurse).post(LIVE, {"text": "Parketten knarrar"}, headers=HTMX))
        assert text == "Inga träffar än. Skriv en mening till."

    def test_nothing_written_says_what_will_happen(self, nurse: User, db: None) -> None:
        text = read(client_of(nurse).post(LIVE, {}, headers=HTMX))
        assert text.startswith("Medan du skriver ser du vilka fler som har det")

    def test_it_says_when_something_may_be_missing(self, twin: Need, nurse: User) -> None:
        text = read(client_of(nurse).post(LIVE, {"text": SUBSTITUTES}, headers=HTMX))
        assert text.endswith("Sökregistret byggs just nu. Träffar kan saknas en stund.")

    def test_anybody_may_ask_and_finds_only_what_is_public(
        self, twin: Need, pool: Solution, boras: Platform, catch_up: CatchUp
    ) -> None:
        catch_up()
        html = client_of(None).post(LIVE, {"text": SUBSTITUTES}, headers=HTMX).content.decode()
        assert pool.reference in html
        assert twin.title not in html
        assert "timvikarie" not in html

    def test_it_is_posted(self, boras: Platform) -> None:
        assert client_of(None).get(LIVE).status_code == 405

    def test_a_stranger_to_the_address_is_turned_away_without_the_token(
        self, nurse: User, boras: Platform
    ) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(nurse)
        assert client.post(LIVE, {"text": "x"}).status_code == 403


class TestOneNeed:
    @pytest.fixture
    def need(self, make_need: MakeNeed, noise: list[Need]) -> Need:
        return make_need(text=SUBSTITUTES, visibility="internal")

    def test_both_texts_stand_side_by_side_with_the_words_that_met(
        self, need: Need, pool: Solution, nurse: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        html = client_of(nurse).get(page_url(need)).content.decode()
        assert "efter <mark>vikarier</mark>" in html
        assert "<mark>vikariepool</mark>" in html
        assert "samma del: vikarie" in html
        assert "Helsingborg, i bruk sedan 2024" in html
        percents = [int(found) for found in re.findall(r"(\d+)&nbsp;% <svg", html)]
        assert sum(percents) == 100
        assert '<details class="disclosure" open>' in html

    def test_the_part_of_the_needs_page_leads_to_the_whole(
        self, need: Need, pool: Solution, startup: Organisation, nurse: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        html = client_of(nurse).get(part_url(need)).content.decode()
        assert "<html" not in html
        assert html.count('class="explained"') == 1, "the best one"
        assert html.count('class="record ') == 1, "the other one"
        assert f'href="{page_url(need)}"' in html
        assert f'href="/boras/natverket/{startup.uid}/"' in html

    def test_who_scans_the_market_writes_down_a_hit_as_looked_at(
        self,
        need: Need,
        pool: Solution,
        startup: Organisation,
        twin: Need,
        lead: User,
        nurse: User,
        catch_up: CatchUp,
    ) -> None:
        catch_up()
        look = f"/boras/behov/{need.reference}/granskat/"
        html = client_of(lead).get(page_url(need)).content.decode()
        led = re.findall(rf'href="{look}\?om=([^"]+)"', html)
        assert set(led) == {f"helsingborg%20{pool.reference}", "Passet%20AB"}, "no need is one"
        for about in led:
            form = client_of(lead).get(f"{look}?om={about}").context["look_form"]
            sent = {"what": form["what"].value(), "verdict": "adapt", "because": "Nästan."}
            assert client_of(lead).post(look, sent).status_code == 302
        looked = need.prior_art.values_list("record", "organisation")
        assert set(looked) == {(pool.pk, None), (None, startup.pk)}
        assert look not in client_of(nurse).get(page_url(need)).content.decode()

    def test_a_need_without_matches_says_what_to_do(
        self, need: Need, nurse: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        assert "Inga träffar än" in read(client_of(nurse).get(page_url(need)))
        assert "Inga träffar än" in read(client_of(nurse).get(part_url(need)))

    def test_who_may_not_see_the_need_may_not_see_its_matches(
        self, need: Need, outsider: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        for client in (client_of(None), client_of(outsider)):
            assert client.get(page_url(need)).status_code == 404
            assert client.get(part_url(need)).status_code == 404

    def test_a_public_need_is_matched_for_anybody_with_what_is_public(
        self, make_need: MakeNeed, twin: Need, pool: Solution, catch_up: CatchUp
    ) -> None:
        need = make_need(text=SUBSTITUTES, visibility="public")
        catch_up()
        html = client_of(None).get(page_url(need)).content.decode()
        assert pool.reference in html
        assert twin.title not in html

    def test_what_people_wrote_is_never_markup(
        self, make_need: MakeNeed, noise: list[Need], nurse: User, catch_up: CatchUp
    ) -> None:
        need = make_need(text="<script>alert('vikarier')</script> Vikarier & vikariat saknas")
        make_need(text="Vikarier <img src=x> saknas & vikariat")
        catch_up()
        html = client_of(nurse).get(page_url(need)).content.decode()
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "<mark>vikariat</mark>" in html

    def test_the_number_of_queries_is_the_same_for_one_match_and_for_three(
        self, need: Need, make_need: MakeNeed, nurse: User, catch_up: CatchUp
    ) -> None:
        def queries() -> tuple[int, int]:
            client = client_of(nurse)
            client.get(page_url(need))  # what a process asks only once is not counted
            with CaptureQueriesContext(connection) as captured:
                html = client.get(part_url(need)).content.decode()
            return html.count('class="strength"'), len(captured)

        make_need(text=SUBSTITUTES)
        catch_up()
        one, queries_for_one = queries()
        for _ in range(2):
            make_need(text=SUBSTITUTES)
        catch_up()
        three, queries_for_three = queries()
        assert (one, three) == (1, 3)
        assert queries_for_one == queries_for_three


class TestSearch:
    def test_hits_stand_by_kind(
        self, pool: Solution, startup: Organisation, twin: Need, nurse: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        text = read(client_of(nurse).get("/boras/sok/", {"q": "vikarie"}))
        assert "2 träffar på ”vikarie”." in text
        assert "Lösningar 1" in text
        assert "Innovatörer 1" in text
        assert pool.title in text
        assert startup.name in text
        assert twin.title not in text

    def test_one_kind_at_a_time(
        self, pool: Solution, startup: Organisation, nurse: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        text = read(client_of(nurse).get("/boras/sok/", {"q": "vikarie", "vad": "innovator"}))
        assert startup.name in text
        assert pool.title not in text

    def test_more_than_the_page_holds_has_a_link(
        self, make_need: MakeNeed, nurse: User, catch_up: CatchUp
    ) -> None:
        for _ in range(9):
            make_need(text=GULLIES)
        catch_up()
        html = client_of(nurse).get("/boras/sok/", {"q": "brunnar"}).content.decode()
        assert html.count('class="record"') == 8
        assert "?q=brunnar&amp;vad=need" in html
        html = client_of(nurse).get("/boras/sok/?q=brunnar&vad=need").content.decode()
        assert html.count('class="record"') == 9

    @pytest.mark.parametrize("query", ["", " ", "?", "\x00", "B26-9999", "o" * 5000, "-" * 80])
    def test_whatever_is_asked_there_is_a_page(
        self, query: str, noise: list[Need], nurse: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        found = client_of(nurse).get("/boras/sok/", {"q": query, "vad": "nonsense"})
        assert found.status_code == 200

    def test_without_an_index_there_is_still_a_page(self, noise: list[Need], nurse: User) -> None:
        assert index.store().current() is None
        assert client_of(nurse).get("/boras/sok/", {"q": "hissen"}).status_code == 200
