"""Answers that are made while they are sent, after the request's own language has ended."""

from collections.abc import Iterable, Iterator

from django.utils import translation


def spoken(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces, each made in the language that is spoken now."""
    return _spoken(iter(pieces), translation.get_language())


def _spoken(pieces: Iterator[bytes], language: str | None) -> Iterator[bytes]:
    while True:
        with translation.override(language):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece
