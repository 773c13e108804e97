"""Verbs on what comes in from outside."""

from .deciding import TOO_LATE, decline, hold, release, take_in, take_up_again
from .intake import renew_secret, set_intake
from .receiving import confirm, forget, receive
from .telling import tell_sender

__all__ = [
    "TOO_LATE",
    "confirm",
    "decline",
    "forget",
    "hold",
    "renew_secret",
    "set_intake",
    "receive",
    "release",
    "take_in",
    "take_up_again",
    "tell_sender",
]
