"""What may be done with a need, by whom, and what the journal says of it."""

from collections.abc import Callable

import pytest

from sprang.foundation.enums import Visibility
from sprang.foundation.errors import BadInput, NotAllowed, Refused, Stale
from sprang.foundation.models import Entry, Platform, User
from sprang.needs import actions
from sprang.needs.enums import NeedStatus
from sprang.needs.models import Need
from sprang.organisations.models import Unit

MakeNeed = Callable[..., Need]
READY = {"affected": "Kvällspersonalen", "wanted_effect": "Nycklar utan letande"}


def test_an_employee_captures_a_need_in_one_sentence(
    boras: Platform, nurse: User, vard: Unit
) -> None:
    need = actions.capture_need(
        platform=boras, by=nurse, scope=vard, text="Vi letar nycklar varje kväll. Det tar en timme."
    )
    need.refresh_from_db()
    assert need.reference.endswith("-0001")
    assert need.reference.startswith("B")
    assert (need.title, need.status, need.language) == (
        "Vi letar nycklar varje kväll",
        NeedStatus.CAPTURED,
        "sv",
    )
    assert need.audience == f"platform:{boras.pk}"
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.kind, entry.subject_uid, entry.actor) == ("need.captured", need.uid, nurse)
    assert entry.payload == {}


def test_an_outsider_can_not_capture(boras: Platform, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        actions.capture_need(platform=boras, by=outsider, text="Vi vill också.")
    assert not Need.objects.exists()


def test_an_empty_need_is_refused(boras: Platform, nurse: User) -> None:
    with pytest.raises(BadInput) as error:
        actions.capture_need(platform=boras, by=nurse, text="  \n ")
    assert list(error.value.faults) == ["text"]


@pytest.mark.parametrize("wanted", [Visibility.NETWORK, Visibility.PUBLIC])
def test_only_a_lead_lets_a_need_out_of_the_house(
    boras: Platform, nurse: User, lead: User, wanted: Visibility
) -> None:
    by_nurse = actions.capture_need(platform=boras, by=nurse, text="Ett.", visibility=wanted)
    by_lead = actions.capture_need(platform=boras, by=lead, text="Två.", visibility=wanted)
    assert (by_nurse.visibility, by_lead.visibility) == (Visibility.INTERNAL, wanted)


def test_a_guest_writes_drafts(boras: Platform, citizen: User) -> None:
    need = actions.capture_need(platform=boras, by=citizen, text="Bänken är trasig.")
    assert need.visibility == Visibility.DRAFT


def test_sharpening_needs_someone_affected_and_a_wanted_effect(
    make_need: MakeNeed, lead: User
) -> None:
    need = make_need()
    with pytest.raises(Refused):
        actions.sharpen_need(need=need, by=lead)
    actions.edit_need(need=need, by=lead, **READY)
    actions.sharpen_need(need=need, by=lead)
    assert Need.objects.get(pk=need.pk).status == NeedStatus.SHARPENED


@pytest.mark.parametrize("who", ["nurse", "teacher", "expert", "manager", "outsider", "other_lead"])
def test_only_the_lead_sharpens(
    make_need: MakeNeed, who: str, request: pytest.FixtureRequest
) -> None:
    need = make_need(visibility=Visibility.NETWORK, **READY)
    with pytest.raises(NotAllowed):
        actions.sharpen_need(need=need, by=request.getfixturevalue(who))
    assert Need.objects.get(pk=need.pk).status == NeedStatus.CAPTURED


def test_the_author_edits_until_the_need_is_sharpened(
    make_need: MakeNeed, nurse: User, lead: User
) -> None:
    need = make_need(**READY)
    actions.edit_need(need=need, by=nurse, frequency="Varje kväll")
    actions.sharpen_need(need=need, by=lead)
    with pytest.raises(NotAllowed):
        actions.edit_need(need=need, by=nurse, frequency="Ibland")
    assert Need.objects.get(pk=need.pk).frequency == "Varje kväll"


def test_two_at_once_do_not_overwrite_each_other(
    make_need: MakeNeed, nurse: User, lead: User
) -> None:
    mine, theirs = make_need(), Need.objects.get()
    actions.edit_need(need=mine, by=nurse, version=1, affected="Natten")
    with pytest.raises(Stale):
        actions.edit_need(need=theirs, by=lead, version=1, affected="Alla")
    assert Need.objects.get().affected == "Natten"


def test_an_edit_that_changes_nothing_writes_nothing(make_need: MakeNeed, nurse: User) -> None:
    need = make_need(affected="Natten")
    before = Entry.objects.count()
    actions.edit_need(need=need, by=nurse, affected="Natten")
    assert Entry.objects.count() == before
    assert need.version == 1


def test_the_journal_names_fields_but_not_words(make_need: MakeNeed, nurse: User) -> None:
    actions.edit_need(need=make_need(), by=nurse, affected="Hemlig Person", frequency="Ofta")
    entry = Entry.objects.order_by("-seq")[0]
    assert entry.kind == "need.edited"
    assert entry.payload == {"fields": ["affected", "frequency"]}


def test_closing_takes_a_reason_and_reopening_forgets_it(make_need: MakeNeed, lead: User) -> None:
    need = make_need()
    with pytest.raises(BadInput):
        actions.close_need(need=need, by=lead, reason=" ")
    actions.close_need(need=need, by=lead, reason="Löst med nyckelskåp.")
    assert Need.objects.get().closed_reason == "Löst med nyckelskåp."
    with pytest.raises(Refused):
        actions.close_need(need=need, by=lead, reason="En gång till.")
    actions.reopen_need(need=need, by=lead)
    assert (Need.objects.get().status, Need.objects.get().closed_reason) == ("captured", "")


def test_requirements_keep_their_order(make_need: MakeNeed, lead: User, nurse: User) -> None:
    need = make_need()
    actions.set_requirements(
        need=need,
        by=lead,
        rows=[
            {"what": "Nyckeln finns", "target": "98 %"},
            {"what": "Ingen letar", "target": "0 min"},
        ],
    )
    rows = need.requirements.values_list("position", "what", "weight")
    assert list(rows) == [(1, "Nyckeln finns", "ska"), (2, "Ingen letar", "ska")]


def test_references_are_gapless_for_each_platform(
    make_need: MakeNeed, helsingborg: Platform
) -> None:
    numbers = [make_need().reference[-4:] for _ in range(3)]
    assert numbers == ["0001", "0002", "0003"]
    assert make_need(helsingborg).reference[-4:] == "0001"
