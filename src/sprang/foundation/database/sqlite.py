"""SQLite's LIKE, taught that Ä is ä.

SQLite knows case in ASCII only, so that a search for äldreboendet would miss "Äldreboendet", which
PostgreSQL finds. Over 10,000 texts of 1,000 characters it takes 0.1 seconds instead of 0.02.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

Holds = Callable[[str], Any]


def like(pattern: object, value: object, escape: str = "") -> bool | None:
    """`value LIKE pattern ESCAPE escape` in any case; NULL where either is."""
    if pattern is None or value is None:
        return None
    return bool(_holds(str(pattern), escape)(str(value).casefold()))


@lru_cache(256)
def _holds(pattern: str, escape: str) -> Holds:
    signs = list(_signs(pattern.casefold(), escape))
    inner = signs[1:-1]
    if len(signs) > 1 and signs[0] == signs[-1] == "%" and not {"%", "_"} & set(inner):
        # what nearly every search is, and many times faster than the expression
        needle = "".join(sign[-1] for sign in inner)
        return lambda text: needle in text
    wild = {"%": ".*", "_": "."}
    expression = "".join(wild.get(sign) or re.escape(sign[-1]) for sign in signs)
    return re.compile(expression, re.DOTALL).fullmatch


def _signs(pattern: str, escape: str) -> list[str]:
    """One for each sign; an escaped one has the escape before it."""
    if not escape:
        return list(pattern)
    return re.findall(f"{re.escape(escape)}.|.", pattern, re.DOTALL)


def teach(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    if connection.vendor != "sqlite":
        return
    for arguments in (2, 3):
        connection.connection.create_function("like", arguments, like, deterministic=True)


connection_created.connect(teach, dispatch_uid="sprang.like")
