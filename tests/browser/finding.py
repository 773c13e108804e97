"""Things of the demo that stand in addresses, found as the one who visits finds them."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from playwright.sync_api import BrowserContext

Found = Mapping[str, str]


def got(context: BrowserContext, path: str, **more: Any) -> Any:
    """A server may close a connection that has been idle just as it is used again."""
    return context.request.get(path, max_retries=3, **more)


def records(context: BrowserContext, what: str, **asked: str) -> list[dict[str, Any]]:
    """The first hundred of what the API lists of Borås."""
    params: dict[str, str | float | bool] = {"limit": 100, **asked}
    answer = got(context, f"/api/v1/{what}", params=params)
    assert answer.ok, answer.text()
    return list(answer.json()["items"])


def need(status: str = "", language: str = "sv") -> Callable[[BrowserContext], Found]:
    return _record("needs", status, language)


def looked_at(context: BrowserContext) -> Found:
    """Something that was looked at for a need whose road is chosen."""
    found = need("chosen")(context)
    pages = f"/boras/behov/{found['ref']}/vagval/"
    return {**found, **_linked(context, pages, r"granskat/([0-9a-f-]{36})/", "uid")}


def solution(status: str) -> Callable[[BrowserContext], Found]:
    return _record("solutions", status, "sv")


def call(status: str) -> Callable[[BrowserContext], Found]:
    return _record("calls", status, "sv")


def room(context: BrowserContext) -> Found:
    """The oldest that the person is in."""
    rows = records(context, "rooms", platform="boras")
    return {"ref": min(rows, key=lambda each: each["created_at"])["reference"]}


def door(context: BrowserContext) -> Found:
    doors = got(context, "/api/v1/rooms/boras/doors").json()["items"]
    return {"ref": doors[0]["reference"]}


def room_task(context: BrowserContext) -> Found:
    found = room(context)
    rows = records(context, f"rooms/boras/{found['ref']}/tasks", done="false")
    return {**found, "uid": rows[0]["uid"]}


def room_member(context: BrowserContext) -> Found:
    found = room(context)
    answer = got(context, f"/api/v1/rooms/boras/{found['ref']}").json()
    member = next(each for each in answer["members"] if each["part"] == "member")
    return {**found, "uid": member["uid"]}


def shared(context: BrowserContext) -> Found:
    answer = got(context, f"/api/v1/rooms/boras/{room(context)['ref']}").json()
    return {"uid": answer["shared"][0]["uid"]}


def judged(context: BrowserContext) -> Found:
    """A decided call of Helsingborg, whose team has judged three answers."""
    rows = records(context, "calls", platform="helsingborg", status="decided")
    return {"platform": "helsingborg", "ref": rows[0]["reference"]}


def judged_answer(context: BrowserContext) -> Found:
    found = judged(context)
    panel = got(context, f"/api/v1/calls/helsingborg/{found['ref']}/panel").json()
    return {**found, "uid": panel["items"][0]["uid"]}


def partnership(context: BrowserContext) -> Found:
    """With the university, which has an agreement that soon runs out."""
    return _partner(context, "Högskolan i Borås")


def own_partnership(context: BrowserContext) -> Found:
    return _partner(context, "Gallerblick")


def _partner(context: BrowserContext, name: str) -> Found:
    found = records(context, "organisations", q=name)
    return {"uid": next(each["uid"] for each in found if name in each["name"])}


def startup(context: BrowserContext) -> Found:
    return {"uid": records(context, "organisations", type="startup")[0]["uid"]}


def claimed_house(context: BrowserContext) -> Found:
    return _partner(context, "Ekebackens")


def agreement(context: BrowserContext) -> Found:
    return _of_partnership(context, r"partner/avtal/([0-9a-f-]{36})/andring")


def contribution(context: BrowserContext) -> Found:
    return _of_partnership(context, r"partner/bidrag/([0-9a-f-]{36})/andring")


def _of_partnership(context: BrowserContext, pattern: str) -> Found:
    page = f"/boras/partner/{partnership(context)['uid']}/"
    return _linked(context, page, pattern, "uid")


def _record(what: str, status: str, language: str) -> Callable[[BrowserContext], Found]:
    def find(context: BrowserContext) -> Found:
        asked = {"platform": "boras"} | ({"status": status} if status else {})
        rows = [each for each in records(context, what, **asked) if each["language"] == language]
        # the oldest: it belongs to the demo and not to another test
        return {"ref": min(rows, key=lambda each: each["created_at"])["reference"]}

    return find


def provider(context: BrowserContext) -> Found:
    """A company that has made something that this person may see."""
    made = records(context, "solutions")
    return {"uid": next(each["provider"]["uid"] for each in made if each["provider"])}


def municipality(context: BrowserContext) -> Found:
    found = records(context, "organisations", type="municipality", municipality_code="1490")
    return {"uid": found[0]["uid"]}


def editable(context: BrowserContext) -> Found:
    """The first organisation whose page leads to a change of it."""
    for each in records(context, "organisations"):
        path = f"/boras/natverket/{each['uid']}/"
        if f"{path}andring/" in got(context, path).text():
            return {"uid": each["uid"]}
    raise AssertionError("there is no organisation that may be changed")


def worn_link(_context: BrowserContext) -> Found:
    return {"key": "abc:def:ghi"}


def worn_key(_context: BrowserContext) -> Found:
    return {"uidb36": "1", "key": "abc-def"}


def unit(context: BrowserContext) -> Found:
    return _linked(
        context, "/boras/installningar/enheter/", r"enheter/([0-9a-f-]{36})/namn/", "uid"
    )


def membership(context: BrowserContext) -> Found:
    pages = "/boras/installningar/medlemmar/"
    return _linked(context, pages, r"medlemmar/(\d+)/avslut/", "pk")


def synonym(context: BrowserContext) -> Found:
    return _linked(context, "/boras/synonymer/", r"synonymer/([0-9a-f-]{36})/", "uid")


def _linked(context: BrowserContext, path: str, pattern: str, name: str) -> Found:
    found = re.search(pattern, got(context, path).text())
    assert found, f"{path} leads to no {pattern}"
    return {name: found[1]}


def talked_about(context: BrowserContext) -> Found:
    """A need of Borås with a question that has been answered."""
    return {"uid": next(uid for uid, said in _said(context) if len(said) > 1)}


def not_talked_about(context: BrowserContext) -> Found:
    return {"uid": next(uid for uid, said in _said(context) if not said)}


def comment(context: BrowserContext) -> Found:
    """Of somebody else's."""
    return {"uid": next(said[-1]["uid"] for _uid, said in _said(context) if len(said) > 1)}


