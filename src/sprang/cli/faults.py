"""What can go wrong at the command line: one line that says what to do, and an exit code.

1: the command failed or found problems. 2: it was used in a wrong way, its settings included.
130: it was stopped with Ctrl-C and left everything whole.
What nobody expected keeps its traceback.
"""

import errno
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

FAILED, WRONG_USE, STOPPED = 1, 2, 130
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Fault(Exception):
    """An expected end. The message is one line and says what to do."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code


class Commands(TyperGroup):
    """The group of commands; turns expected errors of every command into their line."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # `sprang export … | head`: the reader has seen enough, and Python's own flush at the
            # end must not complain about it either
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None
        except Exception as error:
            if fault := explain(error):
                typer.echo(f"sprang: {fault}", err=True)
                raise typer.Exit(fault.code) from error
            raise


def explain(error: Exception) -> Fault | None:
    """The fault behind an error, or None for what nobody expected."""
    if isinstance(error, Fault):
        return error
    if isinstance(error, FileNotFoundError):
        return Fault(f"There is no file {error.filename}.", WRONG_USE)
    if isinstance(error, PermissionError):
        return Fault(f"May not read or write {error.filename}. Check who owns it.")
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return Fault("The disk is full. Make room and run it again.")
    return _of_the_house(error)


def _of_the_house(error: Exception) -> Fault | None:
    """Errors of settings, database and actions, whose classes may not be loaded yet."""
    from django.core.exceptions import ImproperlyConfigured, ValidationError
    from django.db import Error as DatabaseError

    from sprang.foundation.errors import BadInput, NotAllowed, Refused, TakenOver
    from sprang.site.environment import WrongSetting

    if isinstance(error, WrongSetting | ImproperlyConfigured):
        return Fault(_one_line(error), WRONG_USE)
    if isinstance(error, ValidationError):
        return Fault("; ".join(error.messages))
    if isinstance(error, TakenOver):
        return Fault("Somebody else goes on with it. What was done here is kept.")
    if isinstance(error, BadInput | Refused | NotAllowed):
        return Fault(_one_line(error))
    return _of_the_database(error) if isinstance(error, DatabaseError) else None


def _of_the_database(error: Exception) -> Fault | None:
    from django.db import OperationalError, ProgrammingError

    said = _one_line(error)
    lacks_table = isinstance(error, ProgrammingError) and "does not exist" in said
    if lacks_table or "no such table" in said:
        return Fault("The database is not prepared. Run: sprang migrate")
    if "disk is full" in said or "could not extend file" in said:
        return Fault(f"The database has no room left ({said}). Make room and run it again.")
    if isinstance(error, OperationalError):
        return Fault(f"The database does not answer ({said}). Check SPRANG_DATABASE.")
    return None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
