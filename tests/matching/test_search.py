"""What is found, by whom, and why."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprang.core.ranking import Strength
from sprang.foundation.models import Platform, User
from sprang.matching.search import Answer, match, search
from sprang.matching.searchables import OPERATOR
from sprang.needs import actions
from sprang.needs.models import Need
from sprang.organisations.actions import change_organisation
from sprang.organisations.models import Organisation
from sprang.solutions.models import Solution

from .conftest import GULLIES, SUBSTITUTES

MakeNeed = Callable[..., Need]
CatchUp = Callable[[], int]
Titles = Callable[[Answer], list[str]]
ANYBODY = AnonymousUser()


def test_a_need_in_other_words_is_found(
    twin: Need, outsider: User, catch_up: CatchUp, titles: Titles
) -> None:
    catch_up()
    assert titles(match(SUBSTITUTES, outsider, ["need"]))[0] == twin.title


def test_groups_stand_in_order_and_only_with_what_fits(
    twin: Need,
    pool: Solution,
    startup: Organisation,
    make_solution: Callable[..., Solution],
    outsider: User,
    catch_up: CatchUp,
) -> None:
    make_solution(title="Digitala lås", text="Telefonen öppnar porten.")
    catch_up()
    answer = match(SUBSTITUTES, outsider)
    assert [group.searchable.kind for group in answer.groups] == ["need", "solution", "innovator"]
    assert [[hit.found for hit in group.hits] for group in answer.groups] == [
        [twin],
        [pool],
        [startup],
    ]
    assert answer.complete


def test_nothing_is_shown_where_nothing_fits(
    noise: list[Need], nurse: User, catch_up: CatchUp
) -> None:
    catch_up()
    assert match("Trägolvet på gymnasiet knarrar", nurse).hits == []
    assert match("", nurse).hits == []
    assert match("och det är som om", nurse).hits == []


def test_an_internal_need_of_another_city_appears_when_it_is_shared(
    twin: Need, nurse: User, other_lead: User, catch_up: CatchUp, titles: Titles
) -> None:
    catch_up()
    assert titles(match(SUBSTITUTES, nurse)) == []
    actions.share_need(need=twin, by=other_lead, visibility="network")
    catch_up()
    assert titles(match(SUBSTITUTES, nurse)) == [twin.title]
    assert titles(match(SUBSTITUTES, ANYBODY)) == []
    actions.share_need(need=twin, by=other_lead, visibility="public")
    catch_up()
    assert titles(match(SUBSTITUTES, ANYBODY)) == [twin.title]


def test_what_is_narrowed_is_gone_before_the_index_knows(
    twin: Need, nurse: User, other_lead: User, catch_up: CatchUp
) -> None:
    actions.share_need(need=twin, by=other_lead, visibility="network")
    catch_up()
    actions.share_need(need=twin, by=other_lead, visibility="internal")
    assert match(SUBSTITUTES, nurse).total == 0
    found = search("timvikarie", nurse)
    assert (found.total, found.hits) == (0, [])


def test_of_an_earlier_version_no_reasons_are_shown(
    twin: Need, outsider: User, other_lead: User, catch_up: CatchUp
) -> None:
    """They might quote what was just taken out."""
    catch_up()
    actions.edit_need(need=twin, by=other_lead, text="Hissen står stilla. Timvikarie saknas.")
    (hit,) = match(SUBSTITUTES, outsider, ["need"]).hits[:1]
    assert (hit.found, hit.scored.contributions) == (twin, ())
    catch_up()
    asked = "Timvikarie saknas, hissen står stilla"
    hits = {each.found: each for each in match(asked, outsider, ["need"]).hits}
    assert hits[twin].scored.contributions


def test_what_may_be_seen_no_more_keeps_nothing_else_away(
    twin: Need, nurse: User, other_lead: User, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is far behind the best is left out: behind the best of what the asker sees."""
    monkeypatch.setattr("sprang.matching.not_far.FARTHEST", 1.0)
    actions.share_need(need=twin, by=other_lead, visibility="network")
    catch_up()
    asked = "telefonlistan timvikarie hissen"
    assert [hit.found for hit in search(asked, nurse, ["need"]).hits] == [twin]
    actions.share_need(need=twin, by=other_lead, visibility="internal")
    (hit,) = search(asked, nurse, ["need"]).hits
    assert "Hissen" in hit.found.text


