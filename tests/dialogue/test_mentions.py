"""Whom one may name: a colleague who sees it. What is said of others tells nothing of them."""

import pytest

from sprang.dialogue.models import Comment, Mention
from sprang.foundation.models import User
from sprang.needs.actions import share_need
from sprang.needs.models import Need
from tests.api.caller import Caller
from tests.cast import build_user, client_of

pytestmark = pytest.mark.django_db
NOBODY = "Ingen som heter så kan nämnas här."


def sent(need: Need, by: User, **more: object) -> str:
    data = {"text": "Vad säger du?", "kind": "comment", **more}
    return client_of(by).post(f"/boras/samtal/{need.uid}/", data).content.decode()


def test_by_name_without_script(need: Need, nurse: User, teacher: User, lead: User) -> None:
    assert sent(need, teacher, names="NURSE; lead") == ""
    assert set(Mention.objects.values_list("user", flat=True)) == {nurse.pk, lead.pk}
    assert "Nämner: " in client_of(nurse).get(f"/boras/samtal/{need.uid}/").content.decode()


def test_of_two_with_one_name_one_chooses(need: Need, teacher: User, nurse: User) -> None:
    other = build_user("nurse@hemma.example")
    other.memberships.create(scope=nurse.memberships.get().scope, role="member")
    told = sent(need, teacher, names="nurse")
    assert "Flera heter så." in told
    assert (str(nurse.uid) in told, str(other.uid) in told) == (True, True)
    assert "Vad säger du?" in told
    assert sent(need, teacher, names="nurse", people=[str(other.uid)]) == ""
    assert Mention.objects.get().user == other


def test_there_is_nobody_and_may_not_see_it_are_said_alike(
    need: Need, nurse: User, teacher: User, lead: User, outsider: User
) -> None:
    share_need(need=need, by=lead, visibility="unit")
    answers = {
        name: sent(need, nurse, names=name).replace(name, "")
        for name in ("teacher", "outsider", "ingenalls")
    }
    assert all(NOBODY in answer for answer in answers.values())
    assert Comment.objects.count() == 0
    for who in (teacher, outsider):
        assert NOBODY in sent(need, nurse, people=[str(who.uid)])
        answer = Caller(nurse).post(
            f"/records/{need.uid}/comments", text="Hej", mentions=[str(who.uid)]
        )
        assert answer.status_code == 422


def test_the_list_has_colleagues_who_see_it(
    need: Need, nurse: User, teacher: User, lead: User, outsider: User, partner: User
) -> None:
    path = f"/boras/samtal/{need.uid}/personer/?names="
    client = client_of(nurse)
    assert str(teacher.uid) in client.get(f"{path}teach").content.decode()
    for name in ("outsider", "partner", "e"):
        assert 'name="people"' not in client.get(path + name).content.decode()
    share_need(need=need, by=lead, visibility="unit")
    assert 'name="people"' not in client.get(f"{path}teach").content.decode()
    assert client_of(outsider).get(f"{path}teach").status_code == 404
