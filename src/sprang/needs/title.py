"""A heading out of what somebody wrote: the first sentence, cut at a word where it is long."""

import re

LONGEST = 120
SENTENCE = re.compile(r"^(.+?[.!?…])(\s|$)", re.DOTALL)


def title_of(text: str) -> str:
    """ "Vi letar nycklar. Varje kväll." -> "Vi letar nycklar"."""
    flat = " ".join(text.split())
    first = SENTENCE.match(flat)
    title = (first.group(1) if first else flat).rstrip(".… ")
    if len(title) <= LONGEST:
        return title or flat[:LONGEST]
    return title[:LONGEST].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
