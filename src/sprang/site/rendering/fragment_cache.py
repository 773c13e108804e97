"""Parts of pages, and whole pages, kept as HTML in each process.

Menu, account and footer are the same from page to page, and to draw them takes longer than to find
twenty records. A part is kept under all that it is made of, which the template names. What belongs
to one request alone stands in it as a sign and is put in afterwards: a token against forgery that
was kept would be given to somebody else.

What is drawn of records is kept only while nothing in the house has changed (`drawn_while`).
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar, Token
from secrets import token_hex

from django.utils.html import escape

from sprang.foundation.journal import standing

MOST = 2000
MARKS, HERE = f"marks-{token_hex(16)}", f"here-{token_hex(16)}"
"""Where a form's marks and the request's address will stand: drawn anew in each process, so that
nobody can write these signs in a name or a text."""

_cached: OrderedDict[Hashable, str] = OrderedDict()
_is_drawing: ContextVar[bool] = ContextVar("is_drawing", default=False)


def cached(key: Hashable, draw: Callable[[], str]) -> str:
    """The part under the key, drawn where it is not there; what nobody asked for makes room."""
    html = _cached.get(key)
    if html is not None:
        with suppress(KeyError):  # another thread has just made room
            _cached.move_to_end(key)
    else:
        with drawing():
            html = _cached[key] = draw()
        if len(_cached) > MOST:
            _cached.popitem(last=False)
    return html


def drawn_while(key: Hashable, draw: Callable[[], str]) -> str:
    """The same for what records say, and a reader chooses: kept while the journal's head stands."""

    def drawn() -> str:
        with drawing():
            return draw()

    return standing.remembered(("html", key), drawn, made_up=True)


def is_drawing() -> bool:
    """Whether what is being drawn will be kept, so that only signs may stand in it."""
    return _is_drawing.get()


def begin() -> Token[bool]:
    """From here on only signs are written."""
    return _is_drawing.set(True)


def end(token: Token[bool]) -> None:
    _is_drawing.reset(token)


@contextmanager
def drawing() -> Iterator[None]:
    token = begin()
    try:
        yield
    finally:
        end(token)


def filled(html: str, marks: Callable[[], str], here: str) -> str:
    """With the signs replaced; each form is a copy of its own."""
    first, *after = html.split(MARKS)
    whole = first + "".join(f"{marks()}{part}" for part in after)
    return whole.replace(HERE, escape(here))
