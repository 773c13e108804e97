"""How often each door may be used, and by whom it is counted.

Whole offices share one address, so what is counted by address is generous, and what stops the one
who guesses is counted by the account that is guessed at: from where they are, and from everywhere.
An own browser (`devices`) has a count of its own, so that a stranger who guesses does not shut the
owner out. It grew longer than other files so that the whole table is seen at once.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from sprang.foundation.throttle import Rate

MINUTE, HOUR, DAY = 60, 3600, 86_400


class Per(Enum):
    ADDRESS = auto()
    """The network address, whoever is signed in."""
    PERSON = auto()
    """Who is signed in or whose key it is; the address of others."""
    ACCOUNT_HERE = auto()
    """The account that is asked for, from this browser of its owner's or this address."""
    ACCOUNT = auto()
    """The account that is asked for, from everywhere but browsers of its owner's."""


class Rule(NamedTuple):
    rate: Rate
    per: Per


def rule(name: str, amount: int, seconds: int, per: Per, lot: int = 1) -> Rule:
    return Rule(Rate(f"{name}.{per.name.lower()}", amount, seconds, lot), per)


def guessed(name: str, here: tuple[int, int], everywhere: tuple[int, int]) -> tuple[Rule, ...]:
    """For doors where somebody may guess at another's account, or have mail sent to them."""
    return (
        rule(name, 300, 10 * MINUTE, Per.ADDRESS),
        rule(name, *here, Per.ACCOUNT_HERE),
        rule(name, *everywhere, Per.ACCOUNT),
    )


PASSWORD = guessed("password", (10, 10 * MINUTE), (60, HOUR))
CODE = guessed("code", (5, 15 * MINUTE), (40, DAY))
"""Each code may be tried three times: with 40 a day, a stranger's chance is 1 in 8,000 a day."""
RESENT = frozenset({"account_confirm_login_code", "account_email_verification_sent"})
"""Doors with a button that asks for another code."""
RESET = guessed("reset", (3, 15 * MINUTE), (20, DAY))
SECOND = guessed("second step", (10, 10 * MINUTE), (50, DAY))
CONFIRM = guessed("confirm", (20, 10 * MINUTE), (120, DAY))
SIGN_UP = (
    rule("sign up", 200, HOUR, Per.ADDRESS),
    rule("sign up", 5, 15 * MINUTE, Per.ACCOUNT_HERE),
    rule("sign up", 20, DAY, Per.ACCOUNT),
)
LINK = (rule("link", 60, 10 * MINUTE, Per.ADDRESS),)
AGAIN = (rule("again", 10, 10 * MINUTE, Per.PERSON),)
OWN = (rule("own", 20, 10 * MINUTE, Per.PERSON),)
MAIL = (rule("mail", 6, HOUR, Per.PERSON),)
INVITE = (rule("invite", 200, HOUR, Per.PERSON),)
TELL = (
    rule("tell", 1200, HOUR, Per.ADDRESS),
    rule("tell", 8, 15 * MINUTE, Per.ACCOUNT_HERE),
    rule("tell", 20, DAY, Per.ACCOUNT),
)
"""What comes from a network is held by its looks, not by its number: a school has one address."""
UPLOAD = (rule("upload", 60, HOUR, Per.PERSON),)
ANSWER = (rule("answer", 120, HOUR, Per.PERSON),)
FILE = (rule("file", 30, 10 * MINUTE, Per.PERSON),)
SEARCH = (rule("search", 240, MINUTE, Per.PERSON, lot=20),)
TALK = (rule("talk", 60, 10 * MINUTE, Per.PERSON),)
LIVE = (rule("live", 300, MINUTE, Per.PERSON, lot=30),)
API = (
    rule("api", 1200, MINUTE, Per.PERSON, lot=100),
    rule("api", 6000, MINUTE, Per.ADDRESS, lot=200),
)

POSTED: Mapping[str, tuple[Rule, ...]] = {
    "account_login": PASSWORD,
    "account_request_login_code": CODE,
    "account_confirm_login_code": CONFIRM,
    "account_signup": SIGN_UP,
    "account_email_verification_sent": CONFIRM,
    "account_reset_password": RESET,
    "account_reset_password_from_key": LINK,
    "account_reauthenticate": AGAIN,
    "account_change_password": AGAIN,
    "account_set_password": AGAIN,
    "account_email": MAIL,
    "mfa_authenticate": SECOND,
    "mfa_reauthenticate": AGAIN,
    "mfa_activate_totp": OWN,
    "mfa_deactivate_totp": OWN,
    "mfa_generate_recovery_codes": OWN,
    "token-list": OWN,
    "me": OWN,
    "prove": AGAIN,
    "email-restore": LINK,
    "account-close": AGAIN,
    "session-end": OWN,
    "demo-sign-in": (rule("demo", 300, 10 * MINUTE, Per.ADDRESS),),
    "first-start": LINK,
    "member-add": INVITE,
    "room-members": INVITE,
    "need-authors": INVITE,
    "import-list": UPLOAD,
    "import-start": UPLOAD,
    "need-tell": TELL,
    "need-told": LINK,
    "submission-mail": (rule("mail in", 1200, HOUR, Per.ADDRESS),),
    "need-file": UPLOAD,
    "room-file": UPLOAD,
    "need-requirements": UPLOAD,
    "solution-file": UPLOAD,
    "agreement-new": UPLOAD,
    "agreement-edit": UPLOAD,
    "call-answer": ANSWER,
    "call-join": OWN,
    "call-ask": OWN,
    "export-start": FILE,
    "watch-letters-end": LINK,
    "news-letters-end": LINK,
    "dialogue": TALK,
    "comment-answer": TALK,
    "match-live": LIVE,
    "need-checks": LIVE,
    "need-coach": LIVE,
    "need-capture-draft": LIVE,
    "need-edit-draft": LIVE,
    "need-feedback": SEARCH,
}
ACCOUNT_FIELD: Mapping[str, str] = {
    "account_login": "login",
    "account_request_login_code": "email",
    "account_signup": "email",
    "account_reset_password": "email",
    "need-tell": "email",
}
"""The field that the door's own form reads; elsewhere only the session says whose account it is."""
READ: Mapping[str, tuple[Rule, ...]] = {
    "search": SEARCH,
    "need-matches": SEARCH,
    "import-alikes": SEARCH,
    "need-matches-part": SEARCH,
    "dialogue-people": LIVE,
    "island-list": SEARCH,
    "need-requirements-file": FILE,
    "api:take_requirements": FILE,
}


def rules_for(name: str, method: str, query: Mapping[str, str]) -> tuple[Rule, ...]:
    """What holds for a request to the address of that name."""
    if name.startswith("api:"):
        return (*API, *READ.get(name, ()))
    if method == "POST":
        return POSTED.get(name, ())
    return FILE if query.get("format") else READ.get(name, ())  # a whole list as a file
