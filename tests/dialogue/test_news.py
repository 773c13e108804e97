"""Who is told of what, once each."""

from collections.abc import Callable

import pytest

from sprang.dialogue import actions
from sprang.dialogue.models import Follow, Notification
from sprang.foundation.journal import readers
from sprang.foundation.models import User
from sprang.needs.actions import edit_need, share_need, sharpen_need
from sprang.needs.models import Need
from sprang.solutions.actions import register_solution
from sprang.solutions.models import Solution
from tests.cast import client_of

from .conftest import NEWS, told

pytestmark = pytest.mark.django_db


def test_the_author_and_who_follows_but_not_who_did_it(
    need: Need, teacher: User, lead: User, outsider: User
) -> None:
    actions.follow(record=need, by=teacher)
    actions.follow(record=need, by=lead)
    sharpen_need(need=need, by=lead)
    assert told() == [("nurse", "need.sharpened"), ("teacher", "need.sharpened")]
    assert told("mail") == told()


def test_what_happened_before_one_followed_is_not_told(
    need: Need, teacher: User, lead: User
) -> None:
    sharpen_need(need=need, by=lead)
    actions.follow(record=need, by=teacher)
    assert told() == [("nurse", "need.sharpened")]


def test_who_stopped_is_not_told_not_even_the_author(
    need: Need, nurse: User, teacher: User, lead: User
) -> None:
    actions.follow(record=need, by=teacher)
    actions.unfollow(record=need, by=teacher)
    actions.unfollow(record=need, by=nurse)
    sharpen_need(need=need, by=lead)
    assert told() == []


def test_each_once_for_the_first_reason(need: Need, nurse: User, teacher: User, lead: User) -> None:
    asked = actions.write_comment(
        record=need, by=teacher, text="Hur?", kind="question", mentions=[nurse]
    )
    actions.answer_comment(comment=asked, by=lead, text="Så.")
    assert told() == [
        ("nurse", "dialogue.mentioned"),
        ("nurse", "dialogue.answered"),
        ("teacher", "dialogue.answered_you"),
    ]


def test_a_solution_is_told_to_those_who_see_it_too(need: Need, lead: User, outsider: User) -> None:
    actions.follow(record=need, by=outsider)
    for title, visibility in (("Lås", "internal"), ("Nyckelskåp", "network")):
        register_solution(
            platform=need.platform,
            by=lead,
            title=title,
            text="x",
            visibility=visibility,
            answers=[need],
        )
    assert told() == [
        ("nurse", "solution.tied"),
        ("nurse", "solution.tied"),
        ("outsider", "solution.tied"),
    ]
    page = client_of(outsider).get("/helsingborg/nytt/").content.decode()
    assert ("Nyckelskåp" in page, "Lås" in page) == (True, False)


def test_who_sees_it_no_more_is_told_nothing_nor_shown_what_was_told(
    need: Need, lead: User, outsider: User
) -> None:
    actions.follow(record=need, by=outsider)
    sharpen_need(need=need, by=lead)
    assert ("outsider", "need.sharpened") in told()
    share_need(need=need, by=lead, visibility="internal")
    assert ("outsider", "need.shared") not in told()
    client = client_of(outsider)
    assert need.title not in client.get("/helsingborg/nytt/").content.decode()
    assert client.get("/helsingborg/nytt/antal/").content.decode().strip() == ""


def test_read_again_from_the_beginning_nothing_is_told_anew(
    need: Need, teacher: User, lead: User, outsider: User
) -> None:
    share_need(need=need, by=lead, visibility="unit")
    Follow.objects.create(user=outsider, record=need, platform=need.platform, since=0)
    sharpen_need(need=need, by=lead)
    before = told()
    share_need(need=need, by=lead, visibility="network")
    readers.replay(NEWS)
    assert [each for each in told() if each[1] != "need.shared"] == [
        each for each in before if each[1] != "need.shared"
    ]


def test_words_that_change_are_told_on_the_page_and_not_by_letter(need: Need, lead: User) -> None:
    edit_need(need=need, by=lead, text="Nya ord om nycklarna.")
    assert (told(), told("mail")) == ([("nurse", "need.edited")], [])


def test_without_letters_about_one_record(need: Need, nurse: User, lead: User) -> None:
    actions.follow(record=need, by=nurse, has_letters=False)
    sharpen_need(need=need, by=lead)
    assert (told(), told("mail")) == ([("nurse", "need.sharpened")], [])


def test_taken_away_before_it_was_told_is_not_told(need: Need, teacher: User) -> None:
    comment = actions.write_comment(record=need, by=teacher, text="Ångrat")
    actions.remove_comment(comment=comment, by=teacher)
    assert told() == []


def test_its_writer_is_told_that_a_lead_took_it_away(need: Need, teacher: User, lead: User) -> None:
    comment = actions.write_comment(record=need, by=teacher, text="Fult")
    actions.remove_comment(comment=comment, by=lead, reason="Fel forum")
    assert told() == [("teacher", "dialogue.removed")]
    assert "Fel forum" in client_of(teacher).get("/boras/nytt/").content.decode()


def test_read_one_and_all_until_what_the_page_showed(
    need: Need, lead: User, nurse: User, make_solution: Callable[..., Solution]
) -> None:
    sharpen_need(need=need, by=lead)
    told()
    shown = client_of(nurse).get("/boras/nytt/")
    share_need(need=need, by=lead, visibility="public")
    told()
    client_of(nurse).post("/boras/nytt/lasta/", {"upto": shown.context["upto"]})
    left = Notification.objects.filter(channel="page", read_at=None)
    assert [each.kind for each in left] == ["need.shared"]
    assert "1" in client_of(nurse).get("/boras/nytt/antal/").content.decode()
