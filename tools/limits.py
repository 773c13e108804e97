"""The table of limits, made of the limits themselves.

    python tools/limits.py          print the table
    python tools/limits.py FILE     put it into the file, between its two markers

A test fails while the table in `docs/security.md` differs from what this makes.
"""

import os
import sys
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- limits -->\n", "<!-- /limits -->"
SPANS = {60: "a minute", 600: "10 minutes", 900: "15 minutes", 3600: "an hour", 86_400: "a day"}
BY = {
    "ADDRESS": "address",
    "PERSON": "person",
    "ACCOUNT_HERE": "account, from one place",
    "ACCOUNT": "account, from everywhere",
}


def table() -> str:
    """Each limit once, with the doors it holds for."""
    from sprang.site.late import stash
    from sprang.site.limits.rules import API, FILE, POSTED, READ

    doors: dict[Any, list[str]] = {}
    for name, rules in [*POSTED.items(), *READ.items()]:
        for rule in rules:
            doors.setdefault(rule, []).append(f"`{name}`")
    doors[stash.STASHING] = ["a form that is kept until its writer has signed in"]
    for rule in FILE:
        doors.setdefault(rule, []).append("a list as a file")
    doors |= {rule: ["`/api/v1/`"] for rule in API}
    head = "| at | how many | in | counted by |\n|---|---|---|---|\n"
    return head + "".join(
        f"| {', '.join(names)} | {rule.rate.amount} | {SPANS[rule.rate.seconds]}"
        f" | {BY[rule.per.name]} |\n"
        for rule, names in doors.items()
    )


def main(arguments: list[str]) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sprang.site.settings_test")
    django.setup()
    for name in arguments:
        file = Path(name)
        before, rest = file.read_text().split(BEGIN)
        file.write_text(before + BEGIN + table() + END + rest.split(END)[1])
    if not arguments:
        sys.stdout.write(table())


if __name__ == "__main__":
    main(sys.argv[1:])
