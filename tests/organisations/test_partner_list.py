"""The partners of a platform at a glance: what lives, what rests, what is silent."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from sprang.dialogue.actions import write_comment
from sprang.foundation.enums import Role, Visibility
from sprang.foundation.models import Platform, Record, User
from sprang.needs.models import Need
from sprang.organisations.models import Partnership
from sprang.organisations.partners import actions
from sprang.organisations.partners.life import life_of, place_of, sign_of
from sprang.organisations.partners.queries import rows_for
from tests.cast import build_need, build_user, client_of
from tests.html import text_of

from .partners import build_partner, day

LIST = "/boras/partner/"


def standing_of(platform: Platform, user: User, name: str) -> Any:
    return rows_for(platform, user, {}).get(organisation__name=name)  # type: ignore[arg-type]  # asks for nothing


def aged(partnership: Partnership, days: int) -> Partnership:
    partnership.since = day(-days)
    partnership.save()
    return partnership


def test_one_that_has_done_nothing_rests_and_falls_silent(boras: Platform, lead: User) -> None:
    for name, days, place in (("A", 10, 0), ("B", 200, 1), ("C", 400, 2)):
        aged(build_partner(boras, name), days)
        assert place_of(standing_of(boras, lead, name), day(0)) == place
    found = life_of(rows_for(boras, lead, {}).order_by("name"))  # type: ignore[arg-type]  # asks for nothing
    assert (found.total, found.lives, found.silent) == (3, 1, 1)
    assert [row.theme for row in found.rows] == ["Energi"]
    assert [len(cell.partners) for cell in found.rows[0].cells] == [1, 1, 1]


def test_what_both_gave_is_seen_by_the_sign(boras: Platform, lead: User) -> None:
    one = aged(build_partner(boras, "A"), 900)
    said = {"kind": "time", "what": "Möten"}
    for side, days, sign in (("theirs", -400, 1), ("theirs", -5, 2), ("ours", -6, 3)):
        actions.promise(partnership=one, side=side, made_on=day(days), **said)
        assert sign_of(standing_of(boras, lead, "A")) == sign
    assert timezone.localdate(standing_of(boras, lead, "A").active_at) == day(-5)


def test_what_they_say_counts_as_far_as_the_reader_sees_it(
    boras: Platform, lead: User, make_need: Callable[..., Need]
) -> None:
    one = aged(build_partner(boras, "A"), 900)
    person = build_user("talar@a.example", Role.PARTNER, one.organisation)
    assert place_of(standing_of(boras, lead, "A"), day(0)) == 2
    own = build_need(boras, person, scope=one.organisation, visibility=Visibility.DRAFT)
    assert place_of(standing_of(boras, lead, "A"), day(0)) == 2
    Record.objects.filter(pk=own.pk).update(visibility=Visibility.PUBLIC)
    old = timezone.now() - timedelta(days=200)
    Record.objects.filter(pk=own.pk).update(created_at=old)
    assert place_of(standing_of(boras, lead, "A"), day(0)) == 1
    write_comment(record=make_need(visibility=Visibility.PUBLIC), by=person, text="Vi med.")
    assert place_of(standing_of(boras, lead, "A"), day(0)) == 0


@pytest.fixture
def three(boras: Platform) -> None:
    ends = {"Snart": day(20), "Sen": day(200)}
    for name, end in ends.items():
        one = build_partner(boras, name)
        actions.add_agreement(partnership=one, type="framework", starts_on=day(-10), ends_on=end)
    aged(build_partner(boras, "Tystlåtna"), 900)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", {"Snart", "Sen", "Tystlåtna"}),
        ("?avtal=snart", {"Snart"}),
        ("?avtal=inget", {"Tystlåtna"}),
        ("?liv=tyst", {"Tystlåtna"}),
        ("?q=sen", {"Sen"}),
        ("?slag=university", set()),
        ("?omrade=energi&sortera=tystast", {"Snart", "Sen", "Tystlåtna"}),
        ("?lage=avslutade", set()),
    ],
)
def test_the_list_is_narrowed(three: None, lead: User, asked: str, names: set[str]) -> None:
    page = client_of(lead).get(LIST + asked)
    assert {each.name for each in page.context["listing"].page.items} == names


def test_a_part_is_swapped_in_without_the_picture(three: None, lead: User) -> None:
    client = client_of(lead)
    assert "Vad som lever, tema för tema" in text_of(client.get(LIST))
    part = client.get(f"{LIST}?avtal=snart", headers={"HX-Request": "true"})
    assert "Vad som lever, tema för tema" not in text_of(part)
    assert "Snart" in text_of(part)


def test_others_get_names_and_themes_only(three: None, nurse: User) -> None:
    for user in (None, nurse):
        text = text_of(client_of(user).get(f"{LIST}?avtal=snart&liv=tyst"))
        assert all(name in text for name in ("Snart", "Sen", "Tystlåtna", "Energi"))
        assert "Avtal" not in text
        assert "Senast något hände" not in text


def test_agreements_that_run_out_are_told_first(three: None, lead: User) -> None:
    renew = client_of(lead).get(LIST).context["renew"]
    assert [each.partnership.organisation.name for each in renew] == ["Snart"]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_the_list_is_taken_along(three: None, lead: User, form: str) -> None:
    answer = client_of(lead).get(f"{LIST}?format={form}&avtal=snart")
    assert answer.status_code == 200
    assert f".{form}" in answer.headers["Content-Disposition"]


def test_a_file_of_others_has_no_agreements(three: None, lead: User) -> None:
    def rows(user: User | None) -> Any:
        answer: Any = client_of(user).get(f"{LIST}?format=json")
        return json.loads(b"".join(answer.streaming_content))

    assert {each["agreement"] for each in rows(lead)} == {"Ramavtal", ""}
    assert {each["agreement"] for each in rows(None)} == {""}
    assert {each["last"] for each in rows(None)} == {None}


def test_sorted_by_what_happened_last(boras: Platform, lead: User) -> None:
    for name, days in (("A", -50), ("B", -5), ("C", -500)):
        one = build_partner(boras, name)
        said = {"kind": "time", "what": "Möten", "side": "ours"}
        actions.promise(partnership=one, made_on=day(days), **said)
    client = client_of(lead)
    for order, names in (("senast", "BAC"), ("tystast", "CAB")):
        page = client.get(f"{LIST}?sortera={order}")
        assert "".join(each.name for each in page.context["listing"].page.items) == names


def test_paged_by_where_one_stands(boras: Platform, lead: User) -> None:
    for number in range(45):
        one = build_partner(boras, f"Partner {number:02}")
        actions.promise(
            partnership=one, side="ours", kind="time", what="Möte", made_on=day(-number)
        )
    for order in ("namn", "senast", "tystast"):
        client, url, found = client_of(lead), f"?sortera={order}", list[str]()
        while url:
            listing = client.get(LIST + url).context["listing"]
            found += [each.name for each in listing.page.items]
            url = listing.more_url
        assert len(found) == 45
        assert sorted(found, reverse=order == "tystast") == found
