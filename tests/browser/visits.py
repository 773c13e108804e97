"""Every page there is, who meets it and in which state. A new address without a visit fails a test.

What is written down here is the same for `test_axe` and for `shots`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import BrowserContext, Page

from . import acting, entering, finding, reaching
from .people import ADMINISTRATOR, ANYONE, CAUTIOUS, COMPANY, ELSEWHERE, EMPLOYEE, LEAD
from .server import Server

Find = Callable[[BrowserContext], Mapping[str, str]]
Reach = Callable[[Page, Server], None]
Act = Callable[[Page], None]

CITY = "boras"
WIDE, NARROW = 1280, 320


@dataclass(frozen=True)
class Visit:
    """A page as one person meets it; `reach` goes there by another way than its address."""

    name: str
    who: str = ANYONE
    find: Find | None = None
    query: str = ""
    state: str = ""
    then: Act | None = None
    reach: Reach | None = None
    widths: tuple[int, ...] = (WIDE, NARROW)
    alone: bool = False
    """In a context of its own, since the visit changes who one is."""
    proved: bool = False
    """One may be asked for the password first, if it was long ago."""
    empty: bool = False
    """On a Språng where nothing has been founded."""

    def __str__(self) -> str:
        return "-".join(part for part in (self.name, self.who.split("@")[0], self.state) if part)

    def go(self, page: Page, server: Server) -> None:
        if self.reach:
            self.reach(page, server)
        else:
            path = self.path(page.context)
            page.goto(path + self.query)
            if self.proved:
                acting.password_again(page)
            assert urlsplit(page.url).path == path
        if self.then:
            self.then(page)

    def path(self, context: BrowserContext) -> str:
        if self.name.startswith("/"):
            return self.name
        found = dict(self.find(context)) if self.find else {}
        return reverse(
            self.name, kwargs=({"platform": CITY} if self.name in IN_CITY else {}) | found
        )


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The names of all addresses below, with their namespaces."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each, f"{space}{each.namespace}:" if each.namespace else space)
        elif isinstance(each, URLPattern) and each.name:
            yield f"{space}{each.name}"


IN_CITY = frozenset(addresses(get_resolver("sprang.site.platform_urls")))

NO_PAGES = {
    "only told to do something, and leads on to a page": {
        "set-language", "set-theme", "demo-sign-in", "sign-out-everywhere", "token-revoke",
        "sign-out-elsewhere", "session-end",
        "job-cancel", "call-publish", "call-open", "call-ask", "call-reply", "call-join",
        "call-withdraw", "call-team-leave", "call-agree", "call-outcomes", "need-sharpen",
        "need-share", "need-reopen", "need-file", "solution-move",
        "solution-share", "solution-file", "organisation-partner", "import-start", "import-stop",
        "export-start", "island-answer", "island-undo", "need-same", "need-feedback", "need-watch",
        "organisation-watch", "draft-drop", "need-capture-draft", "need-edit-draft",
        "version-restore", "version-forget", "need-leave", "need-own", "need-unlook",
        "need-author-remove", "dialogue-support", "dialogue-follow", "follow-choose", "news-read",
        "watch-read", "watch-letters", "watch-stop", "watch-resume", "synonym-remove",
        "view-remove", "view-watch", "claim-answer", "claim-withdraw", "organisation-part",
        "claimed-end", "domain-shut",
        "synonym-restore", "contribution-make", "partnership-remove",
        "room-state", "room-join", "room-decline", "room-part", "room-share",
        "room-unshare", "room-file", "room-file-drop", "room-task-done", "room-withdraw",
    },
    "leads on at once": {"after-login"},
    "a part of a page": {
        "need-checks", "need-coach", "need-matches-part", "need-road-part", "watch-news-part",
        "dialogue-part", "dialogue-people", "news-part", "news-count"},
    "a file": {
        "agreement-file", "call-answer-file", "file-detail", "need-requirements-file",
        "import-faults", "job-file", "introduction-calendar",
        "mfa_download_recovery_codes", "own-data"},
    "the same form as call-cancel": {"call-decide"},
    "for machines": {"health", "submission-mail"},
    "leads on, since the address is confirmed with a code": {"account_email_verification_sent"},
}  # fmt: skip
"""Addresses that nobody sees in a browser, and why. All of `api:` but its reference are JSON."""

PUBLIC = (
    Visit("start"),
    Visit("start", EMPLOYEE),
    Visit("start", empty=True, state="empty"),
    Visit("first-start", empty=True, reach=entering.first_start, alone=True),
    Visit("design"),
    Visit("api:openapi-view"),
    Visit("platform-start"),
    Visit("platform-start", EMPLOYEE),
    Visit("search"),
    Visit("search", query="?q=vikarier", state="found"),
    Visit("search", query="?q=qqqqwwww", state="none"),
    Visit("search", EMPLOYEE, query="?q=vikarier&vad=need", state="more"),
)
DOORS = (
    Visit("account_login"),
    Visit("account_login", state="wrong", then=acting.wrong_password),
    Visit("account_request_login_code"),
    Visit("account_confirm_login_code", reach=entering.code_sent, alone=True),
    Visit("account_signup"),
    Visit("account_signup", state="wrong", then=acting.sent_empty),
    Visit("account_inactive"),
    Visit("account_reset_password"),
    Visit("account_reset_password_done"),
    Visit("account_reset_password_from_key", find=finding.worn_key),
    Visit("account_reset_password_from_key_done"),
    Visit("mfa_authenticate", reach=entering.second_step, alone=True),
)
ACCOUNT = (
    Visit("me", EMPLOYEE),
    Visit("me", ADMINISTRATOR),
    Visit("account_logout", EMPLOYEE),
    Visit("account_reauthenticate", EMPLOYEE),
    Visit("account_email", EMPLOYEE, proved=True),
    Visit("account_email", EMPLOYEE, state="wrong", then=acting.sent_empty, proved=True),
    Visit("account_change_password", EMPLOYEE),
    Visit("account_set_password", reach=entering.newcomer, alone=True),
    Visit("mfa_index", EMPLOYEE),
    Visit("mfa_activate_totp", EMPLOYEE, proved=True),
    Visit("mfa_index", CAUTIOUS),
    Visit("mfa_reauthenticate", CAUTIOUS),
    Visit("mfa_deactivate_totp", CAUTIOUS, proved=True),
    Visit("mfa_view_recovery_codes", CAUTIOUS, proved=True),
    Visit("mfa_generate_recovery_codes", CAUTIOUS, proved=True),
    Visit("session-list", EMPLOYEE),
    Visit("session-list", ADMINISTRATOR, state="other", reach=entering.signed_in_twice),
    Visit("prove", reach=entering.asked_who, alone=True),
    Visit("prove", reach=entering.asked_who, alone=True, state="sent", then=acting.proof_asked_for),
    Visit("account-close", EMPLOYEE, proved=True),
    Visit("email-restore", find=finding.worn_link),
    Visit("token-list", EMPLOYEE),
    Visit("token-list", EMPLOYEE, state="made", then=acting.key_made),
)
NEEDS = (
    Visit("home", EMPLOYEE),
    Visit("home", LEAD),
    Visit("home", ADMINISTRATOR),
    Visit("need-list"),
    Visit("need-list", EMPLOYEE),
    Visit("need-list", LEAD),
    Visit("need-list", EMPLOYEE, query="?q=qqqqwwww", state="none"),
    Visit("need-list", LEAD, state="export", then=acting.open_dropdown),
    Visit("need-capture", EMPLOYEE),
    Visit("need-capture", LEAD, query="?text=Ingen+vet+vem+som+har+nyckeln", state="begun"),
    Visit("need-capture", EMPLOYEE, state="matches", then=acting.written),
    Visit("need-capture", EMPLOYEE, state="wrong", then=acting.sent_empty),
    Visit("match-live", EMPLOYEE, reach=reaching.matches_without_script),
    Visit("draft-list", EMPLOYEE),
    Visit("need-versions", LEAD, finding.need("sharpened")),
    Visit("need-detail", find=finding.need("sharpened")),
    Visit("need-detail", EMPLOYEE, finding.need("captured")),
    Visit("need-detail", LEAD, finding.need("captured"), state="captured"),
    Visit("need-detail", LEAD, finding.need("sharpened"), state="sharpened"),
    Visit("need-detail", LEAD, finding.need("closed"), state="closed"),
    Visit("need-detail", EMPLOYEE, finding.need(language="en"), state="foreign"),
    Visit("need-edit", LEAD, finding.need("sharpened")),
    Visit("need-edit", LEAD, finding.need("captured"), state="wrong", then=acting.title_gone),
    Visit("need-merge", LEAD, finding.need("captured")),
    Visit("need-merge", LEAD, finding.need("captured"), query="?med=X", state="wrong"),
    Visit("need-merge", LEAD, reach=reaching.about_to_merge, state="beside"),
    Visit("need-merged", EMPLOYEE, finding.need("merged")),
    Visit("need-split", LEAD, finding.need("captured")),
    Visit("need-split", LEAD, finding.need("captured"), state="wrong", then=acting.sent_empty),
    Visit("need-requirements", LEAD, finding.need("sharpened")),
    Visit(
        "need-requirements", LEAD, finding.need("sharpened"), state="wrong", then=acting.sent_empty
    ),
    Visit("need-requirements", LEAD, finding.need("sharpened"), state="look", then=acting.looked),
    Visit("need-requirements", LEAD, finding.need("captured"), state="faults", then=acting.misread),
    Visit("need-detail", LEAD, finding.need("sharpened"), state="take", then=acting.open_dropdown),
    Visit("need-close", LEAD, finding.need("captured")),
    Visit("need-close", LEAD, finding.need("captured"), state="wrong", then=acting.sent_empty),
    Visit("need-withdraw", LEAD, finding.need("captured")),
    Visit("need-tell"),
    Visit("need-tell", state="wrong", then=acting.sent_empty),
    Visit("need-tell", EMPLOYEE),
    Visit("need-sent"),
    Visit("need-told", LEAD, reach=reaching.told_to_confirm),
    Visit("need-told", find=finding.worn_link, state="worn"),
    Visit("submission-list", LEAD),
    Visit("submission-list", LEAD, query="?vy=stoppat", state="held"),
    Visit("submission-list", LEAD, query="?vy=obekraftat", state="unconfirmed"),
    Visit("submission-list", ELSEWHERE, state="empty"),
    Visit("submission-detail", LEAD, finding.told("vantar", "waiting")),
    Visit("submission-detail", LEAD, finding.told("stoppat", "held"), state="held"),
    Visit("submission-detail", LEAD, finding.told("klart", "taken_in"), state="taken in"),
    Visit("submission-detail", LEAD, finding.told("klart", "declined"), state="declined"),
    Visit("submission-doors", LEAD),
    Visit("introduction-list", LEAD),
    Visit("introduction-list", EMPLOYEE, state="empty"),
    *(
        Visit("introduction-detail", LEAD, finding.introduction(each), state=each)
        for each in ("waiting", "accepted", "declined", "led_on")
    ),
    Visit("need-introduce", LEAD, finding.need("sharpened")),
    Visit("need-introduce", LEAD, finding.need("sharpened"), state="wrong", then=acting.sent_empty),
    Visit("need-flow"),
    Visit("need-join", EMPLOYEE, finding.need("sharpened")),
    Visit("need-authors", LEAD, finding.need("sharpened")),
    Visit("need-authors", LEAD, finding.need("sharpened"), state="wrong", then=acting.asked_nobody),
    Visit("need-road", find=finding.need("sharpened")),
    Visit("need-road", LEAD, finding.need("sharpened")),
    Visit("need-road", LEAD, finding.need("sharpened"), state="wrong", then=acting.sent_empty),
    Visit("need-road", LEAD, finding.need("chosen"), state="chosen"),
    Visit("need-look", LEAD, finding.need("sharpened")),
    Visit("need-look", LEAD, finding.need("sharpened"), state="wrong", then=acting.sent_empty),
    Visit("need-judge", LEAD, finding.looked_at),
    Visit("need-detail", LEAD, finding.need("chosen"), state="chosen"),
    Visit("need-matches", find=finding.need("sharpened")),
    Visit("need-matches", LEAD, finding.need("captured")),
    Visit("need-matches", LEAD, finding.need("sharpened"), state="why", then=acting.why_not_asked),
    Visit("need-matches", LEAD, finding.need("sharpened"), state="away", then=acting.hit_put_away),
    Visit("need-matches", LEAD, finding.need("sharpened"), state="wrong", then=acting.not_offered),
    Visit("match-precision", LEAD),
    Visit("island-list", LEAD),
    Visit("island-list", LEAD, query="?omrade=hamn&mellan=bolag&lika=3", state="none"),
    Visit("island-list", LEAD, state="answered", then=acting.introduced),
)
WATCHES = (
    Visit("watch-list", ADMINISTRATOR),
    Visit("watch-list", EMPLOYEE, state="begun", then=acting.watch_begun),
    Visit("watch-list", EMPLOYEE, state="wrong", then=acting.sent_nothing),
    Visit("watch-letters-end", find=finding.worn_link, state="worn"),
    Visit("need-list", EMPLOYEE, query="?q=nycklar", state="to-save", then=acting.view_opened),
    Visit("need-list", LEAD, query="?sortera=aldst&vy=utan-svar", state="saved"),
    Visit("call-list", LEAD, query="?sortera=stanger&vy=natverket", state="watched"),
    Visit("view-list", EMPLOYEE),
    Visit("view-list", LEAD, state="saved"),
    Visit("view-rename", LEAD, finding.saved_view),
    Visit("dialogue", find=finding.talked_about),
    Visit("dialogue", EMPLOYEE, finding.talked_about, state="open", then=acting.talk_opened),
    Visit("dialogue", EMPLOYEE, finding.talked_about, state="wrong", then=acting.talk_wrong),
    Visit("dialogue", LEAD, finding.not_talked_about, state="none"),
    Visit("comment-answer", EMPLOYEE, finding.comment),
    Visit("comment-edit", LEAD, finding.own_comment),
    Visit("comment-remove", LEAD, finding.comment),
    Visit("news-list", EMPLOYEE),
    Visit("news-list", LEAD),
    Visit("news-letters", EMPLOYEE),
    Visit("follow-list", EMPLOYEE),
    Visit("news-letters-end", find=finding.worn_link, state="worn"),
    Visit("synonym-list", LEAD),
    Visit("synonym-list", LEAD, state="wrong", then=acting.sent_nothing),
    Visit("synonym-edit", LEAD, finding.synonym),
)
ROOMS = (
    Visit("solution-list"),
    Visit("solution-list", LEAD),
    Visit("call-list"),
    Visit("call-list", LEAD),
    Visit("call-new", LEAD),
    Visit("call-new", LEAD, state="wrong", then=acting.sent_empty),
    Visit("call-detail", find=finding.call("published")),
    Visit("call-detail", EMPLOYEE, finding.call("published")),
    Visit("call-detail", LEAD, finding.call("published"), state="team"),
    Visit("call-detail", LEAD, finding.call("draft"), state="draft"),
    Visit("call-edit", LEAD, finding.call("draft")),
    Visit("call-form", LEAD, finding.call("draft")),
    Visit("call-cancel", LEAD, finding.call("draft")),
    Visit("call-team", LEAD, finding.call("published")),
    Visit("call-interests", LEAD, finding.call("closed")),
    Visit("call-panel", LEAD, finding.call("closed"), state="waits"),
    Visit("call-panel", ELSEWHERE, finding.judged),
    Visit("call-score", ELSEWHERE, finding.judged_answer),
    Visit("call-answers", COMPANY),
    Visit("call-answers", EMPLOYEE, state="empty"),
    Visit("call-answer", COMPANY, finding.call("published")),
    Visit("call-answer", EMPLOYEE, finding.call("published"), state="begin"),
    Visit("solution-detail", find=finding.solution("in_use")),
    Visit("solution-detail", LEAD, finding.solution("tested")),
    Visit("solution-new", EMPLOYEE),
    Visit("solution-new", EMPLOYEE, state="wrong", then=acting.sent_empty),
    Visit("solution-edit", LEAD, finding.solution("in_use")),
    Visit("solutions-of", find=finding.provider),
    Visit("organisation-list"),
    Visit("organisation-list", EMPLOYEE),
    Visit("organisation-detail", find=finding.provider),
    Visit("organisation-detail", EMPLOYEE, finding.municipality, state="municipality"),
    Visit("organisation-detail", LEAD, finding.provider, state="partner"),
    Visit("organisation-new", LEAD),
    Visit("organisation-new", LEAD, state="wrong", then=acting.sent_empty),
    Visit("organisation-edit", LEAD, finding.editable),
    Visit("organisation-merge", LEAD, finding.startup, state="none"),
    Visit("organisation-merge", LEAD, finding.startup, query="?q=a"),
    Visit(
        *("organisation-merge", LEAD, finding.startup, "?q=a"),
        state="wrong",
        then=acting.sent_empty,
    ),
    Visit("partnership-list"),
    Visit("partnership-list", LEAD),
    Visit("partnership-list", LEAD, query="?q=qqqqwwww", state="none"),
    Visit("organisation-people", EMPLOYEE, finding.startup),
    Visit("organisation-people", COMPANY, finding.startup, state="wrong", then=acting.sent_nothing),
    Visit("organisation-people", COMPANY, finding.own_partnership, state="in"),
    Visit("organisation-people", LEAD, finding.claimed_house, state="answers"),
    Visit("claim-list", EMPLOYEE),
    Visit("claim-list", LEAD, state="waiting"),
    Visit("partnership-detail", LEAD, finding.partnership),
    Visit("partnership-detail", COMPANY, finding.own_partnership, state="own"),
    Visit("partnership-edit", LEAD, finding.partnership),
    Visit("agreement-new", LEAD, finding.partnership),
    Visit("agreement-new", LEAD, finding.partnership, state="wrong", then=acting.sent_empty),
    Visit("agreement-edit", LEAD, finding.agreement),
    Visit("contact-new", LEAD, finding.partnership),
    Visit("contribution-new", LEAD, finding.partnership),
    Visit("contribution-edit", LEAD, finding.contribution),
    Visit("platform-settings", ADMINISTRATOR),
    Visit("member-list", ADMINISTRATOR),
    Visit("member-add", ADMINISTRATOR),
    Visit("member-add", ADMINISTRATOR, state="wrong", then=acting.sent_empty),
    Visit("member-end", ADMINISTRATOR, finding.membership),
    Visit("member-reset", reach=entering.lost_phone, alone=True),
    Visit("company-list", ADMINISTRATOR),
    Visit("company-add", ADMINISTRATOR),
    Visit("company-add", ADMINISTRATOR, state="wrong", then=acting.sent_empty),
    Visit("unit-list", ADMINISTRATOR),
    Visit("unit-add", ADMINISTRATOR),
    Visit("unit-rename", ADMINISTRATOR, finding.unit),
    Visit("import-list", LEAD),
    Visit("import-list", LEAD, state="wrong", then=acting.sent_empty),
    Visit("import-detail", LEAD, state="map", reach=reaching.uploaded),
    Visit("import-detail", LEAD, state="look", reach=reaching.looked_at),
    Visit("import-detail", LEAD, state="done", reach=reaching.read_in),
    Visit("import-alikes", LEAD, reach=reaching.alikes),
    Visit("import-undo", LEAD, reach=reaching.about_to_undo),
    Visit("job-list", EMPLOYEE),
    Visit("job-list", LEAD, state="some", reach=reaching.jobs),
    Visit("job-detail", LEAD, reach=reaching.job),
)
MEETINGS = (
    Visit("room-list", EMPLOYEE),
    Visit("room-list", LEAD),
    Visit("room-list", LEAD, query="?vy=arkiverade", state="archived"),
    Visit("room-list", ADMINISTRATOR, state="empty"),
    Visit("room-new", EMPLOYEE),
    Visit("room-new", LEAD, state="wrong", then=acting.sent_empty),
    Visit("room-detail", EMPLOYEE, finding.room),
    Visit("room-detail", LEAD, finding.room, state="lead"),
    Visit("room-detail", ADMINISTRATOR, finding.door, state="door"),
    Visit("room-edit", LEAD, finding.room),
    Visit("room-leave", EMPLOYEE, finding.room),
    Visit("room-members", LEAD, finding.room),
    Visit("room-members", LEAD, finding.room, state="wrong", then=acting.asked_nobody),
    Visit("room-remove", LEAD, finding.room_member),
    Visit("room-take-out", LEAD, finding.shared),
    Visit("room-tasks", EMPLOYEE, finding.room),
    Visit("room-tasks", EMPLOYEE, finding.room, query="?vy=klara", state="done"),
    Visit("room-task", EMPLOYEE, finding.room_task),
    Visit("room-log", LEAD, finding.room),
    Visit("room-log", ADMINISTRATOR, finding.door, state="city"),
    Visit("room-logs", LEAD),
)
STATES = (
    Visit("home", LEAD, state="account menu", then=acting.open_account, widths=(WIDE,)),
    Visit("home", LEAD, state="menu", then=acting.open_menu, widths=(NARROW,)),
    Visit("platform-start", state="menu", then=acting.open_menu, widths=(NARROW,)),
    Visit("/finns-inte/", state="404"),
    Visit("/boras/finns-inte/", EMPLOYEE, state="404"),
    Visit("/409/", LEAD, state="409", reach=reaching.too_late),
    Visit("/403/", state="csrf", reach=reaching.forged, alone=True),
)
VISITS = (*PUBLIC, *DOORS, *ACCOUNT, *NEEDS, *WATCHES, *ROOMS, *MEETINGS, *STATES)
