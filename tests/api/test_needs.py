from collections.abc import Callable

import pytest

from sprang.foundation.models import Entry, Platform, User
from sprang.needs.models import Need
from sprang.organisations.models import Unit

from .caller import Caller, answer, problem, references

MakeNeed = Callable[..., Need]


def one(need: Need) -> str:
    return f"/needs/{need.platform.slug}/{need.reference}"


def test_a_need_says_all_that_the_table_holds(make_need: MakeNeed, nurse: User) -> None:
    need = make_need(themes=["vard-omsorg"], affected="Tolv", wanted_effect="Ingen letar")

    said = answer(Caller(nurse).get(one(need)))

    assert said == {
        "uid": str(need.uid),
        "platform": "boras",
        "reference": need.reference,
        "title": "Varje morgon letar vi efter nycklar till trapphuset",
        "summary": "",
        "text": "Varje morgon letar vi efter nycklar till trapphuset. Det tar tid.",
        "language": "sv",
        "visibility": "internal",
        "themes": ["vard-omsorg"],
        "scope": {"uid": str(need.scope.uid), "kind": "unit", "name": "Vård och omsorg"},
        "author": "nurse",
        "version": 1,
        "created_at": said["created_at"],
        "changed_at": said["changed_at"],
        "page": f"http://testserver/boras/behov/{need.reference}/",
        "status": "captured",
        "affected": "Tolv",
        "how_many": "",
        "frequency": "",
        "consequence": "",
        "wanted_effect": "Ingen letar",
        "limits": "",
        "tried": "",
        "goals": [],
        "closed_reason": "",
        "source": "",
        "requirements": [],
        "ties": [],
        "actions": ["merge", "withdraw"],
        "merged_into": "",
    }
    assert said["changed_at"].endswith("Z")


def test_the_list_is_narrowed(
    make_need: MakeNeed, helsingborg: Platform, nurse: User, outsider: User
) -> None:
    keys = make_need(themes=["trygghet"])
    lamps = make_need(text="Lamporna slocknar.", status="sharpened", visibility="network")
    theirs = make_need(helsingborg, by=outsider, text="Lampor hos oss.", visibility="network")
    make_need(helsingborg, by=outsider, text="Lampor internt.")
    caller = Caller(nurse)

    assert references(caller.get("/needs")) == [theirs.reference, lamps.reference, keys.reference]
    assert references(caller.get("/needs", platform="helsingborg")) == [theirs.reference]
    assert references(caller.get("/needs", status="sharpened")) == [lamps.reference]
    assert references(caller.get("/needs", theme="trygghet")) == [keys.reference]
    assert references(caller.get("/needs", q="trapphuset nycklar")) == [keys.reference]
    since = theirs.changed_at.isoformat()
    assert references(caller.get("/needs", changed_since=since)) == [theirs.reference]


@pytest.mark.parametrize(
    ("query", "field", "message"),
    [
        ({"status": "lost"}, "status", "Välj bland"),
        ({"theme": "rymden"}, "theme", "Välj bland områdena i listan."),
        ({"limit": "0"}, "limit", "Minst 1."),
        ({"limit": "101"}, "limit", "Högst 100."),
        ({"limit": "många"}, "limit", "Ska vara ett heltal."),
        ({"changed_since": "2026-11-21T08:00:00"}, "changed_since", "Skriv tiden med tidszon"),
        ({"changed_since": "0001-01-01T00:00:00Z"}, "changed_since", "Skriv ett årtal"),
        ({"cursor": "nonsens"}, "cursor", "Använd adressen i ”next”"),
    ],
)
def test_a_wrong_filter_is_told(db: None, query: dict[str, str], field: str, message: str) -> None:
    [fault] = problem(Caller().get("/needs", **query), 422)["errors"]

    assert fault["field"] == field
    assert fault["message"].startswith(message)


def test_capture_takes_every_word(boras: Platform, nurse: User, vard: Unit) -> None:
    words = {
        "title": "Nycklar försvinner",
        "text": "Vi letar.",
        "affected": "Tolv",
        "frequency": "varje dag",
        "consequence": "en timme",
        "wanted_effect": "ingen letar",
        "themes": ["vard-omsorg"],
        "visibility": "unit",
        "language": "sv",
    }
    response = Caller(nurse).post("/needs", platform="boras", scope=str(vard.uid), **words)

    said = answer(response, 201)
    assert {name: said[name] for name in words} == words
    assert response["Location"] == f"/api/v1/needs/boras/{said['reference']}"
    assert Need.objects.get().scope_id == vard.pk
    assert Entry.objects.get(kind="need.captured").actor == nurse


def test_a_member_writes_for_the_own_unit_only(boras: Platform, nurse: User, skola: Unit) -> None:
    sent = {"platform": "boras", "text": "Vi letar.", "scope": str(skola.uid)}

    [fault] = problem(Caller(nurse).post("/needs", **sent), 422)["errors"]

    assert fault["field"] == "scope"


