"""What the sender wrote in a mail, without what others wrote before and the signature below."""

import re
from typing import Final

SIGNATURE: Final = ("-- ", "--")
MARKS: Final = re.compile(
    r"(?:-{2,}\s*(?:Ursprungligt meddelande|Original Message|Vidarebefordrat meddelande)\b"
    r"|_{20,}$"
    r"|(?:Skickat från|Sent from|Hämta Outlook|Get Outlook) )",
    re.IGNORECASE,
)
INTRODUCED: Final = re.compile(
    r"(?:Den|On|Am|Le)\b.{0,300}(?:skrev|wrote|schrieb|écrit)\b.{0,200}:"
)
LONGEST_LINE: Final = 600


def own_words(text: str) -> str:
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.strip()
        if line in SIGNATURE or MARKS.match(bare) or _introduces(bare):
            break
        if not bare.startswith(">"):
            lines.append(line.rstrip())
    return "\n".join(lines).strip()


def _introduces(line: str) -> bool:
    return len(line) < LONGEST_LINE and bool(INTRODUCED.fullmatch(line))
