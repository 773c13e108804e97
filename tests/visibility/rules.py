"""The rule of every door: who comes in, and what is sent to it.

`PAGES` has a row for each address and method of the URLconf, `rules_api.API` for each operation of
the API; a new one fails `test_complete` until it has its row. A rule says who may in the words of
the oracle. What a page shows beside the record it is about is judged by other means, the same for
all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from sprang.foundation.models import User
from sprang.needs.actions.authors import may_be_asked
from sprang.needs.models import Need

from . import oracle, pairs, talks
from .cast import HERE
from .facts import Person, World

May = Callable[[World, Person, Any], bool]
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Rule:
    """`about`: what the address names. need, solution, record (a file of any), platform, thing (of
    the world's own, see `things`) or nothing; pair (see `pairs`) where what is sent names it.

    may      who comes in, asked with the record, the pair, the platform's key, or "" about nothing
    queries  what is asked of a page that shows lists, for comparing it with and without what is
             hidden; `()` for a door that shows no records
    data     what is posted
    to_login answers whoever has no account with the way to sign in
    refused  the status for those who may not come in
    """

    about: str = ""
    may: May = lambda _world, _person, _about: True
    data: Data | Callable[[Any], Data] | None = None
    queries: tuple[str, ...] = ()
    to_login: bool = True
    refused: int = 404


def anybody(_world: World, _person: Person, _about: Any) -> bool:
    return True


def account(_world: World, person: Person, _about: Any) -> bool:
    return person.account and person.is_active


def nobody(_world: World, _person: Person, _about: Any) -> bool:
    return False


def owner(_world: World, person: Person, _about: Any) -> bool:
    """The job and the key in the world are this one's."""
    return person.key == "lead"


def lead_of(world: World, person: Person, platform: str) -> bool:
    return oracle.has(world, person, platform, oracle.LEADS)


def leads_partner(world: World, person: Person, _platform: str) -> bool:
    """The claim in the world is on a partner of Borås, in whichever city it is answered."""
    return lead_of(world, person, HERE)


def lead_or_author(world: World, person: Person, platform: str) -> bool:
    """Of the need in the world that is written together: it is the partner's own."""
    return lead_of(world, person, platform) or person.key == "partner"


def administrator_of(world: World, person: Person, platform: str) -> bool:
    return oracle.has(world, person, platform, {"administrator"})


def restores(world: World, person: Person, _about: Any) -> bool:
    return oracle.may_edit(world, person, oracle.versioned(world))


def forgets(world: World, person: Person, _about: Any) -> bool:
    return oracle.may_lead(world, person, oracle.versioned(world))


def leads_something(world: World, person: Person, _about: Any) -> bool:
    """Who leads a room leads nothing outside it."""
    return any(held.role in oracle.LEADS for held, _up in oracle.at(world, person))


def in_the_room(world: World, person: Person, _about: Any) -> bool:
    """The one in Borås that the task of the world is in."""
    return oracle.is_in(world, person, "husrum")


def takes_out(world: World, person: Person, _about: Any) -> bool:
    """Whoever decides who sees the need, in the room or not."""
    return oracle.may_lead(world, person, oracle.shared(world))


def sees_signed_in(world: World, person: Person, need: Any) -> bool:
    return account(world, person, need) and oracle.sees(world, person, need)


def writes_on(world: World, person: Person, platform: str) -> bool:
    return oracle.works_on(world, person, platform) or oracle.is_guest(world, person, platform)


def upload(_record: Any) -> Data:
    return {"fil": SimpleUploadedFile("ny.txt", b"Ny fil.")}


def sees_with_account(world: World, person: Person, record: Any) -> bool:
    return account(world, person, record) and oracle.sees(world, person, record)


def about_itself(record: Any) -> Data:
    """Nothing that the person could have found: a need is no match of its own."""
    return {"found": str(record.uid), "verdict": "interesting"}


def same_as_itself(record: Any) -> Data:
    return {"other": str(record.uid), "answer": "same"}


def version(record: Any) -> Data:
    return {"version": record.version}


def sharing(record: Any) -> Data:
    return {"visibility": "unit", "version": record.version}


@cache
def colleague(record: Any) -> Data:
    """Somebody who can be asked to write along on it: works there and sees it."""
    people = User.objects.filter(email__endswith="@people.example", is_active=True).order_by("pk")
    asked = (each.email for each in people if may_be_asked(each, record))
    return {"email": next(asked, "ingen@boras.example")}


def closing(record: Any) -> Data:
    return {"reason": "Det är löst.", "version": record.version}


AGREED = {"type": "intent", "starts_on": "2024-03-01"}
PROMISED = {"side": "theirs", "kind": "time", "what": "Fyra möten"}
SHARED = ("public", "network")


def merging(record: Any) -> Data:
    """With one that all see who may end this one; a city has few that everybody sees."""
    others = Need.objects.open().filter(platform=record.platform_id, visibility__in=SHARED)
    other = others.exclude(pk=record.pk).order_by("-visibility", "pk").first() or record
    return {"med": other.reference, "kvar": other.reference}


def splitting(record: Any) -> Data:
    part = {"title": "Den nya delen", "text": "Ny text.", "scope": record.scope_id}
    return part | {"rest_title": "Kvar", "rest_text": "Kvar.", "version": record.version}


def need_words(record: Any) -> Data:
    rows = {"krav-TOTAL_FORMS": "0", "krav-INITIAL_FORMS": "0"}
    words = {"title": "Ny rubrik", "text": "Ny text.", "scope": record.scope_id}
    return {**words, **rows, "version": record.version}


def call_words(record: Any) -> Data:
    """As the form of a draft is filled in."""
    words = {"title": "Ny rubrik", "answerers": ["startup"], "reach": "public"}
    return {**words, "closes_day": "2099-06-30", "closes_time": "23:59", "version": record.version}


def call_parts(record: Any) -> Data:
    forms = ("del", "kriterium")
    rows = {f"{form}-{count}_FORMS": "0" for form in forms for count in ("TOTAL", "INITIAL")}
    return {**rows, "version": record.version}


def requirement_rows(record: Any) -> Data:
    """What the page carries that shows what becomes of a file."""
    return {"rows": '[{"what": "Nyckeln finns", "target": "98"}]', "version": record.version}


def solution_words(record: Any) -> Data:
    words = {"title": "Ny rubrik", "text": "Ny text.", "scope": record.scope_id}
    return {**words, "novelty": "unknown", "version": record.version}


def road(record: Any) -> Data:
    said = {"road": "copy", "reasons": "Det finns redan.", "decided_by": "Vårdnämnden"}
    return {**said, "version": record.version}


LOOKED_AT = {"what": "En app", "origin": "market", "verdict": "not", "because": "Den är för dyr."}


def api_words(record: Any) -> Data:
    return {"title": "Ny rubrik", "version": record.version}


TOLD = {"text": "Ingen båge på bänken.", "email": "nagon@post.example"}

COMMON = "Vikariepoolen+ringer"
LISTED = ("", "?q=ringer&sortera=aldst", "?lage=captured", "?omrade=skola&efter=nonsens")
FILES = tuple(f"?format={each}" for each in ("csv", "xlsx", "json"))
CALL_VIEWS = tuple(f"?vy={each}" for each in ("alla", "utkast", "bedoms", "avgjorda", "natverket"))
NEED_VIEWS = tuple(f"?vy={each}" for each in ("alla", "utan-svar", "mina", "natverket"))
SOLUTION_VIEWS = tuple(f"?vy={each}" for each in ("i-bruk", "mina", "natverket"))
SEARCHES = (f"?q={COMMON}", f"?q={COMMON}&vad=need", "?q=vikariep", "?q=B26-0003")
API_LISTED = ("", "?q=ringer", "?platform=boras&limit=3", "?status=withdrawn", "?theme=skola")
API_SEARCHES = (f"?q={COMMON}&limit=50", f"?q={COMMON}&platform=boras", "?q=vikariep")

ISLANDS = ("", "?vad=need&lika=1", "?mellan=stader", "?omrade=skola&antal=40")
DESK = Rule("platform", administrator_of, {}, ("",))
IMPORTS = Rule("platform", lead_of, {}, ("",))
PERSON = Rule("", account, {}, ("",))
ANYBODY = Rule("", anybody, {}, ("",), to_login=False)
DIALOGUE = Rule("dialogue", oracle.sees, to_login=False)
SAY = {"text": "Vi har det också.", "kind": "comment"}
A_VIEW = {"list": "needs", "asked": "q=vikarie", "name": "Vikarier"}
WHY = {"reason": "Det hör inte hit."}
SEEN_NEED = Rule("need", oracle.sees, None, ("",), to_login=False)
SEEN_CALL = Rule("call", oracle.sees, None, ("",), to_login=False)
SEEN_SOLUTION = Rule("solution", oracle.sees, None, ("",), to_login=False)

ROOM_VIEWS = ("", "?vy=alla", "?vy=arkiverade", "?q=ringer&omrade=skola")
ROOM = Rule("room", oracle.sees, None, ("",))


def room_words(record: Any) -> Data:
    return {"title": "Nytt namn", "text": "", "theme": "", "way": "invited", **version(record)}


def archiving(record: Any) -> Data:
    return {"lage": "archive", "version": record.version}


ROOMS = {
    "GET room-list": Rule("platform", account, None, ROOM_VIEWS + FILES),
    "GET room-new": Rule("platform", oracle.founds_room, None, ("",)),
    "POST room-new": Rule("platform", oracle.founds_room, {}),
    "GET room-logs": Rule("platform", lead_of),
    "GET room-detail": ROOM,
    "GET room-edit": Rule("room", oracle.leads_open_room),
    "POST room-edit": Rule("room", oracle.leads_open_room, room_words),
    "POST room-state": Rule("room", oracle.leads_room, archiving),
    "POST room-join": Rule("room", oracle.sees, {}),
    "POST room-decline": Rule("room", nobody, {}),
    "GET room-leave": ROOM,
    "POST room-leave": Rule("room", oracle.sees, {}),
    "GET room-members": ROOM,
    "POST room-members": Rule(
        "room", oracle.leads_open_room, {"email": "neighbour@people.example", "part": "member"}
    ),
    "POST room-part": Rule("room_member", nobody, {"part": "lead"}),
    "GET room-remove": Rule("room_member", nobody),
    "POST room-remove": Rule("room_member", nobody, WHY),
    "POST room-share": Rule("room_here", in_the_room, {"reference": "B26-0001"}),
    "POST room-unshare": Rule("room_here", in_the_room, {"ut": "B26-0001"}),
    "POST room-withdraw": Rule("room_member", nobody, {}),
    "GET room-take-out": Rule("room_shared", takes_out),
    "POST room-take-out": Rule("room_shared", takes_out, {}),
    "POST room-file": Rule("room", oracle.works_in_room, upload),
    "POST room-file-drop": Rule("room_file", in_the_room, {}),
    "GET room-tasks": ROOM,
    "POST room-tasks": Rule("room", oracle.works_in_room, {"title": "Ring"}),
    "GET room-task": Rule("room_task", in_the_room),
    "POST room-task": Rule("room_task", in_the_room, {"title": "Ring"}),
    "POST room-task-done": Rule("room_task", in_the_room, {}),
    "GET room-log": Rule("room", oracle.reads_log),
}
PAGES = ROOMS | {
    "GET start": ANYBODY,
    "any design": ANYBODY,
    "POST set-language": ANYBODY,
    "POST set-theme": ANYBODY,
    "GET me": PERSON,
    "POST me": PERSON,
    "GET after-login": PERSON,
    "POST sign-out-everywhere": PERSON,
    "POST sign-out-elsewhere": PERSON,
    "GET session-list": PERSON,
    "POST session-end": Rule("session", owner, {}),
    "GET prove": PERSON,
    "POST prove": PERSON,
    "GET own-data": Rule("", account),  # one's own deeds stand there, whatever they were done to
    "GET account-close": PERSON,
    "POST account-close": PERSON,
    "GET email-restore": Rule("key", nobody, to_login=False, refused=410),
    "POST email-restore": Rule("key", nobody, {}, to_login=False, refused=410),
    "any account_email": PERSON,
    "any account_set_password": PERSON,
    "any mfa_activate_totp": PERSON,
    "any account_login": ANYBODY,
    "any account_request_login_code": ANYBODY,
    "POST demo-sign-in": Rule("", nobody, {"email": "x@x.example"}, to_login=False),
    "GET token-list": PERSON,
    "POST token-list": PERSON,
    "POST token-revoke": Rule("token", owner, {}),
    "GET health": ANYBODY,
    "GET first-start": Rule("key", nobody, to_login=False),
    "POST first-start": Rule("key", nobody, {}, to_login=False),
    "GET job-list": PERSON,
    "GET job-file": Rule("job", owner),
    "GET job-detail": Rule("job", owner),
    "POST job-cancel": Rule("job", owner, {}),
    "GET file-detail": Rule("record", oracle.sees, to_login=False),
    "GET platform-start": Rule("platform", anybody, None, ("",), to_login=False),
    "GET home": Rule("platform", account, None, ("",)),
    "GET need-list": Rule(
        "platform", anybody, None, (*LISTED, *NEED_VIEWS, *FILES), to_login=False
    ),
    "GET need-capture": Rule("platform", writes_on, None, ("",)),
    "POST need-capture": Rule("platform", writes_on, {"text": "Nytt", "visibility": "draft"}),
    "POST need-checks": Rule("platform", account, {"text": "Vikariepoolen ringer"}),
    "GET need-detail": SEEN_NEED,
    "GET need-edit": Rule("need", oracle.may_edit),
    "POST need-edit": Rule("need", oracle.may_edit, need_words),
    "POST need-capture-draft": Rule("platform", writes_on, {"text": "Nytt", "visibility": "draft"}),
    "POST need-edit-draft": Rule("need", oracle.may_edit, need_words),
    "GET need-requirements": Rule("need", oracle.may_edit),
    "POST need-requirements": Rule("need", oracle.may_edit, requirement_rows),
    "GET need-requirements-file": SEEN_NEED,
    "GET draft-list": Rule("platform", account, None, ("",)),
    "POST draft-drop": Rule("draft", account, {}),
    "GET need-versions": Rule("need", oracle.may_see_versions),
    "POST version-restore": Rule("version", restores, {"version": 2}),
    "POST version-forget": Rule("version", forgets, {}),
    "POST need-coach": Rule("need", oracle.may_edit, need_words),
    "POST need-sharpen": Rule("need", oracle.may_lead, version),
    "POST need-share": Rule("need", oracle.may_share_need, sharing),
    "GET need-merge": Rule("need", oracle.may_end),
    "POST need-merge": Rule("need", oracle.may_end, merging),
    "GET need-merged": SEEN_NEED,
    "GET need-split": Rule("need", oracle.may_edit),
    "POST need-split": Rule("need", oracle.may_edit, splitting),
    "GET need-close": Rule("need", oracle.may_close_page),
    "POST need-close": Rule("need", oracle.may_close_page, closing),
    "GET need-withdraw": Rule("need", oracle.may_withdraw_page),
    "POST need-withdraw": Rule("need", oracle.may_withdraw_page, {}),
    "POST need-reopen": Rule("need", oracle.decides, {}),
    "POST need-file": Rule("need", oracle.may_edit, upload),
    "GET call-list": Rule(
        "platform", anybody, None, (*LISTED, *CALL_VIEWS, *FILES), to_login=False
    ),
    "GET call-new": Rule("platform", lead_of, None, ("",)),
    "POST call-new": Rule("platform", lead_of, {}),
    "GET call-answers": Rule("platform", account, None, ("",)),
    "GET call-answer-file": Rule("answer_file", nobody),
    "GET call-detail": SEEN_CALL,
    "GET call-edit": Rule("call", oracle.may_edit_call),
    "POST call-edit": Rule("call", oracle.may_edit_call, call_words),
    "GET call-form": Rule("call", oracle.may_edit_call),
    "POST call-form": Rule("call", oracle.may_edit_call, call_parts),
    "POST call-publish": Rule("call", oracle.may_lead, version),
    "POST call-open": Rule("call", nobody, version),
    "GET call-decide": Rule("call", nobody),
    "POST call-decide": Rule("call", nobody, closing),
    "GET call-cancel": Rule("call", oracle.may_close_page),
    "POST call-cancel": Rule("call", oracle.may_close_page, closing),
    "POST call-ask": Rule("call", nobody, {"text": "Får två svara ihop?"}),
    "POST call-reply": Rule("question", nobody, {"answer": "Ja."}),
    "GET call-answer": Rule("call", sees_signed_in, None, ("",)),
    "POST call-answer": Rule("call", nobody, {}),
    "POST call-join": Rule(
        "call", sees_signed_in, {"name": "Nya AB", "number": "556703-7485", "type": "startup"}
    ),
    "POST call-withdraw": Rule("call", nobody, {}),
    "GET call-team": Rule("call", nobody),
    "POST call-team": Rule("call", nobody, {}),
    "POST call-team-leave": Rule("call", nobody, {}),
    "GET call-interests": Rule("call", nobody),
    "POST call-interests": Rule("call", nobody, {}),
    "GET call-panel": Rule("call", nobody),
    "GET call-score": Rule("answer", nobody),
    "POST call-score": Rule("answer", nobody, {}),
    "POST call-agree": Rule("answer", nobody, {}),
    "POST call-outcomes": Rule("call", nobody, {}),
    "GET introduction-list": Rule("platform", account, None, ("", "?vy=mina", *FILES)),
    "GET introduction-detail": Rule("introduction", lead_of),
    "POST introduction-detail": Rule("introduction", lead_of, {"steg": "ater"}),
    "GET introduction-calendar": Rule("introduction", nobody),  # of a time that is chosen
    "GET need-introduce": Rule("need", oracle.may_introduce),
    "POST need-introduce": Rule(
        "need", oracle.may_introduce, {"organisation": "Passet AB", "purpose": "Nytta."}
    ),
    "GET need-flow": Rule("platform", anybody, None, ("",), to_login=False),
    "GET need-join": Rule("need", oracle.may_join),
    "POST need-join": Rule("need", oracle.may_join, {"words": "Hos oss också."}),
    "POST need-leave": Rule("joining", lead_of, {}),
    "GET need-authors": Rule("need", oracle.names_authors),
    "POST need-authors": Rule("need", oracle.names_authors, colleague),
    "POST need-author-remove": Rule("co_author", lead_or_author, {}),
    "POST need-own": Rule("joining", lead_of, {"steg": "bjud-in"}),
    "GET need-road": SEEN_NEED,
    "POST need-road": Rule("need", oracle.may_choose, road, to_login=False),
    "GET need-road-part": SEEN_NEED,
    "GET need-look": Rule("need", oracle.may_scan),
    "POST need-look": Rule("need", oracle.may_scan, LOOKED_AT),
    "GET need-judge": Rule("prior_art", lead_of),
    "POST need-judge": Rule("prior_art", lead_of, {"verdict": "adapt", "because": "Nästan."}),
    "POST need-unlook": Rule("prior_art", lead_of, {}),
    "GET need-tell": Rule("platform", anybody, to_login=False),
    "POST need-tell": Rule("platform", anybody, TOLD, to_login=False),
    "GET need-sent": Rule("platform", anybody, None, ("",), to_login=False),
    "GET need-told": Rule("key", nobody, to_login=False, refused=410),
    "POST need-told": Rule("key", nobody, {}, to_login=False, refused=410),
    "GET submission-list": Rule("platform", lead_of, None, ("", "?vy=alla")),
    "POST submission-list": Rule("platform", lead_of, {}),
    "GET submission-detail": Rule("submission", lead_of),
    "POST submission-detail": Rule("submission", lead_of, {"steg": "stoppa"}),
    "GET submission-doors": Rule("platform", lead_of, None, ("",)),
    "POST submission-doors": Rule("platform", lead_of, {"is_open": "on"}),
    "POST submission-mail": Rule("platform", nobody, {}, to_login=False, refused=403),
    "GET solution-list": Rule(
        "platform", anybody, None, (*LISTED, *SOLUTION_VIEWS, *FILES), to_login=False
    ),
    "GET solution-new": Rule("platform", oracle.works_on, None, ("",)),
    "POST solution-new": Rule("platform", oracle.works_on, {"title": "Ny"}),
    "GET solutions-of": Rule("company", to_login=False, queries=("",)),
    "GET solution-detail": SEEN_SOLUTION,
    "GET solution-edit": Rule("solution", oracle.may_edit),
    "POST solution-edit": Rule("solution", oracle.may_edit, solution_words),
    "POST solution-move": Rule("solution", oracle.may_lead, {"steg": "retire"}),
    "POST solution-share": Rule("solution", oracle.may_lead, sharing),
    "POST solution-file": Rule("solution", oracle.may_edit, upload),
    "GET organisation-list": Rule(
        "platform", anybody, None, ("", "?vy=alla", *FILES), to_login=False
    ),
    "GET organisation-new": Rule("platform", leads_something, None, ("",)),
    "POST organisation-new": Rule("platform", leads_something, {}),
    "GET organisation-detail": Rule("company", to_login=False, queries=("",)),
    "GET organisation-edit": Rule("company", leads_something),
    "POST organisation-edit": Rule("company", leads_something, {}),
    "POST organisation-partner": Rule("company", lead_of, {"partner": "ja"}),
    "GET partnership-list": Rule(
        "platform", anybody, None, ("", "?lage=avslutade&liv=tyst", *FILES), to_login=False
    ),
    "GET partnership-detail": Rule("partnership", lead_of),
    "GET partnership-edit": Rule("partnership", lead_of),
    "POST partnership-edit": Rule("partnership", lead_of, {"since": "2024-03-01"}),
    "POST partnership-remove": Rule("partnership", nobody, {}),
    "GET agreement-new": Rule("partnership", lead_of),
    "POST agreement-new": Rule("partnership", lead_of, AGREED),
    "GET agreement-edit": Rule("agreement", lead_of),
    "POST agreement-edit": Rule("agreement", lead_of, AGREED),
    "GET agreement-file": Rule("agreement_file", lead_of),
    "GET contact-new": Rule("partnership", lead_of),
    "POST contact-new": Rule("partnership", lead_of, {"side": "theirs", "name": "Ny"}),
    "GET contribution-new": Rule("partnership", lead_of),
    "POST contribution-new": Rule("partnership", lead_of, PROMISED),
    "GET contribution-edit": Rule("contribution", lead_of),
    "POST contribution-edit": Rule("contribution", lead_of, PROMISED),
    "POST contribution-make": Rule("contribution", lead_of, {}),
    "GET platform-settings": DESK,
    "POST platform-settings": DESK,
    "GET member-list": DESK,
    "GET member-add": DESK,
    "POST member-add": DESK,
    "GET member-end": Rule("membership", administrator_of),
    "POST member-end": Rule("membership", administrator_of, {}),
    "GET member-reset": Rule("guarded", administrator_of),
    "POST member-reset": Rule("guarded", administrator_of, {}),
    "GET company-list": DESK,
    "GET company-add": DESK,
    "POST company-add": DESK,
    "GET unit-list": DESK,
    "GET unit-add": DESK,
    "POST unit-add": DESK,
    "GET unit-rename": Rule("unit", administrator_of),
    "POST unit-rename": Rule("unit", administrator_of, {}),
    "POST match-live": Rule(
        "platform", anybody, {"text": "Vikariepoolen ringer runt"}, ("",), to_login=False
    ),
    "GET need-matches": SEEN_NEED,
    "GET need-matches-part": SEEN_NEED,
    "POST need-feedback": Rule("need", nobody, about_itself),
    "POST need-same": Rule("need", nobody, same_as_itself),
    "GET match-precision": Rule("platform", lead_of, None, ("", *FILES)),
    "POST match-precision": Rule("platform", lead_of, {"on": "nej"}),
    "GET import-alikes": Rule("run", lead_of, queries=("",)),
    "GET search": Rule("platform", anybody, None, SEARCHES, to_login=False),
    "GET watch-list": Rule("platform", account, None, ("",)),
    "POST watch-list": Rule("platform", account, {"words": "Vikariepoolen ringer"}),
    "GET watch-news-part": Rule("platform", account, None, ("",)),
    "POST watch-read": Rule("platform", account, {}),
    "POST watch-letters": Rule("platform", account, {"how": "never"}),
    "POST watch-stop": Rule("watch", owner, {}),
    "POST watch-resume": Rule("watch", owner, {}),
    "POST need-watch": Rule("need", sees_signed_in, {}),
    "POST organisation-watch": Rule("company", account, {}),
    "GET watch-letters-end": Rule("key", nobody, to_login=False, refused=410),
    "POST watch-letters-end": Rule("key", nobody, {}, to_login=False, refused=410),
    "GET organisation-merge": Rule("company", leads_something),
    "POST organisation-merge": Rule("company", leads_something, {}),
    "POST organisation-part": Rule("company", nobody, {"merge": "x"}),
    "GET organisation-people": Rule("company", account),
    "POST organisation-people": Rule("company", account, {"words": "Säljer."}),
    "POST claimed-end": Rule("claimed", nobody, {}),
    "POST domain-shut": Rule("company", nobody, {"domain": "firma.example"}),
    "GET claim-list": Rule("platform", account, None, ("",)),
    "POST claim-answer": Rule("claim", leads_partner, {"answer": "nej", "reason": "Nej."}),
    "POST claim-withdraw": Rule("claim", nobody, {}),
    "GET view-list": Rule("platform", account, None, ("",)),
    "POST view-list": Rule("platform", account, A_VIEW),
    "GET view-rename": Rule("saved_view", owner),
    "POST view-rename": Rule("saved_view", owner, {"name": "Min"}),
    "POST view-remove": Rule("saved_view", owner, {}),
    "POST view-watch": Rule("saved_view", owner, {}),
    "GET dialogue": DIALOGUE,
    "POST dialogue": Rule("dialogue", talks.may_say, SAY),
    "GET dialogue-part": DIALOGUE,
    "GET dialogue-people": Rule("dialogue", talks.may_say, {"names": "Zn"}),
    "POST dialogue-support": Rule("dialogue", talks.may_support, {}),
    "POST dialogue-follow": Rule("dialogue", talks.may_follow, {}),
    "GET comment-answer": Rule("comment", talks.may_say),
    "POST comment-answer": Rule("comment", talks.may_say, SAY),
    "GET comment-edit": Rule("comment", talks.may_edit),
    "POST comment-edit": Rule("comment", talks.may_edit, SAY),
    "GET comment-remove": Rule("comment", talks.may_remove),
    "POST comment-remove": Rule("comment", talks.may_remove, WHY),
    "GET follow-list": Rule("platform", account, None, ("",)),
    "POST follow-choose": Rule("dialogue", talks.may_follow, {"hur": "utan"}),
    "GET news-list": Rule("platform", account, None, ("", "?vy=olasta")),
    "GET news-part": Rule("platform", account, None, ("",)),
    "GET news-count": Rule("platform", account, None, ("",)),
    "POST news-read": Rule("platform", account, {}),
    "GET news-letters": Rule("platform", account, None, ("",)),
    "POST news-letters": Rule("platform", account, {}),
    "GET news-letters-end": Rule("key", nobody, to_login=False, refused=410),
    "POST news-letters-end": Rule("key", nobody, {}, to_login=False, refused=410),
    "GET synonym-list": IMPORTS,
    "POST synonym-list": Rule("platform", lead_of, {"word": "skift", "others": "pass"}),
    "GET synonym-edit": Rule("synonym", lead_of),
    "POST synonym-edit": Rule("synonym", lead_of, {"word": "skift", "others": "pass"}),
    "POST synonym-remove": Rule("synonym", lead_of, {}),
    "POST synonym-restore": Rule("synonym", lead_of, {}),
    "GET island-list": Rule("platform", oracle.oversees, None, (*ISLANDS, *FILES)),
    "POST island-answer": Rule("pair", pairs.may_answer, pairs.answered),
    "POST island-undo": Rule("pair", pairs.may_answer, pairs.named),
    "GET import-list": IMPORTS,
    "POST import-list": IMPORTS,
    "GET import-detail": Rule("run", lead_of, queries=("",)),
    "POST import-detail": Rule("run", lead_of, {}),
    "POST import-start": Rule("run", lead_of, {}),
    "POST import-stop": Rule("run", lead_of, {}),
    "GET import-faults": Rule("run", lead_of, queries=("",)),
    "GET import-undo": Rule("run", lead_of, queries=("",)),
    "POST import-undo": Rule("run", lead_of, {}),
    "POST export-start": Rule(
        "platform", account, {"kind": "needs", "format": "csv", "asked": "vy=alla"}
    ),
}
"""By method and URL name."""
