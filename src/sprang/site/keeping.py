"""Parts of the shell, kept as HTML in each process.

Menu, account and footer are the same from page to page, and to draw them takes longer than to find
twenty records. A part is kept under all that it is made of, which the template names. What belongs
to one request alone stands in it as a sign and is put in afterwards: a token against forgery that
was kept would be given to somebody else.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.html import escape

MOST = 2000
MARKS, HERE = "\x01marks\x01", "\x01here\x01"
"""Where a form's marks and the request's address will stand; nobody can write these signs."""

_kept: OrderedDict[Hashable, str] = OrderedDict()
_is_drawing: ContextVar[bool] = ContextVar("is_drawing", default=False)


def kept(key: Hashable, draw: Callable[[], str]) -> str:
    """The part under the key, drawn where it is not there; the oldest make room."""
    html = _kept.get(key)
    if html is None:
        with _drawing():
            html = _kept[key] = draw()
        if len(_kept) > MOST:
            _kept.popitem(last=False)
    return html


def is_drawing() -> bool:
    """Whether what is being drawn will be kept, so that only signs may stand in it."""
    return _is_drawing.get()


@contextmanager
def _drawing() -> Iterator[None]:
    token = _is_drawing.set(True)
    try:
        yield
    finally:
        _is_drawing.reset(token)


def filled(html: str, marks: str, here: str) -> str:
    return html.replace(MARKS, marks).replace(HERE, escape(here))
