"""What is judged: the words of a need as they stand now."""

from collections.abc import Iterator
from dataclasses import dataclass

FIELDS = (
    "title",
    "text",
    "affected",
    "how_many",
    "frequency",
    "consequence",
    "wanted_effect",
    "limits",
    "tried",
)


@dataclass(frozen=True)
class Outcome:
    """A requirement: what shall be true, how much of it, and how one sees that."""

    what: str
    target: str = ""
    how_measured: str = ""


@dataclass(frozen=True)
class Draft:
    """Every field may be empty."""

    title: str = ""
    text: str = ""
    affected: str = ""
    how_many: str = ""
    frequency: str = ""
    consequence: str = ""
    wanted_effect: str = ""
    limits: str = ""
    tried: str = ""
    requirements: tuple[Outcome, ...] = ()

    def filled(self) -> Iterator[tuple[str, str]]:
        """Each field that has words, with them.

        A heading that only repeats how the text begins is left out: it would be told twice.
        """
        for name in FIELDS:
            words = getattr(self, name)
            if words.strip() and not (name == "title" and self._heading_is_in_the_text):
                yield name, words

    @property
    def _heading_is_in_the_text(self) -> bool:
        heading = " ".join(self.title.split()).rstrip(" …")
        return " ".join(self.text.split()).startswith(heading)
