"""How a setting's text is read. Each raises ValueError with what to write instead."""

from contextlib import suppress
from pathlib import Path
from urllib.parse import SplitResult, urlsplit


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


def folder_or_none(value: str) -> Path | None:
    return folder(value) if value else None


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


def mailbox(value: str) -> str:
    example = "imaps://user:password@host:993/INBOX"
    if value and not address(value, ("imap", "imaps"), example).hostname:
        raise ValueError(f"write it as {example}")
    return value


def mail(value: str) -> str:
    example = "smtp+tls://user:password@host:587"
    if value and not address(value, ("smtp", "smtp+tls", "smtps"), example).hostname:
        raise ValueError(f"write it as {example}")
    return value