def saved_view(context: BrowserContext) -> Found:
    return _linked(context, "/boras/vyer/", r"/vyer/([0-9a-f-]{36})/", "uid")


def own_comment(context: BrowserContext) -> Found:
    me = got(context, "/api/v1/me").json()["name"]
    all_said = (each for _uid, said in _said(context) for each in said)
    return {"uid": next(each["uid"] for each in all_said if each["author"] == me)}


def _said(context: BrowserContext) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for need in records(context, "needs", platform="boras"):
        path = f"/api/v1/records/{need['uid']}/comments"
        yield need["uid"], got(context, path).json()["items"]


def told(view: str, state: str) -> Callable[[BrowserContext], Found]:
    """Something that somebody without an account has told, as it stands in the leads' list."""

    def find(context: BrowserContext) -> Found:
        page = got(context, f"/boras/inkommet/?vy={view}").text()
        each = rf'data-state="{state}"(?:(?!<li).)*?/inkommet/([0-9a-f-]{{36}})/'
        rows = re.findall(each, page, re.DOTALL)
        return {"uid": rows[-1]}

    return find


def introduction(state: str) -> Callable[[BrowserContext], Found]:
    """One of the demo's introductions, as those who lead Borås find it."""

    def find(context: BrowserContext) -> Found:
        page = got(context, f"/boras/presentationer/?lage={state}").text()
        return {"uid": re.findall(r"/presentationer/([0-9a-f-]{36})/", page)[-1]}

    return find
