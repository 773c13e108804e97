"""Settings that the one who runs Språng decides, read from the environment.

Each has a safe default and a line of explanation; `docs/administration.md` lists them all, and a
test fails when one is missing there. A wrong value stops the start with one line.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class WrongSetting(Exception):
    """One line: which setting, what is wrong, what to do."""


@dataclass(frozen=True)
class Setting:
    name: str
    default: str
    help: str
    read: Callable[[str], Any]


def text(value: str) -> str:
    return value.strip()


def words(value: str) -> list[str]:
    return [word.strip() for word in value.split(",") if word.strip()]


def yes_or_no(value: str) -> bool:
    if value.lower() not in ("yes", "no"):
        raise ValueError("write yes or no")
    return value.lower() == "yes"


def whole_number(value: str) -> int:
    if not value.isdecimal() or not int(value):
        raise ValueError("write a whole number above 0")
    return int(value)


def folder(value: str) -> Path:
    return Path(value).expanduser().resolve()


def origin(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.netloc or parts.path):
        raise ValueError("write it as https://sprang.example, without a path")
    return value


def database(value: str) -> str:
    if value and urlsplit(value).scheme not in ("postgres", "postgresql", "sqlite"):
        raise ValueError("write it as postgres://user:password@host/name")
    return value


def mail(value: str) -> str:
    if value and urlsplit(value).scheme not in ("smtp", "smtp+tls", "smtps"):
        raise ValueError("write it as smtp+tls://user:password@host:587")
    return value


SETTINGS = (
    Setting(
        "SPRANG_DATA", "var", "folder for database, files, search index and secret key", folder
    ),
    Setting(
        "SPRANG_DATABASE", "", "PostgreSQL address; empty means SQLite in the folder", database
    ),
    Setting("SPRANG_SECRET_KEY", "", "signs sessions; empty means made once in the folder", text),
    Setting("SPRANG_ORIGIN", "", "the address people use; empty means only this machine", origin),
    Setting("SPRANG_HOSTS", "", "more host names to answer to, parted by commas", words),
    Setting("SPRANG_MAIL", "", "mail server; empty means mail is written in the terminal", mail),
    Setting("SPRANG_MAIL_FROM", "sprang@localhost", "sender of mail", text),
    Setting("SPRANG_PROXY", "no", "a proxy in front sets X-Forwarded-Proto and -For", yes_or_no),
    Setting("SPRANG_WORKERS", "2", "web processes", whole_number),
    Setting("SPRANG_UPLOAD_MB", "50", "largest file that may be uploaded, megabytes", whole_number),
    Setting("SPRANG_DEBUG", "no", "show error pages for developers; never in use", yes_or_no),
)


def read(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """All settings by name.

    :raises WrongSetting: for a value that can't be used and for a name nobody knows.
    """
    known = {setting.name for setting in SETTINGS} | {"SPRANG_TEST_DATABASE"}
    for name in environment:
        if name.startswith("SPRANG_") and name not in known:
            raise WrongSetting(f"{name} is not a setting. See docs/administration.md for the list.")
    return {setting.name: _read_one(setting, environment) for setting in SETTINGS}


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
        file.touch(mode=0o600)
        file.write_text(get_random_secret_key())
    return file.read_text()
