"""Encryption with age (https://age-encryption.org): to a recipient's public key, so that the
machine that makes backups can't read them."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import pyrage

from sprang.cli.faults import WRONG_USE, Fault

from .archive import Damaged

MAGIC = b"age-encryption.org/v1"
MODES = ("rb", "wb")


def recipients(given: Sequence[str]) -> list[Any]:
    """From `age1…` or `ssh-ed25519 …`.

    :raises Fault: it is neither.
    """
    return [_recipient(each) for each in given]


def _recipient(given: str) -> Any:
    kind = pyrage.ssh if given.startswith("ssh-") else pyrage.x25519
    try:
        return kind.Recipient.from_str(given)
    except pyrage.RecipientError as error:
        raise Fault(f"“{given}” is no age or SSH public key.", WRONG_USE) from error


def identities(file: Path | None) -> list[Any]:
    """The private keys in a file as `age-keygen` or `ssh-keygen` writes it."""
    if file is None:
        return []
    data = file.read_bytes()
    try:
        if data.startswith(b"-----BEGIN"):
            return [pyrage.ssh.Identity.from_buffer(data)]
        found = [word for word in data.decode().split() if word.startswith("AGE-SECRET-KEY-")]
        if found:
            return [pyrage.x25519.Identity.from_str(word) for word in found]
        raise pyrage.IdentityError
    except (pyrage.IdentityError, UnicodeDecodeError) as error:
        raise Fault(f"{file} holds no private key that age can use.", WRONG_USE) from error


@contextmanager
def sealed(out: IO[bytes], to: Sequence[Any]) -> Iterator[IO[bytes]]:
    """What is written comes out encrypted; as it is where there is no recipient."""
    if not to:
        yield out
        return
    reading, writing = (os.fdopen(end, mode) for end, mode in zip(os.pipe(), MODES, strict=True))
    target = _Target(out)
    with _Pump(lambda: pyrage.encrypt_io(reading, target, to), reading, target), writing:
        yield writing


@contextmanager
def opened(source: IO[bytes], by: Sequence[Any]) -> Iterator[IO[bytes]]:
    """What is in a backup, encrypted or not; read to its very end.

    :raises Fault: it is encrypted and none of the keys opens it.
    """
    if source.peek(len(MAGIC))[: len(MAGIC)] != MAGIC:  # type: ignore[attr-defined]
        yield source
        return
    if not by:
        raise Fault("The backup is encrypted. Give its private key with --identity.", WRONG_USE)
    reading, writing = (os.fdopen(end, mode) for end, mode in zip(os.pipe(), MODES, strict=True))
    with _Pump(lambda: pyrage.decrypt_io(source, writing, by), writing), reading:
        yield reading
        # the last piece tells that it is the last: without it the file is cut
        while reading.read(1 << 20):
            pass


class _Target:
    """Remembers what went wrong: pyrage tells only that something did."""

    def __init__(self, out: IO[bytes]) -> None:
        self.out, self.flush = out, out.flush
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self.out.write(data)
        except OSError as error:
            self.error = error
            raise


class _Pump(threading.Thread):
    """pyrage pulls from one file and pushes into another until the end, so it has a thread."""

    def __init__(
        self, work: Callable[[], None], end: IO[bytes], target: _Target | None = None
    ) -> None:
        """:param end: its end of the pipe, to be closed so that the other one hears of it."""
        super().__init__(daemon=True)
        self.work, self.end, self.target = work, end, target
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.work()
            self.end.flush()
        except Exception as error:
            self.error = error
        finally:
            with suppress(OSError):
                self.end.close()

    def __enter__(self) -> None:
        self.start()

    def __exit__(self, *_raised: object) -> None:
        """Why it stopped says more than that the pipe broke, which follows from it."""
        self.join()
        if self.target and self.target.error:
            raise self.target.error
        if isinstance(self.error, pyrage.DecryptError):
            raise Fault("None of the private keys opens this backup.", WRONG_USE) from self.error
        if isinstance(self.error, OSError) and self.error.errno is None:
            raise Damaged("The backup is cut or altered: it can't be decrypted.") from self.error
        if self.error and not isinstance(self.error, BrokenPipeError):
            raise self.error
