"""Texts as other systems leave them, made into plain paragraphs."""

import html
import re
import unicodedata

import nh3

from ..sameness import bare as bare
from ..unseen import without_unseen

# a tag ends before the next one begins: a text of nothing but beginnings is read once
_MARKUP = re.compile(
    r"</?(?:a|b|blockquote|br|code|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|script|small"
    r"|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul)\b[^<>]*>|&(?:#\d+|#x[\da-f]+|\w{2,8});",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"</?(?:p|div|ul|ol|table|blockquote|pre|h[1-6])\b[^<>]*>", re.IGNORECASE)
_LINE = re.compile(r"<(?:br|hr|/tr)\b[^<>]*>", re.IGNORECASE)
_POINT = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)


def plain(text: str) -> str:
    """Paragraphs parted by an empty line, without markup and signs that can't be seen.

    A text that only has a `<` in it is no HTML and is left as it is.
    """
    if _MARKUP.search(text):
        text = _without_markup(text)
    text = unicodedata.normalize(
        "NFC", without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))
    )
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_markup(text: str) -> str:
    flat = " ".join(text.split()) if _PARAGRAPH.search(text) else text
    broken = _POINT.sub("\n– ", _LINE.sub("\n", _PARAGRAPH.sub("\n\n", flat)))
    # what is left of the tags goes with the content of script and style
    return html.unescape(nh3.clean(broken, tags=set()))


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


def cut(text: str, longest: int) -> str:
    """At a word, with three dots where something was left out."""
    if len(text) <= longest:
        return text
    return text[: longest - 2].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
