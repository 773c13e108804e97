"""What the index is given of something that can be found."""

from dataclasses import dataclass
from datetime import datetime

from sprang.core.text import Language


@dataclass(frozen=True)
class Item:
    """`audience` is the token that opens it; `language` None lets the analysis tell."""

    uid: str
    kind: str
    audience: str
    title: str
    text: str
    changed_at: datetime
    platform_id: int = 0
    language: Language | None = None
    is_open: bool = True

    @property
    def whole(self) -> str:
        """What a sentence model reads, of what is asked and of what is found."""
        return f"{self.title}.\n{self.text}"

    @property
    def stamp(self) -> int:
        """Microseconds since 1970: exact, where a float would not be."""
        whole = int(self.changed_at.timestamp())
        return whole * 1_000_000 + self.changed_at.microsecond
