"""What one may say, change and take away."""

import pytest

from sprang.dialogue import actions
from sprang.dialogue.models import Comment, Follow
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Entry, User
from sprang.needs.actions import share_need, withdraw_need
from sprang.needs.models import Need
from tests.cast import build_user, client_of

pytestmark = pytest.mark.django_db


def said(need: Need, by: User, text: str = "Vi har det också.", **more: object) -> Comment:
    return actions.write_comment(record=need, by=by, text=text, **more)  # type: ignore[arg-type]


def test_saying_follows_and_is_told_in_the_journal_without_a_word(
    need: Need, teacher: User
) -> None:
    comment = said(need, teacher, "Hemligt ord")
    follow = Follow.objects.get()
    assert (follow.user, follow.is_on, follow.since) == (teacher, True, None)
    ids = {"comment": str(comment.uid), "record": str(need.uid)}
    entries = Entry.objects.order_by("seq").values_list("kind", "payload")
    assert list(entries)[-2:] == [
        ("follow.started", {"record": str(need.uid)}),
        ("dialogue.commented", ids),
    ]


def test_who_may_not_see_it_says_nothing(
    need: Need, lead: User, outsider: User, citizen: User
) -> None:
    stranger = build_user("stranger@home.example")
    share_need(need=need, by=lead, visibility="public")
    with pytest.raises(NotAllowed):
        said(need, stranger)
    assert said(need, citizen).home is None
    share_need(need=need, by=lead, visibility="unit")
    for who in (outsider, citizen):
        with pytest.raises(NotAllowed):
            said(need, who)


def test_what_was_taken_back_is_not_talked_about(need: Need, lead: User, teacher: User) -> None:
    withdraw_need(need=need, by=lead)
    with pytest.raises(NotAllowed):
        said(need, teacher)


@pytest.mark.parametrize("text", ["", "   \n", "\u200b", "x" * 4001])
def test_no_words_and_too_many(need: Need, teacher: User, text: str) -> None:
    with pytest.raises(BadInput):
        said(need, teacher, text)


def test_answers_stand_on_one_level(need: Need, teacher: User, nurse: User) -> None:
    question = said(need, teacher, kind="question")
    answer = actions.answer_comment(comment=question, by=nurse, text="Så här.")
    under = actions.answer_comment(comment=answer, by=teacher, text="Tack.")
    assert (answer.answers, under.answers, under.kind) == (question, question, "answer")
    actions.remove_comment(comment=question, by=teacher)
    with pytest.raises(Refused):
        actions.answer_comment(comment=answer, by=nurse, text="Ett till.")


def test_only_its_writer_changes_it_and_it_shows(need: Need, teacher: User, lead: User) -> None:
    comment = said(need, teacher)
    with pytest.raises(NotAllowed):
        actions.edit_comment(comment=comment, by=lead, text="Något annat")
    actions.edit_comment(comment=comment, by=teacher, text="Vi har det i skolan.")
    page = client_of(lead).get(f"/boras/samtal/{need.uid}/").content.decode()
    assert "Vi har det i skolan." in page
    assert "Ändrat i" in page


def test_a_writer_takes_the_own_words_away_for_good(need: Need, teacher: User) -> None:
    comment = said(need, teacher, "Ångrat ord")
    actions.remove_comment(comment=comment, by=teacher)
    comment.refresh_from_db()
    assert (comment.text, comment.is_moderated) == ("", False)


def test_a_lead_says_why_and_the_writer_alone_reads_it(
    need: Need, teacher: User, lead: User, nurse: User, other_lead: User
) -> None:
    comment = said(need, teacher, "Fult ord")
    with pytest.raises(BadInput):
        actions.remove_comment(comment=comment, by=lead)
    for who in (nurse, other_lead):
        with pytest.raises(NotAllowed):
            actions.remove_comment(comment=comment, by=who, reason="Nej")
    actions.remove_comment(comment=comment, by=lead, reason="Personuppgift i texten")
    pages = {
        who: client_of(who).get(f"/boras/samtal/{need.uid}/").content.decode()
        for who in (teacher, lead, nurse, other_lead)
    }
    assert {who for who, page in pages.items() if "Personuppgift" in page} == {teacher}
    assert {who for who, page in pages.items() if "Fult ord" in page} == {teacher}
    assert all("togs bort av den som leder" in page for page in pages.values())


def test_who_has_left_stays_and_is_named_as_elsewhere(
    need: Need, teacher: User, nurse: User, outsider: User
) -> None:
    said(need, teacher, "Från skolan")
    said(need, outsider, "Från Helsingborg")
    teacher.memberships.all().delete()
    here = client_of(nurse).get(f"/boras/samtal/{need.uid}/").content.decode()
    there = client_of(outsider).get(f"/boras/samtal/{need.uid}/").content.decode()
    assert "Från skolan" in here
    assert 'comment__who" id=' in here
    assert ("teacher" in here, "teacher" in there) == (True, False)
    # to those outside, a city: the writer's own, not that of the need
    away = client_of(None).get(f"/boras/samtal/{need.uid}/")
    assert away.status_code == 404
    other = build_user("extra@helsingborg.example")
    other.memberships.create(scope=outsider.memberships.get().scope, role="member")
    told = client_of(other).get(f"/boras/samtal/{need.uid}/").content.decode()
    assert [told.count(f">{city} <time") for city in ("Borås", "Helsingborg")] == [1, 1]


def test_words_are_plain_and_addresses_are_links(need: Need, teacher: User) -> None:
    said(need, teacher, '<script>alert("x")</script> https://exempel.example/a?b=1&c=2')
    page = client_of(teacher).get(f"/boras/samtal/{need.uid}/").content.decode()
    assert "<script>alert" not in page
    assert '<a href="https://exempel.example/a?b=1&amp;c=2" rel="nofollow">' in page


def test_support_is_one_from_each_and_none_from_the_author(
    need: Need, teacher: User, nurse: User
) -> None:
    for _twice in range(2):
        actions.support(record=need, by=teacher)
    with pytest.raises(NotAllowed):
        actions.support(record=need, by=nurse)
    assert need.supports.count() == 1
    page = client_of(teacher).get(f"/boras/samtal/{need.uid}/del/").content.decode()
    assert "En person stöder det här." in page
    client_of(teacher).post(f"/boras/samtal/{need.uid}/stod/", {"av": "1"})
    assert need.supports.count() == 0


def test_the_talk_is_taken_along_by_the_record_s_number(need: Need, lead: User) -> None:
    address = f"/boras/samtal/{need.uid}/"
    actions.write_comment(record=need, by=lead, text="Det är likadant hos oss.")
    led = client_of(lead).get(f"{address}?format=csv")
    assert led.headers["Location"] == f"{address}?format=csv&nr={need.reference}"
    taken = client_of(lead).get(led.headers["Location"])
    assert "Det är likadant hos oss." in b"".join(taken).decode("utf-8-sig")
