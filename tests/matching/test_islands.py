"""Who works on the same without knowing: pairs beside the index, islands of what one may see."""

from collections.abc import Callable

import pytest

from sprang.foundation import records
from sprang.foundation.enums import Role, ScopeKind
from sprang.foundation.journal import readers
from sprang.foundation.models import Link, Platform, Scope, User
from sprang.matching.index import rebuild, store
from sprang.matching.islands import alike, likeness, reader, seeing
from sprang.matching.islands.actions import keep_apart
from sprang.matching.islands.gathering import Island, islands
from sprang.matching.islands.kept import Kept, position
from sprang.matching.islands.likeness import catch_up
from sprang.matching.islands.reader import LikenessReader
from sprang.matching.islands.seeing import Sea, sea_of
from sprang.needs.actions import edit_need, withdraw_need
from sprang.needs.models import Need
from sprang.organisations.actions import give_role
from sprang.organisations.models import Unit
from tests.cast import client_of

from .conftest import GULLIES, SUBSTITUTES

Make = Callable[..., Need]
KEYS = "Nycklarna till trapphusen ligger i ett skåp, och nattpersonalen letar efter rätt nyckel."
KEYS_TOO = "Ingen vet vem som har nyckeln till trapphuset. Personalen letar nycklar varje natt."


def follow() -> None:
    readers.run_all()


def seen(user: User, platform: Platform) -> set[frozenset[str]]:
    fresh = User.objects.get(pk=user.pk)
    return {frozenset((n.one.reference, n.other.reference)) for n in sea_of(fresh, platform).pairs}


@pytest.fixture
def two(make_need: Make, skola: Unit, noise: list[Need]) -> list[Need]:
    """Two units of Borås, the same keys."""
    return [make_need(text=KEYS), make_need(text=KEYS_TOO, scope=skola)]


def pair(*needs: Need) -> frozenset[str]:
    return frozenset(need.reference for need in needs)


def test_two_units_with_the_same_trouble_are_a_pair(
    two: list[Need], lead: User, boras: Platform
) -> None:
    follow()
    assert pair(*two) in seen(lead, boras)


def test_one_unit_knows_itself(make_need: Make, lead: User, boras: Platform) -> None:
    needs = [make_need(text=KEYS), make_need(text=KEYS_TOO)]
    follow()
    assert pair(*needs) not in seen(lead, boras)


def test_what_is_tied_or_gone_is_asked_no_more(
    two: list[Need], lead: User, nurse: User, boras: Platform
) -> None:
    follow()
    records.tie(source=two[0], target=two[1], kind=Link.Kind.SAME, by=lead)
    assert pair(*two) not in seen(lead, boras)
    Link.objects.all().delete()
    assert pair(*two) in seen(lead, boras)
    withdraw_need(need=two[1], by=lead)
    follow()
    assert pair(*two) not in seen(lead, boras)


def test_an_edit_makes_and_breaks_pairs(
    two: list[Need], make_need: Make, lead: User, boras: Platform
) -> None:
    follow()
    edit_need(need=two[1], by=lead, title="Brunnar", text=GULLIES)
    follow()
    assert pair(*two) not in seen(lead, boras)
    edit_need(need=two[1], by=lead, title="Nycklar", text=KEYS_TOO)
    follow()
    assert pair(*two) in seen(lead, boras)


def test_other_cities_are_seen_where_they_have_shared(
    two: list[Need], make_need: Make, helsingborg: Platform, lead: User, boras: Platform
) -> None:
    theirs = make_need(helsingborg, by=None, text=KEYS, visibility="internal")
    follow()
    uids = {n.other.uid for n in sea_of(lead, boras).pairs} | {
        n.one.uid for n in sea_of(lead, boras).pairs
    }
    assert theirs.uid not in uids
    Need.objects.filter(pk=theirs.pk).update(visibility="network")
    rebuild()
    follow()
    across = {n.across for n in sea_of(lead, boras).pairs if theirs.uid in (n.one.uid, n.other.uid)}
    assert across == {"stader"}


def test_what_two_cities_keep_to_themselves_is_no_pair(
    two: list[Need], make_need: Make, helsingborg: Platform, lead: User, boras: Platform
) -> None:
    """Also for the one who works in both. What a room shares, or all do, is one with either."""
    give_role(user=lead, scope=helsingborg, role=Role.MEMBER, by=None)
    room = Scope.objects.create(kind=ScopeKind.ROOM, name="Nycklar")
    give_role(user=lead, scope=room, role=Role.PARTNER, by=None)
    theirs = make_need(helsingborg, by=None, text=KEYS, visibility="internal")
    assert across_with(theirs, lead, boras) == set()
    for visibility in ("room", "network"):
        Need.objects.filter(pk=theirs.pk).update(visibility=visibility, room=room)
        assert across_with(theirs, lead, boras) == {two[0].pk, two[1].pk}


def across_with(need: Need, user: User, platform: Platform) -> set[int]:
    rebuild()
    follow()
    keys = [near.key for near in sea_of(User.objects.get(pk=user.pk), platform).pairs]
    return {*frozenset().union(*(key for key in keys if need.pk in key))} - {need.pk}