@pytest.mark.parametrize("visibility", ["unit", "internal", "network", "draft"])
def test_people_without_a_role_find_only_what_is_public(
    visibility: str,
    make_need: MakeNeed,
    helsingborg: Platform,
    noise: list[Need],
    stranger: User,
    citizen: User,
    catch_up: CatchUp,
) -> None:
    make_need(helsingborg, by=None, text=SUBSTITUTES, visibility=visibility)
    catch_up()
    for asker in (ANYBODY, stranger, citizen):
        assert match(SUBSTITUTES, asker).total == 0
        assert search("vikarier", asker).total == 0


def test_answers_are_the_same_whether_or_not_something_hidden_exists(
    make_need: MakeNeed,
    twin: Need,
    noise: list[Need],
    pool: Solution,
    helsingborg: Platform,
    nurse: User,
    catch_up: CatchUp,
) -> None:
    """Not even a share of a score may move: it would tell that someone has written the word."""

    def asked() -> list[tuple[Any, ...]]:
        answers = (match(SUBSTITUTES, nurse), search("vikariepool demens", nurse))
        hits = [hit for answer in answers for hit in answer.hits]
        return [
            (hit.found.pk, hit.scored.score, hit.scored.relevance, hit.scored.contributions)
            for hit in hits
        ]

    catch_up()
    before = asked()
    for text in (SUBSTITUTES, GULLIES, "Vikariepoolen svarar inte"):
        make_need(helsingborg, by=None, text=text, visibility="internal")
        make_need(text=text, by=None, visibility="draft")
    catch_up()
    assert before
    assert asked() == before


def test_a_record_never_matches_itself(
    make_need: MakeNeed, twin: Need, outsider: User, catch_up: CatchUp
) -> None:
    catch_up()
    assert twin not in [hit.found for hit in match(twin, outsider).hits]
    again = make_need(twin.platform, by=None, text=twin.text)
    catch_up()
    assert [hit.found for hit in match(twin, outsider).hits] == [again]


def test_what_is_withdrawn_or_closed_matches_no_longer(
    twin: Need, outsider: User, other_lead: User, catch_up: CatchUp, titles: Titles
) -> None:
    actions.close_need(need=twin, by=other_lead, reason="Löst med en pool.")
    catch_up()
    assert match(SUBSTITUTES, outsider).total == 0
    assert titles(search("timvikarie", outsider)) == [twin.title], "a search still finds it"
    actions.reopen_need(need=twin, by=other_lead)
    actions.withdraw_need(need=twin, by=other_lead)
    catch_up()
    assert search("timvikarie", outsider).total == 0


def test_the_shares_of_the_words_add_up_to_the_score(
    twin: Need, pool: Solution, outsider: User, catch_up: CatchUp
) -> None:
    catch_up()
    hits = match(SUBSTITUTES, outsider).hits
    assert len(hits) == 2
    for hit in hits:
        shares = [pair.share for pair in hit.scored.contributions]
        assert sum(shares) == pytest.approx(hit.scored.score)
    words = {(each.query_word, each.document_word) for each in hits[0].scored.contributions}
    assert ("vikarier", "timvikarie") in words


def test_strength_says_how_alike(
    make_need: MakeNeed, noise: list[Need], nurse: User, catch_up: CatchUp
) -> None:
    make_need(text=SUBSTITUTES)
    catch_up()
    assert [hit.strength for hit in match(SUBSTITUTES, nurse).hits] == [Strength.STRONG]


def test_the_number_of_queries_does_not_grow_with_the_hits(
    make_need: MakeNeed, noise: list[Need], nurse: User, catch_up: CatchUp
) -> None:
    def queries() -> tuple[int, int]:
        again = User.objects.get(pk=nurse.pk)
        with CaptureQueriesContext(connection) as captured:
            hits = match(SUBSTITUTES, again).hits
            assert all(hit.searchable.where_of(hit.found) for hit in hits)
            assert all(hit.found.get_absolute_url() for hit in hits)
        return len(hits), len(captured)

    make_need(text=SUBSTITUTES)
    catch_up()
    assert queries() == (1, 6), "the asker's own, the index's place, access (2), words, one kind"
    for _ in range(2):
        make_need(text=SUBSTITUTES)
    catch_up()
    assert queries() == (3, 6)


