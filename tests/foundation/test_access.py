"""Scopes, roles and the one token that opens a record."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from sprang.foundation.access import is_of_a_platform, platform_token
from sprang.foundation.enums import OUTSIDE_ROLES, Role, ScopeKind, Visibility
from sprang.foundation.models import Membership, Platform, Record, Scope, ScopeAncestry, User
from sprang.needs.models import Need
from sprang.organisations.actions import add_unit, give_role
from sprang.organisations.models import Unit
from tests.cast import City, build_user


def test_ancestry_knows_everything_above(city: City, boras: Platform, vard: Unit) -> None:
    team = add_unit(organisation=city.municipality, parent=vard, name="Natten", type="team")
    above = ScopeAncestry.objects.filter(descendant=team.pk).order_by("depth")
    expected = [(team.pk, 0), (vard.pk, 1), (city.municipality.pk, 2), (boras.pk, 3)]
    assert list(above.values_list("ancestor_id", "depth")) == expected


@pytest.mark.parametrize(
    ("visibility", "token"),
    [
        (Visibility.DRAFT, "lead:{scope}"),
        (Visibility.UNIT, "scope:{scope}"),
        (Visibility.INTERNAL, "platform:{platform}"),
        (Visibility.NETWORK, "network"),
        (Visibility.PUBLIC, "public"),
    ],
)
def test_the_database_itself_keeps_the_token(
    make_need: Callable[..., Need], visibility: Visibility, token: str
) -> None:
    need = make_need()
    Need.objects.filter(pk=need.pk).update(visibility=visibility)
    need.refresh_from_db()
    assert need.audience == token.format(scope=need.scope_id, platform=need.platform_id)


def test_a_role_that_has_ended_opens_nothing(
    boras: Platform, make_need: Callable[..., Need]
) -> None:
    need, yesterday = make_need(), timezone.localdate() - timedelta(days=1)
    former = build_user("former@boras.example", Role.LEAD, boras)
    Membership.objects.filter(user=former).update(valid_from=yesterday, valid_until=yesterday)
    assert not Record.objects.visible_to(User.objects.get(pk=former.pk)).filter(pk=need.pk).exists()


def test_a_role_that_has_not_begun_opens_nothing(
    boras: Platform, make_need: Callable[..., Need]
) -> None:
    need, tomorrow = make_need(), timezone.localdate() + timedelta(days=1)
    coming = build_user("coming@boras.example", Role.LEAD, boras)
    Membership.objects.filter(user=coming).update(valid_from=tomorrow)
    assert need.pk not in Record.objects.visible_to(coming).values_list("pk", flat=True)


def test_one_who_may_not_sign_in_sees_only_what_is_public(
    make_need: Callable[..., Need], nurse: User
) -> None:
    make_need(visibility=Visibility.INTERNAL)
    public = make_need(visibility=Visibility.PUBLIC)
    User.objects.filter(pk=nurse.pk).update(is_active=False)
    assert [r.pk for r in Record.objects.visible_to(User.objects.get(pk=nurse.pk))] == [public.pk]
    assert [r.pk for r in Record.objects.visible_to(AnonymousUser())] == [public.pk]


def test_a_room_is_seen_by_its_members_and_not_by_the_lead(
    make_need: Callable[..., Need], nurse: User, lead: User, outsider: User
) -> None:
    room = Scope.objects.create(kind=ScopeKind.ROOM, name="Brunnar")
    give_role(user=outsider, scope=room, role=Role.PARTNER, by=None)
    need = make_need(by=None)
    Need.objects.filter(pk=need.pk).update(visibility=Visibility.ROOM, room=room)
    seen = {
        user.email for user in (nurse, lead, outsider) if Need.objects.visible_to(user).exists()
    }
    assert seen == {outsider.email}


@pytest.mark.parametrize("role", Role)
def test_who_has_a_token_of_a_platform_s_part_has_the_platform_s(
    city: City, boras: Platform, vard: Unit, role: Role
) -> None:
    """What comparing texts builds on: what is internal is seen by all who see a unit's."""
    room = Scope.objects.create(kind=ScopeKind.ROOM, name="Husrum", parent=vard)
    for scope in (boras, city.municipality, vard, room):
        access = build_user(f"{scope.pk}@boras.example", role, scope).access
        of_it = {token for token in access.audiences if is_of_a_platform(token)}
        assert not of_it or platform_token(boras.pk) in of_it
        assert bool(of_it) == (role not in OUTSIDE_ROLES and scope != room)


def test_many_memberships_take_two_queries(
    city: City, nurse: User, django_assert_num_queries: Callable[[int], object]
) -> None:
    for number in range(20):
        unit = add_unit(organisation=city.municipality, name=f"Enhet {number}", type="team")
        give_role(user=nurse, scope=unit, role=Role.MEMBER, by=None)
    fresh = User.objects.get(pk=nurse.pk)
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        assert len(fresh.access.audiences) > 20
