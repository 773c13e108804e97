"""Colleagues who write a need together: what it opens, what it doesn't, and when it ends."""

from collections.abc import Callable

import pytest

from sprang.dialogue.models import Follow, Notification
from sprang.foundation.enums import Role, Visibility
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.journal import readers
from sprang.foundation.models import Entry, Membership, Platform, User
from sprang.needs import rules
from sprang.needs.actions import add_co_author, edit_need, remove_co_author
from sprang.needs.models import Need
from sprang.needs.models.co_author import MOST
from sprang.organisations.models import Unit
from tests.api.caller import Caller, answer, problem
from tests.cast import build_user, client_of
from tests.html import text_of

pytestmark = pytest.mark.django_db
MakeNeed = Callable[..., Need]


def fresh(thing: Need) -> Need:
    return Need.objects.get(pk=thing.pk)


@pytest.fixture
def colleague(vard: Unit) -> User:
    return build_user("kollega@boras.example", Role.MEMBER, vard)


@pytest.fixture
def written(make_need: MakeNeed, nurse: User, colleague: User) -> Need:
    need = make_need(title="Nyckeln")
    add_co_author(need=need, by=nurse, user=colleague)
    return fresh(need)


def test_a_colleague_writes_on_it_until_it_is_sharpened(written: Need, colleague: User) -> None:
    edit_need(need=written, by=colleague, affected="Alla på kvällen")
    assert fresh(written).affected == "Alla på kvällen"
    assert rules.may_see_versions(colleague, written)
    Need.objects.update(status="sharpened")
    with pytest.raises(NotAllowed):
        edit_need(need=fresh(written), by=colleague, affected="Ingen")


def test_what_is_shared_with_others_is_the_leads_to_write(written: Need, colleague: User) -> None:
    Need.objects.update(visibility=Visibility.NETWORK)
    assert not rules.may_edit(colleague, fresh(written))


def test_neither_ends_it_nor_says_who_sees_it_nor_who_writes(
    written: Need, colleague: User, teacher: User
) -> None:
    assert not rules.may_end(colleague, written)
    assert not rules.may_share(colleague, written)
    with pytest.raises(NotAllowed):
        add_co_author(need=written, by=colleague, user=teacher)


def test_it_opens_nothing(make_need: MakeNeed, nurse: User, colleague: User, skola: Unit) -> None:
    hidden = make_need(visibility=Visibility.DRAFT)
    with pytest.raises(BadInput, match="ser behovet"):
        add_co_author(need=hidden, by=nurse, user=colleague)
    need = make_need(visibility=Visibility.UNIT)
    add_co_author(need=need, by=nurse, user=colleague)
    Need.objects.filter(pk=need.pk).update(visibility=Visibility.DRAFT)
    readable = Need.objects.visible_to(User.objects.get(pk=colleague.pk))
    assert hidden not in readable
    client = client_of(colleague)
    for path in ("", "andring/", "forfattare/"):
        assert client.get(f"{hidden.get_absolute_url()}{path}").status_code == 404


@pytest.mark.parametrize("who", ["other_lead", "nobody", "author", "gone"])
def test_all_who_can_t_are_answered_alike(
    who: str, make_need: MakeNeed, nurse: User, other_lead: User
) -> None:
    emails = {"other_lead": other_lead.email, "author": nurse.email, "nobody": "x@boras.example"}
    if who == "gone":
        gone = build_user("slutat@boras.example")
        emails[who] = gone.email
    need = make_need()
    page = client_of(nurse).post(f"{need.get_absolute_url()}forfattare/", {"email": emails[who]})
    assert page.status_code == 422
    assert "Ingen som arbetar här och ser behovet har den adressen." in text_of(page)


def test_who_has_left_the_city_writes_no_more(written: Need, colleague: User) -> None:
    Membership.objects.filter(user=colleague).delete()
    assert not rules.may_edit(User.objects.get(pk=colleague.pk), fresh(written))


def test_they_are_told_once_and_follow(written: Need, nurse: User, colleague: User) -> None:
    add_co_author(need=written, by=nurse, user=colleague)
    readers.run_all()
    told = Notification.objects.filter(user=colleague, channel="page", record=written)
    assert list(told.values_list("kind", flat=True)) == ["need.co_author_added"]
    assert Follow.objects.filter(user=colleague, record=written, is_on=True).exists()
    kinds = Entry.objects.filter(subject_uid=written.uid).values_list("kind", flat=True)
    assert list(kinds).count("need.co_author_added") == 1


def test_it_is_theirs_in_lists_and_at_home(written: Need, colleague: User, teacher: User) -> None:
    for path in ("/boras/hem/", "/boras/behov/?vy=mina"):
        assert "Nyckeln" in text_of(client_of(colleague).get(path))
    assert "Nyckeln" not in text_of(client_of(teacher).get("/boras/behov/?vy=mina"))


def test_names_are_for_colleagues(written: Need, teacher: User, other_lead: User) -> None:
    Need.objects.update(visibility=Visibility.NETWORK)
    said = "Skrivet tillsammans med"
    assert said in text_of(client_of(teacher).get(written.get_absolute_url()))
    assert said not in text_of(client_of(other_lead).get(written.get_absolute_url()))


def test_both_can_end_it_and_others_can_t(
    written: Need, nurse: User, colleague: User, teacher: User
) -> None:
    with pytest.raises(NotAllowed):
        remove_co_author(need=written, by=teacher, user=colleague)
    client, url = client_of(colleague), f"{written.get_absolute_url()}forfattare/"
    assert "Sluta skriva med" in text_of(client.get(url))
    assert client.post(f"{url}{colleague.uid}/borttagning/").status_code == 302
    assert client.get(url).status_code == 404
    assert not rules.may_edit(colleague, fresh(written))
    add_co_author(need=written, by=nurse, user=colleague)
    remove_co_author(need=written, by=nurse, user=colleague)
    remove_co_author(need=written, by=nurse, user=colleague)
    kinds = Entry.objects.filter(subject_uid=written.uid).values_list("kind", flat=True)
    assert list(kinds).count("need.co_author_left") == 2


def test_no_more_than_a_page_can_hold(written: Need, nurse: User, vard: Unit) -> None:
    for n in range(MOST - 1):
        user = build_user(f"k{n}@boras.example", Role.MEMBER, vard)
        add_co_author(need=written, by=nurse, user=user)
    with pytest.raises(Refused, match="högst 20"):
        add_co_author(need=written, by=nurse, user=build_user("x@b.example", Role.MEMBER, vard))


def test_in_the_api(
    written: Need, nurse: User, colleague: User, teacher: User, boras: Platform, other_lead: User
) -> None:
    path = f"/needs/boras/{written.reference}/co-authors"
    person = {"uid": str(colleague.uid), "name": str(colleague)}
    assert answer(Caller(nurse).get(path)) == {"items": [person]}
    asked = answer(Caller(nurse).put(path, email=teacher.email.upper()))
    assert asked["uid"] == str(teacher.uid)
    wrong = problem(Caller(nurse).put(path, email="ingen@boras.example"), 422)
    assert "ser behovet" in str(wrong)
    problem(Caller(teacher).put(path, email="ingen@boras.example"), 404)
    assert Caller(teacher).send("delete", f"{path}/{teacher.uid}", b"").status_code == 204
    Need.objects.update(visibility=Visibility.NETWORK)
    assert answer(Caller(other_lead).get(path)) == {"items": []}
