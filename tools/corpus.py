"""Gather the public texts that the base space is learned from into one file.

    PYTHONPATH=src python tools/corpus.py FOLDER corpus.jsonl.gz [--held-out]

FOLDER holds the data as their README describes them. Projects with sha1(projectId) % 5 == 1
are left out, so that they can be used to measure with: --held-out
writes just their abstracts. No names, numbers or addresses are taken, only titles and texts.
"""

import csv
import gzip
import hashlib
import html
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from sprang.core.text import detect

LONG = 200
csv.field_size_limit(10**9)
Row = dict[str, str]
SUBJECT = re.compile(r"\d+: ([^,]*), ([^,]*)")


def main(folder: Path, out: Path, found: Callable[[Path], Iterator[Row]]) -> None:
    with out.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
        for row in found(folder):
            cleaned = {key: clean(text) for key, text in row.items()}
            if all(cleaned.values()):
                file.write(json.dumps(cleaned, ensure_ascii=False).encode() + b"\n")


def passages(folder: Path) -> Iterator[Row]:
    kept = [row for row in projects(folder) if not is_held_out(row["projectId"])]
    yield from once(texts_of(kept))
    for row in rows(folder / "registers/cpv_2008_sv_en.csv.gz"):
        yield {"sv": row["namn_sv"], "en": row["namn_en"]}
    for row in lines(folder / "assignments/government_assignments.jsonl.gz"):
        yield {"text": f"{row['title']}. {row['text']}"}
    for row in rows(folder / "cases/jrc_innovative_public_services.csv.gz"):
        told = ("name", "description", "primary_sector", "technology")
        yield {"text": ". ".join(row[name] for name in told)}
    yield from once(indicators(folder))
    for row in rows(folder / "programme/almedalen_2022.csv.gz"):
        yield {"text": f"{row['title']}. {row['description']} {row['more_info']}"}
    yield from once(procurements(folder))
    with gzip.open(folder / "ideas/challenge_gov_closed.json.gz") as file:
        challenges = json.load(file)
    for row in challenges["_challenge"]:
        yield {
            "text": ". ".join(row[name] for name in ("challenge-title", "tagline", "description"))
        }


def held_out(folder: Path) -> Iterator[Row]:
    kept = [row for row in projects(folder) if is_held_out(row["projectId"])]
    for row in texts_of(kept):
        if "sv" in row and detect(row["sv"]) == "sv" and min(map(len, row.values())) > LONG:
            yield row


def projects(folder: Path) -> Iterator[Row]:
    for name in ("vinnova", "other_funders"):
        yield from rows(folder / f"projects/{name}_projects.csv.gz")


def is_held_out(project: str) -> bool:
    return int(hashlib.sha1(project.encode(), usedforsecurity=False).hexdigest(), 16) % 5 == 1


def texts_of(kept: list[Row]) -> Iterator[Row]:
    for row in kept:
        for name in ("Title", "Abstract"):
            swedish, english = row[f"project{name}Sv"], row.get(f"project{name}En") or ""
            if swedish and english and not is_english(swedish):
                yield {"sv": swedish, "en": english}
            elif swedish or english:
                yield {"text": swedish or english}
        for swedish, english in SUBJECT.findall(row["scbs"]):
            yield {"sv": swedish, "en": english}


def is_english(text: str) -> bool:
    """Some abstracts are English on both sides; a title is too short to tell."""
    return len(text) > LONG and detect(text) == "en"


def indicators(folder: Path) -> Iterator[Row]:
    """Many indicators differ in a figure only: one of each beginning is enough."""
    seen: set[str] = set()
    for row in rows(folder / "registers/kolada_indicators.csv.gz"):
        text = f"{row['title']}. {row['description']}"
        beginning = re.sub(r"[\W\d]", "", text)[:60]
        if beginning not in seen:
            seen.add(beginning)
            yield {"text": text}


def procurements(folder: Path) -> Iterator[Row]:
    """What is bought, and from which branch; not from whom."""
    names = ("Upphandlingens titel", "Huvudsaklig CPV-kod", "CPV-Kategori",
             "SNI-Detaljgrupp för leverantör")  # fmt: skip
    for kind in ("procurements", "contracted_tenders"):
        for row in rows(folder / f"procurement/uhm_{kind}_2021.csv.gz"):
            told = ". ".join(row[name] for name in names if row.get(name))
            yield {"text": re.sub(r"\d", "", told), "language": "sv"}


def once(found: Iterator[Row]) -> Iterator[Row]:
    seen: set[tuple[str, ...]] = set()
    for row in found:
        if (key := tuple(row.values())) not in seen:
            seen.add(key)
            yield row


def lines(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def clean(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.unescape(text or ""))).strip()


if __name__ == "__main__":
    wanted = held_out if "--held-out" in sys.argv else passages
    main(Path(sys.argv[1]), Path(sys.argv[2]), wanted)
