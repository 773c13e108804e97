"""What people say of matches: kept for each person and pair, seen by nobody else."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Entry, Platform, User
from sprang.matching.actions import judge_match, take_back
from sprang.matching.models import Feedback
from sprang.needs.actions import withdraw_need
from sprang.needs.models import Need
from sprang.organisations.models import Organisation
from sprang.site.account.own_data import close_account, gathered
from sprang.solutions.models import Solution
from tests.cast import client_of

from .conftest import SUBSTITUTES

HTMX = {"HX-Request": "true"}


@pytest.fixture
def need(make_need: Callable[..., Need], noise: list[Need]) -> Need:
    return make_need(text=SUBSTITUTES, visibility="network")


def judge(need: Need, found: Any, by: User, verdict: str = "interesting", **more: Any) -> Feedback:
    kind = found.kind if not isinstance(found, Organisation) else "innovator"
    return judge_match(asked=need, found=found, kind=kind, by=by, verdict=verdict, **more)


def url(need: Need) -> str:
    return f"/{need.platform.slug}/behov/{need.reference}/omdomen/"


class TestTheVerb:
    def test_a_new_word_takes_the_old_ones_place(
        self, need: Need, pool: Solution, nurse: User, teacher: User
    ) -> None:
        judge(need, pool, teacher)
        judge(need, pool, nurse, "irrelevant", reason="known", words=" Vi har den. ")
        said = judge(need, pool, nurse, "contacted")
        assert Feedback.objects.filter(by=nurse).get() == said
        assert (said.verdict, said.reason, said.words) == ("contacted", "", "")
        assert Feedback.objects.count() == 2

    def test_reason_and_words_belong_to_a_rejection(
        self, need: Need, pool: Solution, nurse: User
    ) -> None:
        said = judge(need, pool, nurse, "irrelevant", reason="known", words=" Vi har den. ")
        assert (said.reason, said.words) == ("known", "Vi har den.")

    def test_organisations_are_judged_too(
        self, need: Need, startup: Organisation, nurse: User
    ) -> None:
        said = judge(need, startup, nurse, "chosen")
        assert (said.record, said.organisation, said.found) == (None, startup, startup)

    def test_only_who_sees_both(
        self, need: Need, twin: Need, nurse: User, outsider: User, startup: Organisation
    ) -> None:
        """The twin is Helsingborg's own: the nurse doesn't see it, the outsider does."""
        with pytest.raises(NotAllowed):
            judge(need, twin, nurse)
        assert judge(need, twin, outsider).platform == need.platform
        Organisation.objects.update(is_listed=False)
        startup.refresh_from_db()
        with pytest.raises(NotAllowed):
            judge(need, startup, nurse)

    @pytest.mark.parametrize(
        ("given", "field"),
        [
            ({"verdict": "lovely"}, "verdict"),
            ({"verdict": "irrelevant", "reason": "bored"}, "reason"),
            ({"verdict": "irrelevant", "words": "x" * 401}, "words"),
        ],
    )
    def test_what_there_is_not_is_refused(
        self, need: Need, pool: Solution, nurse: User, given: dict[str, str], field: str
    ) -> None:
        with pytest.raises(BadInput) as refused:
            judge(need, pool, nurse, **given)
        assert set(refused.value.faults) == {field}
        assert not Feedback.objects.exists()

    def test_the_journal_tells_that_and_not_what(
        self, need: Need, pool: Solution, nurse: User
    ) -> None:
        judge(need, pool, nurse, "irrelevant", words="Bara prat.")
        entry = Entry.objects.latest("seq")
        assert (entry.kind, entry.actor, entry.subject_uid) == (
            "platform.match_judged",
            nurse,
            need.platform.uid,
        )
        assert entry.payload == {"asked": str(need.uid), "found": str(pool.uid)}

    def test_taken_back_it_is_as_if_nothing_was_said(
        self, need: Need, pool: Solution, nurse: User, teacher: User
    ) -> None:
        judge(need, pool, nurse)
        kept = judge(need, pool, teacher)
        assert take_back(asked=need, found=pool, by=nurse)
        assert not take_back(asked=need, found=pool, by=nurse)
        assert Feedback.objects.get() == kept

    def test_what_is_gone_takes_it_along(self, need: Need, pool: Solution, nurse: User) -> None:
        judge(need, pool, nurse)
        with transaction.atomic():
            Solution.objects.filter(pk=pool.pk).delete()
        assert not Feedback.objects.exists()


class TestOneself:
    def test_it_stands_in_ones_own_data_and_goes_with_the_account(
        self, need: Need, pool: Solution, nurse: User, teacher: User
    ) -> None:
        judge(need, pool, nurse, "irrelevant", words="Bara prat.")
        kept = judge(need, pool, teacher)
        (told,) = gathered(nurse)["match_feedback"]
        assert (told["asked__uid"], told["record__uid"]) == (need.uid, pool.uid)
        assert (told["verdict"], told["words"]) == ("irrelevant", "Bara prat.")
        close_account(user=nurse)
        assert Feedback.objects.get() == kept


class TestThePage:
    def test_without_script_one_comes_back_to_the_hit(
        self, need: Need, pool: Solution, nurse: User, catch_up: Callable[[], int]
    ) -> None:
        catch_up()
        client = client_of(nurse)
        given = {"found": pool.uid, "verdict": "contacted"}
        response = client.post(url(need), given)
        page = f"/boras/behov/{need.reference}/traffar/"
        assert response.url == f"{page}#omdome-{pool.uid}"
        pressed = f'aria-pressed="true" id="contacted-{pool.uid}"'
        assert pressed in client.get(page).content.decode()
        assert pressed in client.get(f"{page}del/").content.decode()

    def test_how_it_stood_is_asked_of_the_matching_and_not_of_the_person(
        self, need: Need, pool: Solution, nurse: User, catch_up: Callable[[], int]
    ) -> None:
        catch_up()
        given = {"found": pool.uid, "verdict": "chosen", "strength": "", "place": 7}
        client_of(nurse).post(url(need), given)
        said = Feedback.objects.get()
        assert (said.kind, said.place) == ("solution", 1)
        assert said.strength in ("strong", "likely", "possible")
        assert said.relevance is not None
        assert said.relevance > 0.4

    def test_what_was_put_away_is_folded_and_can_be_taken_back(
        self, need: Need, pool: Solution, nurse: User, teacher: User, catch_up: Callable[[], int]
    ) -> None:
        catch_up()
        client = client_of(nurse)
        given = {"found": pool.uid, "verdict": "irrelevant", "reason": "known"}
        html = client.post(url(need), given, headers=HTMX).content.decode()
        assert "Bortvald av dig: En gemensam vikariepool. Vi kände redan till den." in html
        assert " ".join(html.split()).startswith('<div class="verdict verdict--away"')
        page = f"/boras/behov/{need.reference}/traffar/"
        assert "verdict--away" in client.get(page).content.decode()
        assert "verdict--away" not in client_of(teacher).get(page).content.decode()
        undone = client.post(url(need), {"found": pool.uid, "verdict": "undo"}, headers=HTMX)
        assert "verdict--away" not in undone.content.decode()
        assert not Feedback.objects.exists()

    def test_too_many_words_come_back_to_be_shortened(
        self, need: Need, pool: Solution, nurse: User
    ) -> None:
        given = {"found": pool.uid, "verdict": "irrelevant", "words": "y" * 401}
        response = client_of(nurse).post(url(need), given)
        assert response.status_code == 422
        assert "y" * 401 in response.content.decode()

    def test_what_one_does_not_see_is_not_there(
        self, need: Need, twin: Need, pool: Solution, nurse: User, outsider: User
    ) -> None:
        client = client_of(nurse)
        for found in (twin.uid, uuid4(), "nonsens", ""):
            given = {"found": found, "verdict": "interesting"}
            assert client.post(url(need), given).status_code == 404
        Need.objects.filter(pk=need.pk).update(visibility="internal")
        given = {"found": pool.uid, "verdict": "interesting"}
        assert client_of(outsider).post(url(need), given).status_code == 404
        assert client_of(None).post(url(need), given).status_code == 302
        assert not Feedback.objects.exists()

    def test_who_has_no_account_meets_no_buttons(
        self, need: Need, pool: Solution, catch_up: Callable[[], int]
    ) -> None:
        Need.objects.filter(pk=need.pk).update(visibility="public")
        catch_up()
        html = client_of(None).get(f"/boras/behov/{need.reference}/traffar/").content.decode()
        assert pool.title.split()[-1] in html
        assert "omdome-" not in html


def test_what_was_withdrawn_is_judged_no_more(
    need: Need, make_need: Callable[..., Need], nurse: User, boras: Platform
) -> None:
    other = make_need(text=SUBSTITUTES)
    judge(need, other, nurse)
    withdraw_need(need=other, by=nurse)
    given = {"found": other.uid, "verdict": "chosen"}
    assert client_of(nurse).post(url(need), given).status_code == 404
    assert Feedback.objects.get().verdict == "interesting", "what was said is still counted"
