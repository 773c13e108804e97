"""The table of why two texts met, drawn by a function: a page of matches has two hundred rows."""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .reasons import Reason


def drawn(reasons: Iterable[Reason]) -> SafeString:
    """The words are people's own; nothing of them is markup."""
    return mark_safe("".join(map(_row, reasons)))  # noqa: S308


def _row(reason: Reason) -> str:
    bar = (
        '<svg class="why__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{reason.percent}" height="6"/></svg>'
    )
    return (
        f'<tr><th scope="row">{escape(reason.ours)}</th><td>{escape(reason.theirs)}</td>'
        f'<td class="secondary">{escape(reason.why)}</td>'
        f'<td class="num"><span class="why__cell">{reason.percent}&nbsp;% {bar}</span></td></tr>'
    )
