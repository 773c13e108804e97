"""Files to read in, the same for the same seed: needs as a city has them, and files as they break.

python -m tests.imports.making 100000 behov.csv
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

HEAD = ("Ärendenummer", "Rubrik", "Beskrivning", "Vem det drabbar", "Önskad effekt", "Datum")
WHO = ("Undersköterskor", "Elever", "Vaktmästare", "Anhöriga", "Lärare", "Bibliotekarier", "Kockar")
WHAT = ("nycklarna", "larmet", "blanketten", "bussen", "journalen", "matlistan", "bokningen")
HURTS = (
    "försvinner",
    "kommer för sent",
    "stämmer inte",
    "görs om för hand",
    "finns på tre ställen",
)
WHEN = ("varje morgon", "på helgerna", "när vikarien kommer", "vid löning", "mitt i natten")
TAIL = (
    "Det tar en kvart varje gång och ingen vet vem som ska göra det.",
    "Vi har ringt; svaret blev att vänta.",
    'Någon skrev "gör som förut" på en lapp, men lappen är borta.',
    "Förra året kostade det två tjänster; i år blir det mer.",
    "Det drabbar dem som inte kan vänta: barn, äldre, nattpersonal.",
)


def needs(rows: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """So many needs, no two alike, 200 to 1,200 characters long."""
    chance = random.Random(seed)  # noqa: S311
    for number in range(1, rows + 1):
        who, what, hurts = (chance.choice(words) for words in (WHO, WHAT, HURTS))
        title = f"{who}: {what} {hurts} {chance.choice(WHEN)}, avdelning {number}"
        text = " ".join(chance.choice(TAIL) for _ in range(chance.randint(3, 18)))
        day = f"202{chance.randint(2, 5)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        body = f"{title}.\n\n{text}"
        yield f"{number:06d}", title, body, who, f"Att {what} fungerar", day


def write(file: TextIO, rows: int, seed: int = 1) -> None:
    writer = csv.writer(file, delimiter=";")
    writer.writerow(HEAD)
    writer.writerows(needs(rows, seed))


def made(path: Path, rows: int, seed: int = 1) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        write(file, rows, seed)
    return path


if __name__ == "__main__":
    made(Path(sys.argv[2]), int(sys.argv[1]))
