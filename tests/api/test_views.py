"""Saved views, as programs save, follow and take them away."""

from sprang.foundation.models import Platform, SavedView, User

from .caller import Caller, answer, problem

SENT = {"platform": "boras", "list": "needs", "name": "Nycklar", "asked": "sortera=aldst&q=nycklar"}


def test_one_is_saved_named_anew_and_taken_away(boras: Platform, nurse: User) -> None:
    caller = Caller(nurse)
    made = answer(caller.post("/views", **SENT), 201)
    assert made["asked"] == "q=nycklar&sortera=aldst"
    assert made["page"] == "http://testserver/boras/behov/?q=nycklar&sortera=aldst"
    there = f"/views/{made['uid']}"
    assert answer(caller.patch(there, name="Om nycklar"))["name"] == "Om nycklar"
    assert [each["name"] for each in answer(caller.get("/views"))] == ["Om nycklar"]
    assert answer(caller.get("/views", platform="lund")) == []
    assert caller.send("delete", there, {}).status_code == 204
    assert not SavedView.objects.exists()


def test_what_the_list_does_not_understand_is_refused(boras: Platform, nurse: User) -> None:
    caller = Caller(nurse)
    for wrong in ({"list": "kakor"}, {"asked": "omrade=kakor"}, {"asked": "x=1"}):
        problem(caller.post("/views", **SENT | wrong), 422)
    problem(Caller().post("/views", **SENT), 401)
    assert not SavedView.objects.exists()


def test_another_s_is_not_there(boras: Platform, nurse: User, lead: User) -> None:
    uid = answer(Caller(nurse).post("/views", **SENT), 201)["uid"]
    caller = Caller(lead)
    assert answer(caller.get("/views")) == []
    problem(caller.patch(f"/views/{uid}", name="Min"), 404)
    problem(caller.send("delete", f"/views/{uid}", {}), 404)
    problem(caller.post("/watches", platform="boras", view=uid), 404)
    assert SavedView.objects.get().name == "Nycklar"


def test_one_is_followed(boras: Platform, nurse: User) -> None:
    caller = Caller(nurse)
    uid = answer(caller.post("/views", **SENT), 201)["uid"]
    watch = answer(caller.post("/watches", platform="boras", view=uid), 201)
    assert (watch["view"], watch["view_name"]) == (uid, "Nycklar")
    problem(caller.send("delete", f"/views/{uid}", {}), 409)
    own = answer(caller.post("/views", **SENT | {"asked": "vy=mina", "name": "Mina"}), 201)["uid"]
    problem(caller.post("/watches", platform="boras", view=own), 409)
