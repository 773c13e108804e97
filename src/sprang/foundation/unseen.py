"""Signs that can't be seen: what is made of them alone looks empty, and some turn the words after
them around. Those that hold emoji and letters of other scripts together stay."""

import re

UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def without_unseen(text: str) -> str:
    return UNSEEN.sub("", text)
