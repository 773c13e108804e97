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
from urllib.parse import SplitResult, urlsplit


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


def address(value: str, schemes: tuple[str, ...], example: str) -> SplitResult:
    """The parts of an address; its host and port can be trusted.

    :raises ValueError: it is none, or of another scheme.
    """
    with suppress(ValueError):
        parts = urlsplit(value)
        # reading the port is what finds out that it is none
        if parts.scheme in schemes and (parts.port is None or parts.port):
            return parts
    raise ValueError(f"write it as {example}")


def origin(value: str) -> str:
    example = "https://sprang.example, without a path"
    if not value:
        return value
    parts = address(value, ("http", "https"), example)
    plain = f"{parts.scheme}://{parts.netloc}".lower()
    if not parts.hostname or "@" in plain or value.lower() != plain:
        raise ValueError(f"write it as {example}")
    return plain


def database(value: str) -> str:
    if value:
        schemes = ("postgres", "postgresql", "sqlite")
        address(value, schemes, "postgres://user:password@host/name")
    return value


def mail(value: str) -> str:
    example = "smtp+tls://user:password@host:587"
    if value and not address(value, ("smtp", "smtp+tls", "smtps"), example).hostname:
        raise ValueError(f"write it as {example}")
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
        file.touch(mode=0o600)
        file.write_text(get_random_secret_key())
    return file.read_text()
