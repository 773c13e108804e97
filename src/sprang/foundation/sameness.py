"""Whether two texts say the same: compared by their words, not by how they are written."""

import hashlib
import re
import unicodedata

_NOT_WORDS = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """What is compared where writing differs in case, spaces and signs only."""
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def fingerprint(title: str, text: str) -> str:
    """Equal where title and text differ in case, spaces and signs only. 32 characters."""
    return hashlib.blake2b(f"{bare(title)}\n{bare(text)}".encode(), digest_size=16).hexdigest()
