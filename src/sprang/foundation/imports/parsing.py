"""From what is written in a cell to a value. Each tells what to write instead."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from stdnum.se import personnummer

from ..goals import GOALS
from ..themes import THEMES
from .cleaning import bare, one_line, plain

Parse = Callable[[str], Any]


class Unfit(ValueError):
    """The cell can't be used. The message says what to write, with an example."""


def line(longest: int) -> Parse:
    """One line of at most so many characters."""

    def parse(cell: str) -> str:
        value = one_line(cell)
        if len(value) > longest:
            raise Unfit(
                _("Skriv högst %(most)s tecken. Här är det %(n)s.")
                % {"most": longest, "n": len(value)}
            )
        return without_personal_number(value)

    return parse


def prose(longest: int = 20_000) -> Parse:
    def parse(cell: str) -> str:
        value = plain(cell)
        if len(value) > longest:
            raise Unfit(
                _("Texten är längre än %(most)s tecken. Korta den, eller lägg den som bilaga.")
                % {"most": longest}
            )
        return without_personal_number(value)

    return parse


_PERSONAL = re.compile(r"\b(?:\d{6}|(?:19|20)\d{6})[-+]\d{4}\b|\b(?:19|20)\d{10}\b")


def without_personal_number(text: str) -> str:
    """The text itself.

    :raises Unfit: where a personal identity number is in it, since everyone would come to read it.
    """
    if any(personnummer.is_valid(found) for found in _PERSONAL.findall(text)):
        raise Unfit(_("Ser ut som ett personnummer. Ta bort det ur texten."))
    return text


_FORMS = ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m")


def day(cell: str) -> date:
    """`2024-03-23`, also with a clock, and the day first where slashes or dots say so."""
    written = re.split(r"[T ]", cell.strip())[0]
    for form in _FORMS:
        try:
            # a date has no time zone to be wrong about
            value = datetime.strptime(written, form).date()  # noqa: DTZ007
        except ValueError:
            continue
        if value > timezone.localdate():
            raise Unfit(_("Datumet ligger i framtiden."))
        return value
    raise Unfit(_("Datumet finns inte. Skriv till exempel 2024-03-23."))


def spellings(label: str | Promise) -> set[str]:
    """What a label is called in each of the house's languages, whichever one is spoken now."""
    said = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said.add(str(label))
    return said


def one_of(choices: Mapping[Any, Iterable[str]], names: Mapping[Any, str | Promise]) -> Parse:
    """A key of `choices`, written as itself, as its name or as one of the other words for it."""

    @cache
    def known() -> dict[str, Any]:
        return {
            bare(word): key
            for key, words in choices.items()
            for word in (key, *spellings(names[key]), *words)
        }

    def parse(cell: str) -> Any:
        if (key := known().get(bare(cell))) is not None:
            return key
        raise Unfit(
            _("”%(cell)s” känner vi inte till. Skriv ett av: %(choices)s.")
            % {"cell": cell[:40], "choices": ", ".join(str(names[key]) for key in choices)}
        )

    return parse


def called(names: Mapping[Any, str | Promise]) -> Callable[[Any], str]:
    """How a chosen key is shown: by its name."""
    return lambda key: str(names.get(key, key))


def themes(cell: str) -> list[str]:
    """Areas parted by commas or semicolons, by key or by name."""
    parse = one_of(dict.fromkeys(THEMES, ()), THEMES)
    return list(dict.fromkeys(parse(part) for part in re.split(r"[,;|]", cell) if part.strip()))


def goals(cell: str) -> list[str]:
    """Global goals by number, by name or by both; a comma parts them where a number follows, since
    some have one in their names."""
    parse = one_of(dict.fromkeys(GOALS, ()), GOALS)
    parts = (part.strip() for part in re.split(r"[;|]|,(?=\s*\d)", cell))
    numbers = (re.sub(r"^(\d+)\.? .*", r"\1", part, flags=re.DOTALL) for part in parts if part)
    return list(dict.fromkeys(parse(number) for number in numbers))
