"""What an author may do with the own need: until it is published, and as long as they are there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from sprang.foundation.enums import Role, Visibility
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.forms.choices import visibilities_for
from sprang.foundation.models import Membership, Platform, Record, User
from sprang.needs import actions
from sprang.needs.models import Need
from sprang.organisations.actions import give_role
from sprang.organisations.models import Unit
from tests.cast import build_user, client_of
from tests.html import text_of

MakeNeed = Callable[..., Need]
EVERY = [*Visibility]
EVERY.remove(Visibility.ROOM)
PUBLISHED = [Visibility.NETWORK, Visibility.PUBLIC]


def left(user: User) -> User:
    """The person as they are once every role of theirs has ended."""
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(user=user).update(valid_from=yesterday, valid_until=yesterday)
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("visibility", EVERY)
def test_who_has_left_reads_of_their_own_only_what_all_may_read(
    make_need: MakeNeed, nurse: User, visibility: Visibility
) -> None:
    need = make_need(visibility=visibility, title="Nyckeln är borta")
    assert Record.objects.visible_to(nurse).filter(pk=need.pk).exists()
    former, may_see = left(nurse), visibility == Visibility.PUBLIC
    assert Record.objects.visible_to(former).filter(pk=need.pk).exists() is may_see
    assert need.is_visible_to(former) is may_see
    client = client_of(former)
    assert client.get(need.get_absolute_url()).status_code == (200 if may_see else 404)
    assert ("Nyckeln är borta" in text_of(client.get("/boras/hem/"))) is may_see


def test_who_moved_to_another_city_has_left_the_first(
    make_need: MakeNeed, nurse: User, helsingborg: Platform
) -> None:
    need, former = make_need(), left(nurse)
    give_role(user=former, scope=helsingborg, role=Role.LEAD, by=None)
    former = User.objects.get(pk=nurse.pk)
    assert not need.is_visible_to(former)
    assert not Record.objects.visible_to(former).exists()


def test_a_guest_keeps_reading_and_changing_their_draft(boras: Platform, citizen: User) -> None:
    need = actions.capture_need(platform=boras, by=citizen, text="Bänken är trasig.")
    assert list(Record.objects.visible_to(citizen).values_list("pk", flat=True)) == [need.pk]
    assert need.is_visible_to(citizen)
    actions.edit_need(need=need, by=citizen, affected="Alla som väntar")
    assert Need.objects.get().affected == "Alla som väntar"


def test_who_has_left_changes_nothing(make_need: MakeNeed, nurse: User) -> None:
    open_, withdrawn = make_need(), make_need(status="withdrawn")
    former = left(nurse)
    for refused in (
        lambda: actions.edit_need(need=open_, by=former, title="Adjö"),
        lambda: actions.set_requirements(need=open_, by=former, rows=[]),
        lambda: actions.withdraw_need(need=open_, by=former),
        lambda: actions.reopen_need(need=withdrawn, by=former),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert [need.version for need in Need.objects.all()] == [1, 1]


@pytest.mark.parametrize("visibility", PUBLISHED)
def test_what_is_published_is_no_longer_the_authors_to_change(
    make_need: MakeNeed, nurse: User, expert: User, lead: User, visibility: Visibility
) -> None:
    need = make_need(visibility=visibility)
    with pytest.raises(NotAllowed):
        actions.edit_need(need=need, by=nurse, title="Något helt annat")
    with pytest.raises(NotAllowed):
        actions.withdraw_need(need=need, by=nurse)
    assert client_of(nurse).get(f"{need.get_absolute_url()}andring/").status_code == 404
    for who in (expert, lead):
        actions.edit_need(need=need, by=who, affected=who.name)
    assert (Need.objects.get().affected, Need.objects.get().version) == ("lead", 3)


@pytest.mark.parametrize("visibility", [Visibility.DRAFT, Visibility.UNIT, Visibility.INTERNAL])
def test_what_is_in_the_house_is_the_authors(
    make_need: MakeNeed, nurse: User, visibility: Visibility
) -> None:
    need = make_need(visibility=visibility)
    actions.edit_need(need=need, by=nurse, affected="Natten")
    actions.withdraw_need(need=need, by=nurse)
    actions.reopen_need(need=need, by=nurse)
    assert (Need.objects.get().affected, Need.objects.get().status) == ("Natten", "captured")


def offered(page: object) -> set[int]:
    return set(page.context["form"].fields["scope"].queryset.values_list("pk", flat=True))  # type: ignore[attr-defined]


def test_a_need_is_moved_to_where_one_may_write(
    make_need: MakeNeed, boras: Platform, vard: Unit, skola: Unit, nurse: User, lead: User
) -> None:
    elsewhere = make_need(by=nurse, scope=skola)
    address = f"{elsewhere.get_absolute_url()}andring/"
    assert offered(client_of(nurse).get(address)) == {vard.pk, skola.pk}
    assert offered(client_of(lead).get(address)) == {
        boras.pk,
        vard.parent_id,
        vard.pk,
        skola.pk,
    }
    actions.edit_need(need=elsewhere, by=nurse, scope=vard)
    for scope in (skola, boras):
        with pytest.raises(BadInput) as error:
            actions.edit_need(need=elsewhere, by=nurse, scope=scope)
        assert list(error.value.faults) == ["scope"]
    assert Need.objects.get().scope_id == vard.pk
    actions.edit_need(need=elsewhere, by=lead, scope=boras)
    assert Need.objects.get().scope_id == boras.pk


def test_not_even_a_lead_moves_a_need_to_another_city(
    make_need: MakeNeed, helsingborg: Platform, lead: User
) -> None:
    with pytest.raises(BadInput):
        actions.edit_need(need=make_need(), by=lead, scope=helsingborg)


def test_an_employee_who_also_is_a_researcher_is_no_guest(boras: Platform, vard: Unit) -> None:
    both = build_user("both@boras.example", Role.MEMBER, vard)
    give_role(user=both, scope=boras, role=Role.RESEARCHER, by=None)
    both = User.objects.get(pk=both.pk)
    assert [value for value, _label in visibilities_for(both, boras.pk)] == [
        "internal",
        "unit",
        "draft",
    ]
    for wanted, given in (("internal", "internal"), ("unit", "unit"), ("public", "internal")):
        need = actions.capture_need(platform=boras, by=both, text="Vi.", visibility=wanted)
        assert need.visibility == given


@pytest.mark.parametrize("role", [Role.PARTNER, Role.RESEARCHER, Role.CITIZEN])
def test_a_guest_is_offered_what_a_guest_gets(boras: Platform, role: Role) -> None:
    guest = build_user("guest@home.example", role, boras)
    assert [value for value, _label in visibilities_for(guest, boras.pk)] == ["draft"]
    client = client_of(guest)
    given = {"text": "Bänken är trasig.", "visibility": "internal"}
    assert client.post("/boras/behov/nytt/", given).status_code == 422
    assert client.post("/boras/behov/nytt/", given | {"visibility": "draft"}).status_code == 302
    assert Need.objects.get().visibility == "draft"