def test_the_operator_sees_everything(twin: Need, catch_up: CatchUp, titles: Titles) -> None:
    catch_up()
    assert titles(match(SUBSTITUTES, OPERATOR)) == [twin.title]


class TestSearch:
    def test_a_part_of_a_compound_is_enough(
        self, twin: Need, pool: Solution, nurse: User, catch_up: CatchUp, titles: Titles
    ) -> None:
        catch_up()
        assert titles(search("vikarier", nurse)) == [pool.title]

    def test_what_has_the_word_is_found_however_much_another_has_of_it(
        self, boras: Platform, lead: User, make_need: MakeNeed, catch_up: CatchUp
    ) -> None:
        """Not only what the word may become: "vikarieletandet" says more than a word in passing."""
        full = "Vikarieletandet, vikarielistan och vikariejakten: en vikarie, en vikarie till. "
        long = "Rektor skriver schema, svarar föräldrar och ringer efter en vikarie ibland. "
        passing = make_need(boras, title="Rektorns morgon", text=long + "Kaffet kallnar. " * 40)
        make_need(boras, title="Vikarieletandet efter en vikarie", text=full)
        catch_up()
        (group,) = search("vikarie", lead, ["need"]).groups
        assert passing in [hit.found for hit in group.hits]
        assert group.total == 2

    def test_the_last_word_may_be_unfinished(
        self, twin: Need, pool: Solution, nurse: User, catch_up: CatchUp, titles: Titles
    ) -> None:
        catch_up()
        assert titles(search("vikariepo", nurse)) == [pool.title]
        assert titles(search("timvi", nurse)) == [], "no word of what is hidden is filled in"

    def test_a_number_leads_straight_to_its_record(
        self, twin: Need, noise: list[Need], outsider: User, nurse: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        both = search(twin.reference.lower(), outsider).hits
        assert twin in [hit.found for hit in both]
        assert [hit.found for hit in search(twin.reference, nurse).hits] == [
            need for need in noise if need.reference == twin.reference
        ], "the same number in one's own city, and not the hidden one"
        narrowed = search(twin.reference, outsider, platform=twin.platform)
        assert [hit.found for hit in narrowed.hits] == [twin]

    def test_it_can_keep_to_one_city_and_one_kind(
        self, twin: Need, pool: Solution, boras: Platform, outsider: User, catch_up: CatchUp
    ) -> None:
        catch_up()
        assert search("vikarie", outsider, platform=boras).total == 0
        only = search("vikarie", outsider, kinds=["solution"])
        assert [group.searchable.kind for group in only.groups] == ["solution"]
        assert [hit.found for hit in only.hits] == [pool]

    def test_a_profile_is_found_by_its_name_and_leaves_when_it_is_unlisted(
        self, startup: Organisation, noise: list[Need], catch_up: CatchUp
    ) -> None:
        catch_up()
        assert [hit.found for hit in search("Passet", ANYBODY).hits] == [startup]
        change_organisation(organisation=startup, is_listed=False)
        catch_up()
        assert search("Passet", ANYBODY).total == 0

    def test_the_limit_hides_no_hits_from_the_count(
        self, make_need: MakeNeed, nurse: User, catch_up: CatchUp
    ) -> None:
        for _ in range(4):
            make_need(text=GULLIES)
        catch_up()
        (group,) = search("brunnar", nurse, kinds=["need"], limit=3).groups
        assert (len(group.hits), group.total) == (3, 4)


@pytest.mark.parametrize("word", ["upphandling", "parkering", "dokumentation"])
def test_a_word_that_ends_like_an_english_one_is_swedish_too(
    word: str, make_need: MakeNeed, nurse: User, catch_up: CatchUp, titles: Titles
) -> None:
    need = make_need(title="Vägen in", text=f"Vi har ingen {word} som fungerar när det regnar.")
    make_need(title="The way in", text="We have no way of parking here when it rains. The roads.")
    catch_up()
    assert titles(search(word, nurse, ["need"])) == [need.title]
    assert titles(search("parking", nurse, ["need"])) == ["The way in"]
