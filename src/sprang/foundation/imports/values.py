"""Values of a row on their way into a record."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ..sameness import bare
from .cleaning import cut, one_line, plain
from .kinds import Item

LONGEST_TITLE = 200


def says_already(old: Any, new: Any) -> bool:
    """A cell without an opinion, or the same words as reading would leave them."""
    if new is None or old == new:
        return True
    return isinstance(old, str) and new in (plain(old), one_line(old))


def filled(item: Item) -> dict[str, Any]:
    """Only what the row says: what it leaves out takes the action's own defaults."""
    return {name: value for name, value in item.values.items() if value not in ("", None, [])}


def midday(day: date) -> datetime:
    """A day as a moment that stays on that day in every European time zone."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def fit_title(item: Item) -> None:
    """A title that is too long is cut at a word; the whole of it then opens the text."""
    title, text = item.values["title"], item.values["text"]
    if len(title) > LONGEST_TITLE:
        item.values["title"] = cut(title, LONGEST_TITLE)
        item.values["text"] = f"{title}\n\n{text}" if bare(title) != bare(text) else text
        item.notes.append(_("Rubriken var längre än 200 tecken. Hela står först i texten."))
