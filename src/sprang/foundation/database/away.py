"""Telling a database that is away for the moment from a fault of ours.

While a primary is exchanged for its standby, connections break, new ones are refused and writes
meet a server that only reads. All of that passes: what was asked for can be asked for again.
"""

from typing import Final

from django.db import Error, InterfaceError, OperationalError

PASSING: Final = ("08", "53", "57P", "40001", "40P01", "25006", "25P03", "55P03")
"""How a passing SQLSTATE begins: connections, resources, shutdown, two that met (twice), a server
that only reads, silence, locks. https://www.postgresql.org/docs/current/errcodes-appendix.html"""
PASSING_IN_SQLITE: Final = (
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_CANTOPEN",
    "SQLITE_IOERR",
    "SQLITE_FULL",
)
"""A disk that is full is made room on, and PostgreSQL (53100) is told of in the same way."""
RETRY_AFTER: Final = 5
"""Seconds that a program is asked to wait."""


def is_away(error: BaseException | None) -> bool:
    """Would the same question be answered a little later?"""
    if not isinstance(error, Error):
        return False
    cause = error.__cause__
    if name := getattr(cause, "sqlite_errorname", ""):
        return str(name).startswith(PASSING_IN_SQLITE)
    if state := getattr(cause, "sqlstate", None):
        return str(state).startswith(PASSING)
    # a connection that broke or never came has no state to tell
    return isinstance(error, OperationalError | InterfaceError)