def kept() -> set[tuple[int, int]]:
    generation = store().current()
    assert generation
    near = Kept.read(generation).near
    return {(int(row["one"]), int(row["other"])) for row in near}


def test_taken_up_again_after_what_was_written_down(
    two: list[Need], monkeypatch: pytest.MonkeyPatch
) -> None:
    follow()
    whole, generation = kept(), store().current()
    assert generation
    assert whole
    monkeypatch.setattr("sprang.core.islands.nearest.BLOCK", 2)
    LikenessReader().reset()

    def killed(done: int, _total: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        catch_up(generation, killed)
    assert Kept.read(generation).rows >= 4
    assert position(generation).seq == 0
    follow()
    assert kept() == whole
    assert LikenessReader().position() == generation.cursor


def test_rows_that_went_with_the_power_are_compared_anew(two: list[Need]) -> None:
    follow()
    whole, generation = kept(), store().current()
    assert generation
    Kept(10**6).write(generation)
    catch_up(generation)
    assert kept() == whole


def test_replayed_it_is_the_same(two: list[Need]) -> None:
    follow()
    whole = kept()
    readers.replay("likenesses")
    assert kept() == whole


def test_without_an_index_there_are_none(two: list[Need], lead: User, boras: Platform) -> None:
    assert sea_of(lead, boras) == Sea(())


def test_the_page_knows_when_not_all_are_compared(
    two: list[Need], lead: User, boras: Platform
) -> None:
    follow()
    sea = sea_of(lead, boras)
    assert sea.is_complete
    assert sea.done == sea.total == 7
    LikenessReader().reset()
    assert (sea_of(lead, boras).done, sea_of(lead, boras).is_complete) == (0, False)


@pytest.mark.parametrize("why", ["one unit", "tied", "answered"])
def test_what_is_not_asked_about_takes_no_place(
    why: str,
    two: list[Need],
    make_need: Make,
    skola: Unit,
    lead: User,
    boras: Platform,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However alike: those that are asked about come after them, in a later piece."""
    monkeypatch.setattr(seeing, "MOST_PAIRS", 1)
    same = make_need(text=KEYS, **({} if why == "one unit" else {"scope": skola}))
    if why == "tied":
        records.tie(source=two[0], target=same, kind=Link.Kind.SAME, by=lead)
    if why == "answered":
        keep_apart(chosen=[two[0], same], platform=boras, by=lead)
    follow()
    sea = sea_of(lead, boras)
    (asked,) = sea.pairs
    assert asked.key in {frozenset((each.pk, two[1].pk)) for each in (two[0], same)}
    assert [near.key for near in sea.apart] == (
        [frozenset((two[0].pk, same.pk))] if why == "answered" else []
    )


def test_so_much_is_looked_through_and_no_more(
    two: list[Need], make_need: Make, lead: User, boras: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_need(text=KEYS)
    follow()
    monkeypatch.setattr(seeing, "MOST_PAIRS", 1)
    monkeypatch.setattr(alike, "PIECES", 1)
    assert sea_of(lead, boras).pairs == ()


def test_islands_are_stars_of_the_seen_pairs(
    two: list[Need], make_need: Make, helsingborg: Platform, lead: User, boras: Platform
) -> None:
    make_need(helsingborg, by=None, text=KEYS, visibility="network")
    make_need(text=SUBSTITUTES)
    follow()
    (found,) = (each for each in islands(sea_of(lead, boras).pairs) if two[0] in needs_of(each))
    assert {need.text for need in needs_of(found)} >= {KEYS, KEYS_TOO}
    centre = found.members[0].pk
    nearest = [near.likeness for near in found.pairs if centre in near.key]
    assert (found.likeness, found.level) == (min(nearest), likeness.level_of(min(nearest)))


def needs_of(island: Island) -> list[Need]:
    return list(Need.objects.filter(pk__in=[member.pk for member in island.members]))


def test_who_has_compared_for_long_rests_ten_times_as_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SHORT", 0.2)
    clock = [100.0]
    pace = reader.Pace(lambda: clock[0])
    pace.take(lambda: clock.__setitem__(0, 100.1))
    assert pace.may(), "a short time is no reason to rest"
    pace.take(lambda: clock.__setitem__(0, 101.1))
    clock[0] = 111.0
    assert not pace.may()
    clock[0] = 111.1
    assert pace.may()


def test_what_waits_is_compared_after_the_rest(
    two: list[Need], lead: User, boras: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    resting = reader.Pace()
    resting._until = float("inf")
    monkeypatch.setattr(reader, "_pace", resting)
    follow()
    assert seen(lead, boras) == set()
    assert readers.lag_of("likenesses") > 0
    resting._until = 0.0
    follow()
    assert seen(lead, boras) == {frozenset(each.reference for each in two)}


def test_where_there_are_too_many_texts_it_is_told(
    two: list[Need], lead: User, boras: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow()
    monkeypatch.setattr("sprang.matching.islands.kept.MOST", 3)
    monkeypatch.setattr(seeing, "MOST", 3)
    page = client_of(lead).get("/boras/oar/").content.decode()
    assert "högst 3" in page
    assert "byggs just nu" not in page
    assert seen(lead, boras) == set()
