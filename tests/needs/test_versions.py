"""Earlier versions of a need: kept, compared, brought back, taken away."""

from collections.abc import Callable

import pytest

from sprang.foundation.enums import Visibility
from sprang.foundation.errors import NotAllowed, Stale
from sprang.foundation.models import Entry, Platform, User
from sprang.needs import actions
from sprang.needs.actions.versions import forget_version, restore_version
from sprang.needs.models import Need, NeedVersion, Requirement
from tests.cast import client_of
from tests.html import text_of

from .test_pages import edit_form

pytestmark = pytest.mark.django_db
MakeNeed = Callable[..., Need]
ROW = {"krav-0-what": "Nyckeln finns", "krav-0-target": "98 %"}


def kept() -> list[tuple[int, str, str, int]]:
    return [
        (each.number, each.words["title"], each.words["affected"], len(each.words["requirements"]))
        for each in NeedVersion.objects.all()
    ]


def test_what_stood_before_a_change_is_kept_once(make_need: MakeNeed, lead: User) -> None:
    need = make_need(title="Nyckeln")
    address = f"{need.get_absolute_url()}andring/"
    client_of(lead).post(address, edit_form(need, affected="Natten", **ROW))
    need.refresh_from_db()
    assert kept() == [(1, "Nyckeln", "", 0)]
    actions.edit_need(need=need, by=lead, title="Larmet")
    assert kept()[0] == (need.version - 1, "Nyckeln", "Natten", 1)
    actions.set_requirements(need=need, by=lead, rows=[])
    assert kept()[0] == (need.version - 1, "Larmet", "Natten", 1)


def test_what_changes_no_words_keeps_nothing(make_need: MakeNeed, lead: User) -> None:
    need = make_need(affected="Alla", wanted_effect="Lugn")
    actions.share_need(need=need, by=lead, visibility="network")
    actions.sharpen_need(need=need, by=lead)
    actions.edit_need(need=need, by=lead, affected="Alla")
    assert kept() == []


def test_who_was_late_keeps_nothing(make_need: MakeNeed, lead: User, nurse: User) -> None:
    need = make_need()
    late = Need.objects.get()
    actions.edit_need(need=need, by=nurse, version=1, affected="Natten")
    with pytest.raises(Stale):
        actions.edit_need(need=late, by=lead, version=1, affected="Alla")
    assert kept() == [(1, need.title, "", 0)]


def test_two_side_by_side(make_need: MakeNeed, lead: User) -> None:
    need = make_need(title="Vi letar nycklar", text="En.\nTvå.")
    words = {"title": "Vi letar larm", "text": "En.\r\nTvå.", "affected": "Natten"}
    actions.edit_need(need=need, by=lead, **words)
    page = client_of(lead).get(f"{need.get_absolute_url()}versioner/")
    rows = {row.label: (row.before, row.after) for row in page.context["compared"]}
    assert rows == {
        "Rubrik": (
            [("same", "Vi letar "), ("removed", "nycklar")],
            [("same", "Vi letar "), ("added", "larm")],
        ),
        "Vem det drabbar": ([], [("added", "Natten")]),
    }
    html = page.content.decode()
    assert "borttaget:" in html
    assert "<del>" in html
    assert "<ins>" in html
    for nonsense in ("?fran=x&till=99999", "?fran=%00", "?fran=1&till=1"):
        again = client_of(lead).get(f"{need.get_absolute_url()}versioner/{nonsense}")
        assert again.status_code == 200


@pytest.mark.parametrize("visibility", [Visibility.INTERNAL, Visibility.PUBLIC])
def test_what_was_taken_out_is_nothing_for_others(
    make_need: MakeNeed, visibility: Visibility, lead: User, teacher: User, outsider: User,
    expert: User, nurse: User, boras: Platform,
) -> None:  # fmt: skip
    need = make_need(title="Nycklar", text="Brukaren Berit letar.", visibility=visibility)
    actions.edit_need(need=need, by=lead, text="En brukare letar nycklar.")
    address = f"{need.get_absolute_url()}versioner/"
    for other in (teacher, outsider, None):
        client = client_of(other)
        assert client.get(address).status_code in (302, 404)
        assert client.post(f"{address}1/aterstallning/", {"version": 2}).status_code in (302, 404)
        assert "Berit" not in text_of(client.get(need.get_absolute_url()))
        assert "versioner" not in client.get(need.get_absolute_url()).content.decode()
    is_authors = visibility == Visibility.INTERNAL
    assert client_of(nurse).get(address).status_code == (200 if is_authors else 404)
    for inside in (lead, expert):
        assert "Berit" in text_of(client_of(inside).get(address))
    assert Need.objects.get().text == "En brukare letar nycklar."


def test_an_earlier_version_comes_back_as_a_new_one(make_need: MakeNeed, lead: User) -> None:
    need = make_need(title="Nyckeln", affected="Alla")
    actions.set_requirements(need=need, by=lead, rows=[{"what": "Finns", "target": "ja"}])
    actions.edit_need_and_requirements(
        need=need, by=lead, rows=[], version=need.version, title="Larmet", affected=""
    )
    versions = f"{need.get_absolute_url()}versioner/"
    stands = Need.objects.get().version
    client_of(lead).post(f"{versions}2/aterstallning/", {"version": stands})
    now = Need.objects.get()
    assert (now.title, now.affected) == ("Nyckeln", "Alla")
    assert [row.what for row in Requirement.objects.all()] == ["Finns"]
    assert now.version > stands
    assert ("Larmet", stands) in {(title, number) for number, title, *_rest in kept()}
    with pytest.raises(Stale):
        restore_version(kept=NeedVersion.objects.get(number=1), by=lead, version=1)


def test_a_lead_takes_a_version_away_and_the_journal_holds_no_word(
    make_need: MakeNeed, lead: User, expert: User
) -> None:
    need = make_need(text="Brukaren Berit letar nycklar.")
    actions.edit_need(need=need, by=lead, text="En brukare letar nycklar.")
    version = NeedVersion.objects.get()
    with pytest.raises(NotAllowed):
        forget_version(kept=version, by=expert)
    address = f"{need.get_absolute_url()}versioner/1/borttagning/"
    assert client_of(lead).post(address).status_code == 302
    assert client_of(lead).post(address).status_code == 404
    assert kept() == []
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.kind, entry.payload) == ("need.version_forgotten", {"number": 1})


def test_as_many_as_a_need_can_have(
    make_need: MakeNeed, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sprang.needs.actions.keeping.MOST", 2)
    need = make_need(title="0")
    for number in range(1, 5):
        actions.edit_need(need=need, by=lead, title=str(number))
    assert [title for _number, title, *_rest in kept()] == ["3", "2"]