def test_capture_on_another_citys_platform_is_no_place(boras: Platform, outsider: User) -> None:
    problem(Caller(outsider).post("/needs", platform="boras", text="Vi letar."), 404)
    assert not Need.objects.exists()


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({}, ["platform", "text"]),
        ({"platform": "boras", "text": "  "}, ["text"]),
        ({"platform": "boras", "text": 7}, ["text"]),
        ({"platform": "atlantis", "text": "Vi letar."}, ["platform"]),
        ({"platform": "boras", "text": "Vi letar.", "visibility": "room"}, ["visibility"]),
        ({"platform": "boras", "text": "Vi letar.", "themes": ["rymden"]}, ["themes.0"]),
        ({"platform": "boras", "text": "Vi letar.", "title": "x" * 201}, ["title"]),
        ({"platform": "boras", "text": "Vi letar.", "status": "closed"}, ["status"]),
        ({"platform": "boras", "text": "Vi letar.", "scope": "vård"}, ["scope"]),
    ],
)
def test_what_cannot_be_captured_is_told_field_by_field(
    boras: Platform, nurse: User, sent: dict[str, object], fields: list[str]
) -> None:
    errors = problem(Caller(nurse).post("/needs", **sent), 422)["errors"]

    assert [error["field"] for error in errors] == fields
    assert all(error["message"] for error in errors)


def test_only_what_was_sent_is_changed(make_need: MakeNeed, nurse: User) -> None:
    need = make_need(affected="Tolv", frequency="varje dag")

    said = answer(Caller(nurse).patch(one(need), version=1, frequency="varje natt"))

    assert (said["affected"], said["frequency"], said["version"]) == ("Tolv", "varje natt", 2)


def test_a_stale_version_changes_nothing(make_need: MakeNeed, nurse: User) -> None:
    need, caller = make_need(), Caller(nurse)
    answer(caller.patch(one(need), version=1, affected="Tolv"))

    said = problem(caller.patch(one(need), version=1, affected="Tretton"), 409)

    assert said["type"] == "/api/v1/#stale"
    assert "skicka dess version" in said["detail"]
    assert Need.objects.get().affected == "Tolv"


def test_a_title_cannot_be_emptied(make_need: MakeNeed, nurse: User) -> None:
    [fault] = problem(Caller(nurse).patch(one(make_need()), version=1, title=" "), 422)["errors"]

    assert fault == {"field": "title", "message": "Skriv minst 1 tecken."}


def test_a_colleague_who_may_not_edit_is_told_nothing(make_need: MakeNeed, teacher: User) -> None:
    need = make_need()
    problem(Caller(teacher).patch(one(need), version=1, affected="Alla"), 404)
    assert (Need.objects.get().affected, Need.objects.get().version) == (need.affected, 1)


def test_requirements_are_replaced(make_need: MakeNeed, nurse: User) -> None:
    need, caller = make_need(), Caller(nurse)
    rest = {"today": "", "measure": "", "unit": "", "how_measured": "", "weight": "bör"}
    rows = [
        rest | {"what": "Ingen letar", "target": "0 min", "today": "25 min", "weight": "ska"},
        rest | {"what": "Den går att laga", "target": "1 dag"},
    ]
    answer(caller.put(f"{one(need)}/requirements", version=1, requirements=rows))

    said = answer(caller.put(f"{one(need)}/requirements", version=2, requirements=rows[1:]))

    assert (said["requirements"], said["version"]) == (rows[1:], 3)
    problem(caller.put(f"{one(need)}/requirements", version=2, requirements=rows), 409)
    assert answer(caller.get(one(need)))["requirements"] == rows[1:]


def test_closing_says_why_and_reopening_takes_it_back(
    make_need: MakeNeed, nurse: User, lead: User
) -> None:
    need, leader = make_need(), Caller(lead)
    problem(Caller(nurse).post(f"{one(need)}/closing", reason="Klart."), 404)
    problem(leader.post(f"{one(need)}/closing"), 422)

    closed = answer(leader.post(f"{one(need)}/closing", reason="Löst med nya lås."))
    assert (closed["status"], closed["closed_reason"]) == ("closed", "Löst med nya lås.")
    problem(leader.post(f"{one(need)}/closing", reason="Igen."), 409)
    assert answer(leader.post(f"{one(need)}/reopening"))["status"] == "captured"


def test_the_author_takes_it_back(make_need: MakeNeed, nurse: User, teacher: User) -> None:
    need = make_need()
    problem(Caller(teacher).post(f"{one(need)}/withdrawal"), 404)

    assert answer(Caller(nurse).post(f"{one(need)}/withdrawal"))["status"] == "withdrawn"


def test_a_need_is_moved_only_to_where_one_may_write(
    make_need: MakeNeed, nurse: User, lead: User, skola: Unit, boras: Platform
) -> None:
    need = make_need()
    for scope in (skola, boras):
        sent = {"version": 1, "scope": str(scope.uid)}
        [fault] = problem(Caller(nurse).patch(one(need), **sent), 422)["errors"]
        assert fault["field"] == "scope"
    said = answer(Caller(nurse).patch(one(need), version=1, scope=str(need.scope.uid)))
    assert said["version"] == 1

    said = answer(Caller(lead).patch(one(need), version=1, scope=str(boras.uid)))

    assert said["scope"]["kind"] == "platform"


@pytest.mark.parametrize(
    ("deed", "sent"),
    [
        ("sharpening", {}),
        ("sharing", {"visibility": "public"}),
        ("closing", {"reason": "Löst."}),
    ],
)
def test_nothing_is_decided_about_words_that_were_not_read(
    make_need: MakeNeed, nurse: User, lead: User, deed: str, sent: dict[str, str]
) -> None:
    need = make_need(affected="Tolv", wanted_effect="Ingen letar")
    answer(Caller(nurse).patch(one(need), version=1, text="Anna glömde nyckeln."))

    said = problem(Caller(lead).post(f"{one(need)}/{deed}", version=1, **sent), 409)

    assert said["type"] == "/api/v1/#stale"
    now = Need.objects.get()
    assert (now.status, now.visibility, now.version) == ("captured", "internal", 2)
    assert answer(Caller(lead).post(f"{one(need)}/{deed}", version=2, **sent))["version"] == 3
