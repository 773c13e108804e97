"""The secret key: kept with the rest when it lies in the folder, never when it is somebody else's
to keep, in the environment."""

import os
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

from .whole import write_whole

LOST = "apps for signing in in two steps, and links that were mailed,"


def kept_here() -> bytes | None:
    """The key in the folder; None where the environment has it."""
    if os.environ.get("SPRANG_SECRET_KEY"):
        return None
    return (Path(settings.DATA) / "secret_key").read_bytes()


def sign_of(key: str) -> str:
    """Tells two keys apart and reveals neither."""
    return salted_hmac("sprang.backup", "key", secret=key, algorithm="sha256").hexdigest()[:16]


class Key:
    """The backup's key on its way into the folder."""

    def __init__(self, key: bytes | None, sign: str) -> None:
        self.key = key
        self.is_ours = sign_of(settings.SECRET_KEY) == sign
        self.file = Path(settings.DATA) / "secret_key"
        self.aside = self.file.with_name("secret_key.restoring")

    def note(self) -> str:
        """What there is to say about it; empty where all is well."""
        if self.is_ours:
            return ""
        if os.environ.get("SPRANG_SECRET_KEY"):
            return f"SPRANG_SECRET_KEY is another than then: {LOST} don't work."
        if self.key is None:
            return (
                f"The backup is without its secret key. Until you put it back, {LOST} don't work."
            )
        return ""

    def put_aside(self) -> None:
        """Written before the rest is taken into use, so that only a renaming is left after it."""
        if self.key and not self.is_ours and not os.environ.get("SPRANG_SECRET_KEY"):
            write_whole(self.aside, self.key)

    def take_into_use(self, keep_as: str) -> None:
        if not self.aside.exists():
            return
        if keep_as:
            write_whole(self.file.with_name(keep_as), self.file.read_bytes())
        self.aside.replace(self.file)
