"""Settings that the one who runs Språng decides, read from the environment.

Each has a safe default and a line of explanation; `docs/administration.md` lists them all, and a
test fails when one is missing there. A wrong value stops the start with one line.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .values import (
    database,
    folder,
    folder_or_none,
    mail,
    mailbox,
    origin,
    text,
    whole_number,
    words,
    yes_or_no,
)


class WrongSetting(Exception):
    """One line: which setting, what is wrong, what to do."""


@dataclass(frozen=True)
class Setting:
    name: str
    default: str
    help: str
    read: Callable[[str], Any]


SETTINGS = (
    Setting(
        "SPRANG_DATA", "var", "folder for database, files, search index and secret key", folder
    ),
    Setting(
        "SPRANG_DATABASE", "", "PostgreSQL address; empty means SQLite in the folder", database
    ),
    Setting(
        "SPRANG_MEDIA",
        "",
        "folder for uploaded files, the same one for all machines; empty means media in the folder",
        folder_or_none,
    ),
    Setting("SPRANG_SECRET_KEY", "", "signs sessions; empty means made once in the folder", text),
    Setting("SPRANG_ORIGIN", "", "the address people use; empty means only this machine", origin),
    Setting("SPRANG_HOSTS", "", "more host names to answer to, parted by commas", words),
    Setting("SPRANG_MAIL", "", "mail server; empty means mail is written in the terminal", mail),
    Setting("SPRANG_MAIL_FROM", "sprang@localhost", "sender of mail", text),
    Setting(
        "SPRANG_IMAP", "", "mailbox that needs are sent to; empty means none is fetched", mailbox
    ),
    Setting("SPRANG_PROXY", "no", "a proxy in front sets X-Forwarded-Proto and -For", yes_or_no),
    Setting(
        "SPRANG_EMBEDDINGS",
        "",
        "folder of a sentence model that helps with matching; empty means none",
        folder_or_none,
    ),
    Setting("SPRANG_WORKERS", "2", "web processes", whole_number),
    Setting("SPRANG_UPLOAD_MB", "50", "largest file that may be uploaded, megabytes", whole_number),
    Setting("SPRANG_LIMITS", "yes", "limits on attempts; no only to measure speed", yes_or_no),
    Setting("SPRANG_DEBUG", "no", "show error pages for developers; never in use", yes_or_no),
)


def read(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """All settings by name.

    :raises WrongSetting: for values that can't be used and for a name nobody knows.
    """
    known = {setting.name for setting in SETTINGS} | {"SPRANG_TEST_DATABASE"}
    for name in environment:
        if name.startswith("SPRANG_") and name not in known:
            raise WrongSetting(f"{name} is not a setting. See docs/administration.md for the list.")
    values = {setting.name: _read_one(setting, environment) for setting in SETTINGS}
    _check_together(values)
    return values


def _check_together(values: Mapping[str, Any]) -> None:
    # our own server speaks http: what it is asked would be sent to https without an end
    if values["SPRANG_ORIGIN"].startswith("https:") and not values["SPRANG_PROXY"]:
        raise WrongSetting(
            "SPRANG_ORIGIN is https, which sprang serve does not speak by itself: "
            "set SPRANG_PROXY=yes when a proxy takes care of TLS."
        )


def _read_one(setting: Setting, environment: Mapping[str, str]) -> Any:
    try:
        return setting.read(environment.get(setting.name) or setting.default)
    except ValueError as error:
        raise WrongSetting(f"{setting.name} is wrong: {error}.") from error


def secret_key(folder: Path) -> str:
    """The key of this instance: made at the first start and readable by its owner only."""
    file = folder / "secret_key"
    if not file.exists():
        from django.core.management.utils import get_random_secret_key  # needs no settings

        folder.mkdir(parents=True, exist_ok=True)
        made = folder / f"secret_key.{os.getpid()}"
        made.touch(mode=0o600)
        made.write_text(get_random_secret_key())
        # two who start at once: the first one's key is everybody's, and it is whole when it appears
        with suppress(FileExistsError):
            os.link(made, file)
        made.unlink()
    return file.read_text()
