"""What came in, judged by the rules of `core.spam`; what they say, in words."""

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.core import signing
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sprang.core import spam
from sprang.foundation.forms.marks import LASTS
from sprang.foundation.models import Platform
from sprang.foundation.sameness import fingerprint

from .enums import Way
from .models import Submission

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
SALT: Final = "sprang.told"


@dataclass(frozen=True)
class Came:
    """How it came. `copy` and `digest` as in `foundation.sending.Key`."""

    way: Way = Way.FORM
    network: str = ""
    origin: str = ""
    trap: str = ""
    stamp: str = ""
    copy: str = ""
    digest: str = ""


def stamp() -> str:
    """What a form carries that says when it was opened."""
    return signing.dumps(time.time(), salt=SALT)


def seconds_since(text: str) -> float | None:
    """How long ago the form was opened; None for what was not written here, or too long ago."""
    try:
        return time.time() - float(signing.loads(text, salt=SALT, max_age=LASTS))
    except signing.BadSignature:
        return None


def network_sum(network: str) -> str:
    return salted_hmac("sprang.told.network", network).hexdigest() if network else ""


def judged(platform: Platform, text: str, email: str, came: Came) -> list[spam.Sign]:
    now, is_mail = timezone.now(), came.way == Way.MAIL
    here = Submission.objects.filter(platform=platform)
    # what people have confirmed from their mailboxes may well be the same: many have the same need
    alike = Q(sameness=fingerprint("", text), created_at__gt=now - WEEK, confirmed_at=None)
    of_network = Q(network=network_sum(came.network), created_at__gt=now - HOUR)
    if is_mail:  # it has no network, and anybody can send letters in others' names
        of_network = Q(way=Way.MAIL, confirmed_at=None, created_at__gt=now - HOUR)
    return spam.signs(
        spam.Sent(
            text=text,
            email=email,
            trap=came.trap,
            seconds=60.0 if is_mail else seconds_since(came.stamp),
            is_mail=is_mail,
            same_text=here.filter(alike).exclude(email=email).count(),
            same_copy=here.filter(copy=came.copy).count() if came.copy else 0,
            from_network=here.filter(of_network).count() if came.network or is_mail else 0,
            from_sender=here.filter(mailbox(email), created_at__gt=now - DAY).count(),
        )
    )


def mailbox(email: str) -> Q:
    """The same one, whatever stands after a plus."""
    local, _at, domain = email.partition("@")
    base = local.partition("+")[0]
    return Q(email=f"{base}@{domain}") | Q(
        email__startswith=f"{base}+", email__endswith=f"@{domain}"
    )
