"""JSON: one object on each line, or a list of objects."""

import io
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from . import sizes
from .encoding import encoding_of
from .rows import Open, Row, Unreadable

CHUNK = 64 * 1024
SAMPLE = 200
"""Objects whose names become the columns."""


class ObjectTable:
    def __init__(self, opens: Open) -> None:
        self.opens = opens
        with opens() as stream:
            self.encoding = encoding_of(stream)
        names: dict[str, None] = {}
        for _number, item in islice(self._items(), SAMPLE):
            names.update(dict.fromkeys(item if isinstance(item, dict) else ()))
        if not names:
            raise Unreadable(
                _("Filen har inga objekt. Skriv ett på varje rad, eller en lista av dem.")
            )
        # a name with signs that no database stores can't be mapped
        self.columns = [name for name in names if name.isprintable()][: sizes.COLUMNS]

    def rows(self) -> Iterator[Row]:
        for number, item in self._items():
            if isinstance(item, dict):
                yield Row(number, {name: written(item.get(name)) for name in self.columns})
            else:
                yield Row(
                    number,
                    fault=_(
                        'Raden är inget objekt. Skriv till exempel {"text": "Vi letar nycklar"}.'
                    ),
                )

    def _items(self) -> Iterator[tuple[int, Any]]:
        with io.TextIOWrapper(self.opens(), self.encoding, errors="replace") as text:
            start = text.read(CHUNK).lstrip()
            if start.startswith("["):
                yield from enumerate(_of_list(text, start[1:]), start=1)
                return
        with io.TextIOWrapper(self.opens(), self.encoding, errors="replace") as text:
            yield from _of_lines(text)


def _of_lines(text: io.TextIOWrapper) -> Iterator[tuple[int, Any]]:
    number = 0
    while line := text.readline(sizes.OBJECT):
        number += 1
        if line.strip():
            yield number, _loaded(line)


def _loaded(line: str) -> Any:
    """None for a line that is no JSON: one such line must not stop the others."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _of_list(text: io.TextIOWrapper, held: str) -> Iterator[Any]:
    """The items of a list, without having the list in memory."""
    decoder = json.JSONDecoder()
    while not (held := held.lstrip(" \t\r\n,")).startswith("]"):
        try:
            item, end = decoder.raw_decode(held)
        except (ValueError, RecursionError) as error:
            more = "" if len(held) > sizes.OBJECT else text.read(max(CHUNK, len(held)))
            if not more:
                raise Unreadable(_("Listan slutar mitt i, eller så är den inte JSON.")) from error
            held += more
        else:
            yield item
            held = held[end:]


def written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, list):
        return "; ".join(filter(None, map(written, value)))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value).strip()
