"""Settings that are right one by one and wrong together, and the secret key."""

import os
import stat
from collections.abc import Iterator

from django.conf import settings

from sprang.foundation.models import Platform

from .finding import Finding, note, ok, wrong

SHORTEST_KEY = 40


def settings_fit() -> Iterator[Finding]:
    if settings.DEBUG:
        yield wrong("settings", "Error pages show the program's inside.", "Take away SPRANG_DEBUG.")
    if not settings.LIMITS:
        yield wrong(
            "settings", "Anybody may guess as often as they like.", "Take away SPRANG_LIMITS."
        )
    if settings.ORIGIN and not settings.ORIGIN.startswith("https:"):
        yield wrong("settings", "Passwords travel unencrypted.", "Give SPRANG_ORIGIN with https.")
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        yield note("settings", "Mail is written in the terminal.", "Set SPRANG_MAIL.")
    if not settings.DEBUG:
        address = settings.ORIGIN or "this machine"
        yield ok("settings", f"Data in {settings.DATA}, address {address}.")


def secret_key_is_secret() -> Iterator[Finding]:
    file = settings.DATA / "secret_key"
    if os.environ.get("SPRANG_SECRET_KEY"):
        if len(settings.SECRET_KEY) < SHORTEST_KEY:
            yield wrong("secret key", "It is short.", f"Give at least {SHORTEST_KEY} characters.")
            return
        yield ok("secret key", "From the environment.")
    elif file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield wrong("secret key", f"Others may read {file}.", f"Run: chmod 600 {file}")
    else:
        yield ok("secret key", f"{file}, for its owner only.")


def demo_is_apart() -> Iterator[Finding]:
    demo = Platform.objects.filter(is_demo=True).count()
    if demo and Platform.objects.filter(is_demo=False).exists():
        yield wrong(
            "demo",
            "Demo and real platforms share a database: anybody may sign in to the demo.",
            "Move the real platforms to a database of their own.",
        )
    elif demo and settings.ORIGIN:
        yield note("demo", "This public address shows a demo.", "Intended? Then all is well.")
    else:
        yield ok("demo", f"{demo} demo platforms." if demo else "No demo here.")
